"""Dates in the shapes that rosters have: 1965.3.2, 1965年3月, 19650302, Excel serials, 一九六五年三月二日.

A date that could be read in two ways is refused: a wrong birthday is worse than none.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from math import isfinite
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from liren.kernel.problems import Unreadable
from liren.kernel.text import half_width

FIRST_YEAR, LAST_YEAR = 1850, 2100


class Precision(StrEnum):
    """How much of the date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class ReadDate(NamedTuple):
    """A date as far as it is known; unknown days and months stand at 1."""

    day: date
    precision: Precision


class DateProblem(Unreadable):
    """Not a date. Kinds: empty, shape, impossible, range, ambiguous."""


_SERIAL_EPOCH = date(1899, 12, 30)
_SERIALS = range(10_000, 73_415)
"""Excel serials of 1927 to 2100. Smaller ones look like years and are not guessed."""

_PUNCTUATED = re.compile(r"(\d{1,4})[-/.年](\d{1,2})(?:[-/.月](\d{1,4}))?[-/.月日号]?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH_ONLY = re.compile(r"(\d{4})(\d{2})")
_YEAR_ONLY = re.compile(r"(\d{4})年?")
_TIME = re.compile(r"[T ]?\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|\+\d{2}:?\d{2})?$")
_WORDS = re.compile(r"^(公历|阳历|出生(日期|年月)?[:：]?|生于)|(生|出生|以前|左右)$")
_CHINESE_DATE = re.compile(
    r"([〇零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,2})月)?(?:([一二三四五六七八九十廿卅]{1,3})[日号])?"
)
_CHINESE_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_SEPARATORS = str.maketrans(
    {"—": "-", "–": "-", "－": "-", "−": "-", "\\": "/", "。": ".", "、": ".", "·": "."}
)


def read_date(value: object) -> ReadDate:
    """Read a cell as a date; raise `DateProblem` where it is none, or could be two."""
    if isinstance(value, datetime):
        return _in_range(value.date())
    if isinstance(value, date):
        return _in_range(value)
    if isinstance(value, float):
        return _read_number(value)
    return _read(value if isinstance(value, str) else "" if value is None else str(value))


def _read_number(number: float) -> ReadDate:
    """A serial, a compact date, or 1965.03 taken for a number by a spreadsheet (1965.1: which month?)."""
    if not isfinite(number):
        raise _problem("shape")
    if number.is_integer() or not FIRST_YEAR <= number <= LAST_YEAR:
        return _read(str(int(number)))
    text = str(round(number, 2))
    if text.endswith(".1"):
        raise _problem("ambiguous")
    return _read(text)


@lru_cache(maxsize=65536)
def _read(text: str) -> ReadDate:
    clean = half_width(text).translate(_SEPARATORS)
    clean = _WORDS.sub("", _TIME.sub("", clean.strip(" '")).replace(" ", "").strip("'’"))
    if not clean:
        raise _problem("empty")
    if clean.endswith(".0") and clean[:-2].isdigit():
        clean = clean[:-2]
    return _digits(clean) if clean.isdigit() and clean.isascii() else _separated(clean)


def _digits(text: str) -> ReadDate:
    if len(text) == 5 and int(text) in _SERIALS:
        return ReadDate(_SERIAL_EPOCH + timedelta(days=int(text)), Precision.DAY)
    if whole := _COMPACT.fullmatch(text):
        return _date(*whole.groups())
    if month := _MONTH_ONLY.fullmatch(text):
        return _date(*month.groups())
    if _YEAR_ONLY.fullmatch(text):
        return _date(text)
    raise _problem("shape")


def _separated(text: str) -> ReadDate:
    if chinese := _CHINESE_DATE.fullmatch(text):
        year, month, day = chinese.groups()
        return _date(year.translate(_CHINESE_DIGITS), _chinese_number(month), _chinese_number(day))
    if year_only := _YEAR_ONLY.fullmatch(text):
        return _date(year_only[1])
    if found := _PUNCTUATED.fullmatch(text):
        return _in_order(found[1], found[2], found[3])
    raise _problem("shape")


def _in_order(first: str, second: str, third: str | None) -> ReadDate:
    if len(first) == 4:
        return _date(first, second, third)
    if third is not None and len(third) == 4:
        return _year_last(first, second, third)
    raise _problem("shape" if third is None or len(first) != 2 else "ambiguous")


def _year_last(first: str, second: str, year: str) -> ReadDate:
    """3/14/1965 and 14/3/1965 can be told; 3/4/1965 cannot."""
    a, b = int(first), int(second)
    if a > 12 or a == b:
        return _date(year, second, first)
    if b > 12:
        return _date(year, first, second)
    raise _problem("ambiguous")


def _date(year: str, month: str | None = None, day: str | None = None) -> ReadDate:
    known_month = int(month or 0)
    known_day = int(day or 0) if known_month else 0
    try:
        found = date(int(year), known_month or 1, known_day or 1)
    except ValueError:
        raise _problem("impossible") from None
    precision = Precision.DAY if known_day else Precision.MONTH if known_month else Precision.YEAR
    return _in_range(found, precision)


def _in_range(day: date, precision: Precision = Precision.DAY) -> ReadDate:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _problem("range")
    return ReadDate(day, precision)


def _chinese_number(text: str | None) -> str:
    """十 → 10, 廿三 → 23, 三十一 → 31."""
    if not text:
        return "0"
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.rpartition("十")
    high = (tens.translate(_CHINESE_DIGITS) or "1") if ten else ""
    return high + (ones.translate(_CHINESE_DIGITS) or ("0" if ten else ""))


def _problem(kind: str) -> DateProblem:
    return DateProblem(kind, _MESSAGES[kind])


_MESSAGES = {
    "empty": _("The date is missing."),
    "shape": _(
        "This is not a date. Write it as 1965-03-02; without the day as 1965-03, the year alone as 1965."
    ),
    "impossible": _("There is no such day. Look at the month and the day."),
    "range": _("The year is not possible here. Look for a wrong digit."),
    "ambiguous": _("This date can be read in two ways. Write it as 1965-03-02."),
}
