"""Birthdays: as exactly as a roster tells them, and whether a known day is the one meant."""

from __future__ import annotations

from datetime import date

from liren.kernel.dates import DateProblem, Precision, ReadDate, read_date
from liren.people.roster.words import Unread, plain


def read_day(cell: object) -> ReadDate | Unread | None:
    """The day in a cell; None where there is none."""
    text = plain(cell)
    if not text:
        return None
    try:
        return read_date(cell)
    except DateProblem:
        return Unread("born.unreadable", text)


def agrees(told: ReadDate, known: date) -> bool:
    """Whether the known day fits what was told, as far as it was told."""
    if told.day.year != known.year or told.precision is Precision.YEAR:
        return told.day.year == known.year
    return told.day.month == known.month and (told.precision is Precision.MONTH or told.day.day == known.day)
