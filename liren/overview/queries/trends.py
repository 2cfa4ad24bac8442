"""How a place stood day by day: from the lines that the judge writes when something changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from liren.kernel.scope import Actor
from liren.overview.queries.places_below import PERMISSION
from liren.overview.standing import NAMES, Standing, total
from liren.places.choices import Level
from liren.policy.models import TallyDay, Verdict, VerdictDay

MONTH, YEAR = 30, 365
Line = list[tuple[date, Standing]]


def trend(actor: Actor, code: str, checks: Iterable[int], today: date, days: int = MONTH) -> Line:
    """The units below a place (a community: itself) at the end of each day; days before the first judgement are left out."""
    first = today - timedelta(days=days - 1)
    changed: dict[date, dict[int, Standing]] = defaultdict(dict)
    for clause, day, standing in _changes(actor, code, list(checks), first):
        changed[max(day, first)][clause] = standing
    return list(_carried(changed, first, days)) if changed else []


def _carried(
    changed: dict[date, dict[int, Standing]], first: date, days: int
) -> Iterator[tuple[date, Standing]]:
    """What was not written stayed as it was."""
    now: dict[int, Standing] = {}
    for day in (first + timedelta(days=n) for n in range(days)):
        now |= changed.get(day, {})
        if now:
            yield day, total(now.values())


def _changes(actor: Actor, code: str, checks: list[int], first: date) -> Iterator[tuple[int, date, Standing]]:
    """Every line since the first day, and the last one before it of each check; in the order of days."""
    if len(code) >= Level.COMMUNITY:
        told = _lines(VerdictDay, actor, code, checks, first, "state").union(
            _now(actor, code, checks), all=True
        )
        found = ((clause, day, Standing.of(state)) for clause, day, state in told)
    else:
        told = _lines(TallyDay, actor, code, checks, first, *NAMES)
        found = ((clause, day, Standing(*counts)) for clause, day, *counts in told)
    yield from sorted(found, key=lambda row: row[1])


def _lines(model: Any, actor: Actor, code: str, checks: list[int], first: date, *columns: str) -> Any:
    """Clause, day and columns."""
    rows = model.objects.visible_to(actor, PERMISSION).filter(place_code=code, clause_id__in=checks)
    before = rows.filter(day__lt=first).order_by("clause_id", "-day").distinct("clause_id")
    since = rows.filter(day__gte=first).order_by()
    return before.values_list("clause_id", "day", *columns).union(
        since.values_list("clause_id", "day", *columns), all=True
    )


def _now(actor: Actor, code: str, checks: list[int]) -> Any:
    """How a community stands, and since which day: the line that has not ended."""
    rows = Verdict.objects.visible_to(actor, PERMISSION).filter(place_code=code, clause_id__in=checks)
    return rows.values_list("clause_id", "since", "state")
