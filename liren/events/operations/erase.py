"""Erase what events say about a person, and keep that they happened (PIPL art. 47)."""

from __future__ import annotations

from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from liren.events.models import Event
from liren.events.operations.record import record
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor

ERASED = "events.detail_erased"
PERMISSION = "security.manage"


def erase_details(subject: models.Model, *, actor: Actor, reason: str) -> int:
    """Erase the old and new values in all events about a subject; how many events had any.

    Each erasure is an event of its own: the chain still proves that the event happened and that its details
    were erased, by whom and why. Refused without a reason, and unless the actor holds the right over every
    place where those events happened. Nobody is told. May be part of a larger operation.
    """
    if not reason.strip():
        raise Refused(_("Say why: an erasure is kept with its reason."), field="reason")
    with transaction.atomic():
        found = list(_with_details(subject))
        for event in found:
            actor.require(PERMISSION, event.place_code)
            record(ERASED, actor=actor, place_code=event.place_code, subject=event, reason=reason)
        return _erase([event.pk for event in found])


def _with_details(subject: models.Model) -> models.QuerySet[Event]:
    rows = Event.objects.unscoped("the right is required over each event's place, one by one")
    return rows.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk, detail__isnull=False)


def _erase(events: list[int]) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT events_erase_details(%s::bigint[])", [events])
        return int(cursor.fetchone()[0])
