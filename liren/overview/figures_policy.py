"""What policies tell the Today page: how the reader's own unit stands, and how many requirements are open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, Subquery, Value
from django.db.models.functions import JSONObject
from django.urls import reverse

from liren.overview.board import Figure, Stand
from liren.places.choices import Level
from liren.policy.choices import PackState, State
from liren.policy.explaining.acts import TO_DO
from liren.policy.models import Verdict
from liren.policy.queries.fenced import hidden_from
from liren.policy.queries.gaps import OPEN
from liren.policy.views.filters import ICONS, KINDS

VIEW = "policy.view"
SHOWN = (State.MET, State.NEAR, State.NOT_MET, State.JUDGEMENT, State.NO_DATA)


def _stands(stand: Stand) -> Subquery:
    """{n, bad}: what somebody can do something about, and how many of them are not met; and how many stand how."""
    place = stand.place(VIEW)
    rows = Verdict.objects.visible_to(stand.actor, VIEW).filter(
        place_code=place, clause__check_data__isnull=False, clause__pack__state=PackState.IN_FORCE
    )
    rows = rows.exclude(clause__in=hidden_from(stand.actor, place))
    counted = {state.name.lower(): Count("clause_id", filter=Q(state=state)) for state in SHOWN}
    told = JSONObject(
        n=Count("clause_id", filter=OPEN),
        bad=Count("clause_id", filter=OPEN & Q(state=State.NOT_MET)),
        **counted,
    )
    return Subquery(rows.order_by().annotate(one=Value(1)).values("one").annotate(told=told).values("told"))


@dataclass(frozen=True, slots=True)
class Segment:
    """How many of the unit's requirements stand in one state, and where they are listed."""

    kind: str
    icon: str
    words: str
    count: int
    url: str


def segments(stands: Mapping[str, int] | None, sheet: str) -> list[Segment]:
    """The parts of the compliance bar; nothing for who has no sheet or whose unit nothing judges."""
    counted = [(state, (stands or {}).get(state.name.lower(), 0)) for state in SHOWN] if sheet else []
    return [
        Segment(KINDS[state], ICONS[state], f"{state.label} {n}", n, _listed(state, sheet)) for state, n in counted if n
    ]  # fmt: skip


def _listed(state: State, sheet: str) -> str:
    """A community's sheet lists its own clauses in every state; above it, the list of what is open does."""
    name = state.name.lower()
    if len(sheet) == Level.COMMUNITY:
        return f"{reverse('overview', args=[sheet])}?state={name}#clauses"
    page = "policy:gaps" if state in TO_DO and state != State.NO_DATA else "policy:place"
    return f"{reverse(page, args=[sheet])}?state={name}"


FIGURES = (Figure("stands", VIEW, _stands),)
