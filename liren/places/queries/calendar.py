"""The working calendar as it stands in the table."""

from __future__ import annotations

from liren.kernel.calendar import Calendar
from liren.places.models import CalendarDay


def calendar() -> Calendar:
    """The calendar that deadlines are counted by; years without any day in the table are unknown to it."""
    return Calendar.of_rows(CalendarDay.objects.values_list("day", "kind", "name"))
