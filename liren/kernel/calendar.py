"""The working calendar: which days are worked, when a time limit ends, and how that was counted.

Pure: the days come from an editable table (the State Council's yearly notice). A year that nobody has entered
yet is counted by weekends alone, and every result that touches it says so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

SATURDAY = 5


class DayKind(StrEnum):
    """What a day is. Only days that differ from their weekday stand in the table."""

    WORKING = "working"
    MAKE_UP = "make_up"
    """A Saturday or Sunday that is worked in exchange (调休)."""
    REST = "rest"
    """A weekend, or a weekday off in exchange."""
    HOLIDAY = "holiday"

    @property
    def worked(self) -> bool:
        """Whether offices are open."""
        return self in {DayKind.WORKING, DayKind.MAKE_UP}


@dataclass(frozen=True, slots=True)
class Due:
    """The day a time limit ends, and the years in it whose holidays nobody has entered."""

    day: date
    unknown_years: tuple[int, ...] = ()

    @property
    def uncertain(self) -> bool:
        """Whether the day may still move when a year's holidays are announced."""
        return bool(self.unknown_years)

    @property
    def warning(self) -> str | Promise:
        """The sentence to show beside an uncertain day; empty where it is certain."""
        if not self.unknown_years:
            return ""
        return format_lazy(_UNKNOWN, years=", ".join(map(str, self.unknown_years)))


class Step(NamedTuple):
    """One day of a count: what it is, and the number of working days counted so far."""

    day: date
    kind: DayKind
    name: str
    counted: int


class Calendar:
    """Days that differ from their weekday, and the years for which they are known."""

    def __init__(
        self,
        days: Mapping[date, DayKind],
        known_years: Iterable[int],
        names: Mapping[date, str] | None = None,
    ) -> None:
        self.days = dict(days)
        self.known_years = frozenset(known_years)
        self.names = dict(names or {})
        self._years: dict[int, tuple[date, ...]] = {}

    @classmethod
    def of_rows(cls, rows: Iterable[tuple[date, str, str]]) -> Calendar:
        """The calendar of table rows (day, kind, name). A year is known when it has any row."""
        found = list(rows)
        days = {day: DayKind(kind) for day, kind, _name in found}
        return cls(days, {day.year for day in days}, {day: name for day, _kind, name in found if name})

    def kind(self, day: date) -> DayKind:
        """What a day is, by the table or by its weekday."""
        return self.days.get(day) or (DayKind.REST if day.weekday() >= SATURDAY else DayKind.WORKING)

    def is_working_day(self, day: date) -> bool:
        """Whether offices are open on a day."""
        return self.kind(day).worked

    def add_working_days(self, start: date, count: int) -> Due:
        """The working day on which `count` working days have passed; the day of the start is not counted.

        Zero gives the start itself, or the next working day when the start is none. Negative counts go back.
        """
        day = self._forward(start, count) if count >= 0 else self._back(start, -count)
        return Due(day, self._unknown(start, day))

    def add_days(self, start: date, count: int) -> Due:
        """The day after `count` calendar days; a limit ending on a day off ends on the next working day."""
        day = self._forward(start + timedelta(days=count), 0)
        return Due(day, self._unknown(start, day))

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative when the end lies before."""
        if end < start:
            return -self.working_days_between(end, start)
        if start.year == end.year:
            return self._passed(end) - self._passed(start)
        between = sum(len(self._worked(year)) for year in range(start.year, end.year))
        return between + self._passed(end) - self._passed(start)

    def explain(self, start: date, count: int) -> list[Step]:
        """Every day from the start to the end of a limit, so that a person can check the count."""
        end = self.add_working_days(start, count).day
        step = 1 if end >= start else -1
        steps = [Step(start, self.kind(start), self.names.get(start, ""), 0)]
        for offset in range(step, (end - start).days + step, step):
            day = start + timedelta(days=offset)
            counted = steps[-1].counted + self.is_working_day(day)
            steps.append(Step(day, self.kind(day), self.names.get(day, ""), counted))
        return steps

    def _forward(self, start: date, count: int) -> date:
        year, worked = start.year, self._worked(start.year)
        index = bisect_right(worked, start) + count - 1 if count else bisect_left(worked, start)
        while index >= len(worked):
            index -= len(worked)
            year += 1
            worked = self._worked(year)
        return worked[index]

    def _back(self, start: date, count: int) -> date:
        year, worked = start.year, self._worked(start.year)
        index = bisect_left(worked, start) - count
        while index < 0:
            year -= 1
            worked = self._worked(year)
            index += len(worked)
        return worked[index]

    def _passed(self, day: date) -> int:
        return bisect_right(self._worked(day.year), day)

    def _worked(self, year: int) -> tuple[date, ...]:
        if (worked := self._years.get(year)) is None:
            first = date(year, 1, 1)
            all_days = (first + timedelta(days=i) for i in range((date(year, 12, 31) - first).days + 1))
            worked = self._years[year] = tuple(day for day in all_days if self.is_working_day(day))
        return worked

    def _unknown(self, one: date, other: date) -> tuple[int, ...]:
        first, last = (one.year, other.year) if one <= other else (other.year, one.year)
        return tuple(year for year in range(first, last + 1) if year not in self.known_years)


def seed_from_chinesecalendar() -> list[tuple[date, DayKind, str]]:
    """The State Council's notices so far as the package knows them, as rows for the editable table."""
    from chinese_calendar import constants

    names = {holiday.value: holiday.chinese for holiday in constants.Holiday}
    rows = [
        (day, DayKind.REST if day in constants.in_lieu_days else DayKind.HOLIDAY, names[name])
        for day, name in constants.holidays.items()
    ]
    rows += [(day, DayKind.MAKE_UP, names[name]) for day, name in constants.workdays.items()]
    return sorted(rows)


_UNKNOWN = _(
    "The holidays of {years} are not in the working calendar yet: this day was counted by weekends only "
    "and may move. Enter the State Council's notice under Settings, Working calendar."
)
