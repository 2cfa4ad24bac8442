"""Which documents judge a place, and how it stands on each."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.expressions import Combinable

from liren.kernel.scope import Actor
from liren.places.choices import Level
from liren.places.queries.succession import former_codes
from liren.policy.choices import State
from liren.policy.models import Adoption, FullRound, Pack, Verdict
from liren.policy.queries.fenced import hidden_from
from liren.policy.queries.gaps import OPEN
from liren.policy.queries.standing import VIEW


def applying(actor: Actor, place_code: str) -> list[Pack]:
    """The documents that judge a place: those that bind it and those that were adopted, with how it stands (`n_met` …)."""
    above = ["", *(place_code[:level] for level in Level.values if 0 < level <= len(place_code))]
    adopted = Adoption.objects.unscoped("which documents apply is public").filter(
        pack=OuterRef("pk"), place_code__in=above, to_on=None
    )
    counts = {f"n_{state.name.lower()}": _count(actor, place_code, Q(state=state)) for state in State}
    rows = Pack.objects.annotate(
        adopted=Exists(adopted), judged_at=Subquery(FullRound.objects.order_by("-finished_at").values("finished_at")[:1]),
        n_open=_count(actor, place_code, OPEN), **counts,
    )  # fmt: skip
    return list(
        rows.filter(Q(area__in=above) | Q(area__in=former_codes(above)) | Q(adopted=True)).order_by(
            "-kind", "code"
        )
    )


def _count(actor: Actor, place_code: str, which: Q) -> Combinable:
    """How many checks of a pack stand so at the place."""
    rows = Verdict.objects.visible_to(actor, VIEW).filter(
        which, place_code=place_code, clause__pack=OuterRef("pk"), clause__check_data__isnull=False
    )
    rows = rows.exclude(clause__in=hidden_from(actor, place_code))
    counted: Any = rows.order_by().values("clause__pack").annotate(n=Count("clause_id")).values("n")
    return Subquery(counted)


def judges(pack: Pack) -> bool:
    """Whether a document (with its counts) judges the place by any clause."""
    return any(getattr(pack, f"n_{state.name.lower()}") for state in State)
