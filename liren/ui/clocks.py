"""How much time is left, in words: the arithmetic behind a deadline's clock. No database, no templates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

QUARTER = 75
"""From this share of the time used, in percent, the clock warns."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A deadline as it is shown: state ("", "warn" or "bad"), words, time of day, how full its bar is."""

    state: str
    words: str
    at: str
    used: int


def clock_of(due: date | datetime, started: datetime | None, now: datetime) -> Clock:
    """The clock of a deadline; a date means the end of that day. Without a start the last day counts."""
    end = due if isinstance(due, datetime) else timezone.make_aware(datetime.combine(due, time(23, 59, 59)))
    begin = started or end - timedelta(days=1)
    left = end - now
    if left < timedelta(0):
        return Clock("bad", _("%(time)s late") % {"time": spoken(-left)}, "", 100)
    whole = max((end - begin).total_seconds(), 1)
    used = min(100, max(0, round((now - begin).total_seconds() / whole * 100)))
    state = "warn" if used >= QUARTER else ""
    return Clock(state, _("%(time)s left") % {"time": spoken(left)}, _at(end, now), used)


def spoken(span: timedelta) -> str:
    """1 h 25 min; 3 d 6 h: the two largest units, no more."""
    minutes = int(span.total_seconds()) // 60
    days, hours, minutes = minutes // 1440, minutes % 1440 // 60, minutes % 60
    if days:
        return _("%(days)d d %(hours)d h") % {"days": days, "hours": hours}
    if hours:
        return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes}
    return _("%(minutes)d min") % {"minutes": minutes}


def _at(end: datetime, now: datetime) -> str:
    local = timezone.localtime(end)
    return f"{local:%H:%M}" if local.date() == timezone.localtime(now).date() else f"{local:%m-%d}"
