"""What policies tell the Today page: how many requirements are open at the reader's own unit."""

from __future__ import annotations

from django.db.models import Count, Q, Subquery, Value
from django.db.models.functions import JSONObject

from liren.overview.board import Figure, Stand
from liren.policy.choices import PackState, State
from liren.policy.models import Verdict
from liren.policy.queries.gaps import OPEN

VIEW = "policy.view"


def _gaps(stand: Stand) -> Subquery:
    """{n, bad}: what somebody can do something about, and how many of them are not met."""
    rows = Verdict.objects.visible_to(stand.actor, VIEW).filter(
        OPEN, place_code=stand.place(VIEW), clause__pack__state=PackState.IN_FORCE
    )
    told = JSONObject(n=Count("clause_id"), bad=Count("clause_id", filter=Q(state=State.NOT_MET)))
    return Subquery(rows.order_by().annotate(one=Value(1)).values("one").annotate(told=told).values("told"))


FIGURES = (Figure("gaps", VIEW, _gaps),)
