"""How places stand on clauses: from the tallies that the judge keeps, never by counting verdicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Case, IntegerField, Value, When

from liren.kernel.scope import Actor
from liren.overview.queries.places_below import PERMISSION
from liren.overview.standing import NAMES, Standing
from liren.policy.choices import State
from liren.policy.models import Tally, Verdict

ByClause = dict[int, Standing]


def standings(actor: Actor, codes: Iterable[str], checks: Iterable[int]) -> dict[str, ByClause]:
    """Place → check → how the units below it, and the place itself, stand. One read, a row or two for each check."""
    wanted = {"place_code__in": list(codes), "clause_id__in": list(checks)}
    below = Tally.objects.visible_to(actor, PERMISSION).filter(**wanted)
    itself = Verdict.objects.visible_to(actor, PERMISSION).filter(**wanted).annotate(**_ONE)
    told = below.values_list("place_code", "clause_id", *NAMES).union(
        itself.values_list("place_code", "clause_id", *_ONE), all=True
    )
    found: dict[str, ByClause] = defaultdict(dict)
    for place, clause, *counts in told:
        found[place][clause] = found[place].get(clause, Standing()) + Standing(*counts)
    return found


_ONE: dict[str, Any] = {
    f"is_{name}": Case(When(state=state, then=Value(1)), default=Value(0), output_field=IntegerField())
    for name, state in zip(NAMES, State, strict=True)
}
"""A verdict as a tally of one."""
