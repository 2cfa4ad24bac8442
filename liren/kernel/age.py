"""Ages, counted as the law counts them: to the day, complete on the birthday itself."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Band(NamedTuple):
    """A range of ages with a name: `first` to `last`, both included; no last: and older."""

    key: str
    first: int
    last: int | None

    def __contains__(self, age: object) -> bool:
        return isinstance(age, int) and self.first <= age and (self.last is None or age <= self.last)


def bands(*firsts: int) -> tuple[Band, ...]:
    """The bands that begin at these ages, the last one open: 0, 60, 80 → 0-59, 60-79, 80+."""
    ends = [first - 1 for first in firsts[1:]]
    closed = [Band(f"{first}-{last}", first, last) for first, last in zip(firsts, ends, strict=False)]
    return (*closed, Band(f"{firsts[-1]}+", firsts[-1], None))


BANDS = bands(0, 6, 14, 18, 35, 60, 70, 80, 90, 100)
"""How offices count: before school, below and above 14 (PIPL art. 31), of age, and the elderly by tens."""


def age_on(born: date, day: date) -> int:
    """Complete years on a day. Before birth: negative. Born on 29 February: complete on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birthday(born: date, age: int) -> date:
    """The first day on which somebody is of this age."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def born_by(age: int, day: date) -> date:
    """The latest day of birth of those who are at least of this age on a day: the bound for queries."""
    try:
        return day.replace(year=day.year - age)
    except ValueError:
        return date(day.year - age, 2, 28)


def band_of(age: int, among: tuple[Band, ...] = BANDS) -> Band | None:
    """The band an age lies in, if any."""
    return next((band for band in among if age in band), None)
