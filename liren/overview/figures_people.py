"""What the register tells the Today page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, Min, Q, Subquery, Sum, Value
from django.db.models.functions import JSONObject

from liren.kernel.scope import within
from liren.ledgers.queries.exports import mine, to_approve
from liren.ledgers.rules import KEPT
from liren.overview.board import Figure, Stand
from liren.overview.queries.reading import number, number_since, some
from liren.people.choices import BatchState
from liren.people.models import (
    Conflict,
    Enrolment,
    Household,
    Person,
    PersonDocument,
    PersonTag,
    Residency,
    RosterBatch,
)
from liren.people.rules import stale_before
from liren.places.models import PlaceCount

VIEW = "people.view"
AHEAD = timedelta(days=14)
"""How far the list looks ahead for what ends."""
BEHIND = timedelta(days=7)
"""How long an import's errors are called to mind."""


def people_here(stand: Stand) -> Any:
    """The people of the reader's place who are on the register."""
    return stand.rows(Person, VIEW).filter(left_on=None, merged_into=None)


def joined(stand: Stand) -> Any:
    """Who came to live or be registered here this month, and still does."""
    first = stand.today.replace(day=1)
    began = Residency.objects.unscoped("since when people in scope live here").filter(
        from_on__gte=first, to_on=None
    )
    return people_here(stand).filter(pk__in=began.values("person_id"))


def left(stand: Stand) -> Any:
    """Who left this month."""
    return stand.rows(Person, VIEW).filter(left_on__gte=stand.today.replace(day=1), merged_into=None)


def _people(stand: Stand) -> Subquery:
    rows = (
        PlaceCount.objects.filter(within("place_code", [stand.place(VIEW)]))
        .annotate(one=Value(1))
        .values("one")
    )
    return Subquery(rows.annotate(n=Sum("people")).values("n"))


def _stale(stand: Stand) -> Subquery:
    old = Q(confirmed_on=None) | Q(confirmed_on__lt=stale_before(stand.today))
    return number_since(people_here(stand).filter(old), "confirmed_on")


def _ending(stand: Stand, model: Any, permission: str, column: str) -> Any:
    first, last = stand.today, stand.today + AHEAD
    return stand.rows(model, permission).filter(**{f"{column}__gte": first, f"{column}__lte": last})


def _tags(stand: Stand) -> ArraySubquery:
    rows = _ending(stand, PersonTag, VIEW, "to_on").filter(person__left_on=None).values("tag")
    told = JSONObject(tag=F("tag"), n=Count("person", distinct=True), first=Min("to_on"))
    return ArraySubquery(rows.annotate(one=told).values("one"))


def _documents(stand: Stand) -> ArraySubquery:
    rows = _ending(stand, PersonDocument, "people.documents", "keep_until").order_by("keep_until")
    return some(rows, 3, person="person_id", title="title", until="keep_until")


def _batches(stand: Stand, **conditions: Any) -> Any:
    return stand.rows(RosterBatch, "people.import").filter(**conditions).order_by("created_at")


def _ready(stand: Stand) -> ArraySubquery:
    rows = _batches(stand, state=BatchState.READY)
    return some(rows, id="pk", name="file_name", at="created_at", by="by_id")


def _faulty(stand: Stand) -> ArraySubquery:
    since = stand.now - BEHIND
    rows = _batches(stand, state=BatchState.COMMITTED, committed_at__gte=since, counts__error__gt=0)
    return some(rows, id="pk", name="file_name", at="committed_at", n="counts__error")


def _to_approve(stand: Stand) -> ArraySubquery:
    rows = to_approve(stand.actor).select_related(None).order_by("pk")
    return some(rows, id="pk", what="what", n="rows", who="by__display_name", at="asked_at", full="full")


def _ready_exports(stand: Stand) -> Any:
    rows = mine(stand.actor).select_related(None).exclude(file="")
    fresh = rows.filter(approved_at__gte=stand.now - KEPT, downloaded_at=None, refused_at=None).order_by("pk")
    return some(fresh, id="pk", what="what", n="rows", at="approved_at")


FIGURES = (
    Figure("people", VIEW, _people),
    Figure("households", VIEW, lambda stand: number(stand.rows(Household, VIEW)), heavy=True),
    Figure("stale", VIEW, _stale, heavy=True),
    Figure("joined", VIEW, lambda stand: number(joined(stand)), heavy=True),
    Figure("left", VIEW, lambda stand: number(left(stand)), heavy=True),
    Figure("conflicts", "people.edit",
           lambda stand: number_since(stand.rows(Conflict, "people.edit").filter(decision=""), "raised_at")),
    Figure("tags_ending", VIEW, _tags, heavy=True),
    Figure("papers_ending", "people.documents", _documents, heavy=True),
    Figure("care_ending", "care.view",
           lambda stand: number_since(_ending(stand, Enrolment, "care.view", "to_on"), "to_on")),
    Figure("imports_ready", "people.import", _ready),
    Figure("imports_faulty", "people.import", _faulty),
    Figure("exports_waiting", "exports.approve", _to_approve),
    Figure("exports_ready", "people.export", _ready_exports),
)  # fmt: skip
