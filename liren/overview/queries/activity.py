"""How much was done to the register of a place, a day: for the chart. Numbers only, nobody's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.utils import timezone

from liren.events.models import Event
from liren.kernel.scope import within
from liren.overview.board import Stand

DAYS = 14
NEW = ("people.person_registered", "people.came_back", "people.roster_committed")
KEPT = ("people.person_edited", "people.confirmed", "people.moved_home", "people.conflict_decided", "people.tagged",
        "people.contact_added", "people.identity_set")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the chart."""

    day: date
    new: int
    kept: int


def activity(stand: Stand, place: str) -> list[Day]:
    """The last fourteen days, also those on which nothing was done."""
    first = stand.today - timedelta(days=DAYS - 1)
    rows = Event.objects.unscoped("numbers of acts in the reader's own place").filter(
        within("place_code", [place]), at__gte=timezone.make_aware(datetime.combine(first, time())),
        action__in=(*NEW, *KEPT),
    )  # fmt: skip
    counted = rows.order_by().annotate(on=TruncDate("at")).values("on").annotate(
        new=Count("pk", filter=Q(action__in=NEW)), kept=Count("pk", filter=Q(action__in=KEPT))
    )  # fmt: skip
    told = {row["on"]: (row["new"], row["kept"]) for row in counted}
    days = [first + timedelta(days=i) for i in range(DAYS)]
    return [Day(day, *told.get(day, (0, 0))) for day in days]
