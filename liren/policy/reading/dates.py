"""Days as documents print them: 2020年4月14日, 二〇二〇年四月十四日."""

from __future__ import annotations

import re
from datetime import date

from liren.policy.reading.numerals import number
from liren.policy.reading.views import squeezed
from liren.policy.reading.words import DATE

_POINTED = re.compile(r"(?P<y>(?:19|20)\d{2})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})")


def day_in(words: str) -> date | None:
    """The first whole day that a line names."""
    match = DATE.search(words) or _POINTED.search(words)
    return day_of(match["y"], match["m"], match["d"]) if match else None


def day_of(year: str, month: str, day: str) -> date | None:
    """A day of the calendar, or None for the 31st of February."""
    parts = [number(squeezed(part)) for part in (year, month, day)]
    try:
        return date(*[part or 0 for part in parts])
    except ValueError:
        return None
