"""The working calendar: seeded from the published notices, corrected by hand when a new one comes out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import creating
from liren.kernel.errors import Refused
from liren.kernel.scope import EVERYWHERE, Actor
from liren.places.choices import DayKind
from liren.places.models import CalendarDay

PERMISSION = "calendar.edit"


def set_days(days: Iterable[date], *, actor: Actor, kind: str, name: str = "") -> int:
    """Say what the notice makes of these days. A day that is as its weekday says is forgotten."""
    days = list(days)
    if not 0 < len(days) <= 40:
        raise Refused(_("Choose a first and a last day, at most 40 days apart."), field="to_on")
    with creating(actor=actor, permission=PERMISSION, place_code=_widest(actor)):
        for day in days:
            _set(day, kind, name)
        record(
            "places.calendar_changed",
            actor=actor,
            place_code=_widest(actor),
            label=f"{days[0]} – {days[-1]}",
            new={"kind": kind, "name": name},
        )
    return len(days)


def _set(day: date, kind: str, name: str) -> None:
    plain = DayKind.REST if day.weekday() >= 5 else DayKind.WORKING
    if kind == plain:
        CalendarDay.objects.filter(pk=day).delete()
    else:
        CalendarDay.objects.update_or_create(day=day, defaults={"kind": kind, "name": name})


def _widest(actor: Actor) -> str:
    return next(iter(actor.prefixes(PERMISSION)), EVERYWHERE)
