"""Resident identity numbers (GB 11643): is it one, whose birthday and sex does it carry, how is it masked.

A register of a million people checks each number at every import, so the eighteen characters are read in
three pieces (region, birthday, serial), each looked up in a table that fills itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from liren.kernel.identity_problems import IdentityProblem, identity_problem, wrong_check_digit
from liren.kernel.moments import today_in_china
from liren.kernel.text import half_width

__all__ = [
    "FEMALE", "MALE", "Identity", "IdentityProblem", "check_character", "clean_identity", "mask_identity",
    "one_digit_off", "parse_identity", "read_identities", "read_identity", "upgrade_15",
]  # fmt: skip

MALE: Final = "1"
FEMALE: Final = "2"
EARLIEST_YEAR = 1880

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_PROVINCES = frozenset(
    f"{zone}{province}"
    for zone, provinces in {
        1: "12345",
        2: "123",
        3: "1234567",
        4: "123456",
        5: "01234",
        6: "12345",
        7: "1",
        8: "123",
    }.items()
    for province in provinces
)
"""Provinces (GB/T 2260), and 81 to 83 for residents from Hong Kong, Macao and Taiwan."""
_CENTENARIANS = frozenset({"996", "997", "998", "999"})
"""Serial numbers that 15-digit numbers kept for people born before 1900."""

_REMOVED = str.maketrans(dict.fromkeys("'’‘`\"“” \t\r\n-‐‑–—―−_·,。、", ""))
_CROSSES = str.maketrans(dict.fromkeys("x×✕╳ХхΧχＸ*", "X"))
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d+", re.IGNORECASE)
_WHOLE_FLOAT = re.compile(r"\d+\.0+")
_EXACT_FLOAT = 10**15
"""Excel keeps fifteen digits of a number; what follows is lost."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A valid identity number and what it tells of its holder."""

    number: str
    region: str
    born: date
    sex: str
    """GB/T 2261.1: 1 male, 2 female."""


def parse_identity(value: object, today: date | None = None) -> Identity:
    """Read an identity number from a cell or field; raise `IdentityProblem` where it is none."""
    found = read_identity(value, today or today_in_china())
    if isinstance(found, IdentityProblem):
        raise found
    return found


def read_identities(values: Iterable[object], today: date | None = None) -> list[Identity | IdentityProblem]:
    """A whole column at once: each value's identity, or what is wrong with it."""
    day = today or today_in_china()
    return [read_identity(value, day) for value in values]


def read_identity(value: object, today: date) -> Identity | IdentityProblem:
    """One value's identity, or what is wrong with it, without raising: the form for long columns."""
    if type(value) is str and len(value) == 18 and (found := _quick(value, today)) is not None:
        return found
    if _lost_digits(value):
        return identity_problem("scientific")
    number = upgrade_15(clean_identity(value))
    return _quick(number, today) or _what_is_wrong(number, today)


def clean_identity(value: object) -> str:
    """The number without what typing and spreadsheets put around it. Not checked; 15 digits stay 15."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = half_width(str(value if value is not None else "")).strip()
    if _WHOLE_FLOAT.fullmatch(text):
        text = text.partition(".")[0]
    text = text.translate(_REMOVED)
    return text[:-1] + text[-1:].translate(_CROSSES)


def upgrade_15(number: str) -> str:
    """The 18-character number of a 15-digit one (in use until 1999); anything else is returned as it is."""
    if len(number) != 15 or not (number.isascii() and number.isdigit()):
        return number
    century = "18" if number[12:] in _CENTENARIANS else "19"
    longer = number[:6] + century + number[6:]
    return longer + check_character(longer)


def check_character(first17: str) -> str:
    """The last character that belongs to the first seventeen digits (ISO 7064, MOD 11-2)."""
    return _CHECK[sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True)) % 11]


def mask_identity(number: str) -> str:
    """3301**********1234: enough to tell people apart, not enough to use."""
    if len(number) < 9:
        return "*" * len(number)
    return number[:4] + "*" * (len(number) - 8) + number[-4:]


def one_digit_off(a: str, b: str) -> bool:
    """Whether two numbers differ in exactly one place, or by two neighbours swapped: typing errors."""
    if len(a) != len(b) or a == b:
        return False
    differing = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(differing) == 1:
        return True
    first, last = differing[0], differing[-1]
    return len(differing) == 2 and last == first + 1 and a[first] == b[last] and a[last] == b[first]


class _Regions(dict[str, int]):
    """First six digits → their share of the check sum. Only shapes of regions; issued lists change yearly."""

    def __missing__(self, region: str) -> int:
        known = region[:2] in _PROVINCES or region[:1] == "9"  # 9: foreigners with permanent residence
        if not (known and region.isascii() and region.isdigit()):
            return -1
        self[region] = share = sum(int(d) * w for d, w in zip(region, _WEIGHTS[:6], strict=True))
        return share


class _Birthdays(dict[str, "tuple[date, int] | None"]):
    """Eight digits → the day and its share of the check sum. Never more entries than days since 1880."""

    def __missing__(self, digits: str) -> tuple[date, int] | None:
        if not (digits.isascii() and digits.isdigit() and EARLIEST_YEAR <= int(digits[:4]) <= 2200):
            return None
        try:
            born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        except ValueError:
            return None
        entry = born, sum(int(d) * w for d, w in zip(digits, _WEIGHTS[6:14], strict=True))
        self[digits] = entry
        return entry


_regions = _Regions()
_birthdays = _Birthdays()
_SERIALS = {
    f"{i:03}": (i // 100 * 8 + i // 10 % 10 * 4 + i % 10 * 2, MALE if i % 2 else FEMALE) for i in range(1000)
}
"""Serial number → its share of the check sum, and the sex: odd for men."""


def _quick(number: str, today: date) -> Identity | None:
    birthday = _birthdays[number[6:14]]
    serial = _SERIALS.get(number[14:17])
    if birthday is None or serial is None or (region := _regions[number[:6]]) < 0 or birthday[0] > today:
        return None
    if number[17:] != _CHECK[(region + birthday[1] + serial[0]) % 11]:
        return None
    return Identity(number, number[:6], birthday[0], serial[1])


def _lost_digits(value: object) -> bool:
    if isinstance(value, float):
        return abs(value) >= _EXACT_FLOAT
    return isinstance(value, str) and _SCIENTIFIC.fullmatch(half_width(value).strip(" '’")) is not None


def _what_is_wrong(number: str, today: date) -> IdentityProblem:
    kind = _shape_problem(number)
    if kind is None and (birthday := _birthdays[number[6:14]]) is not None:
        kind = "future_date" if birthday[0] > today else "check_digit"
    if kind == "check_digit":
        return wrong_check_digit(check_character(number[:17]))
    return identity_problem(kind or "date")


def _shape_problem(number: str) -> str | None:
    if not number:
        return "empty"
    if not (number.isascii() and number[:-1].isdigit() and (number[-1].isdigit() or number[-1] == "X")):
        return "characters"
    if len(number) != 18:
        return "length"
    return "region" if _regions[number[:6]] < 0 else None
