"""Telephone numbers of mainland China: mobile, landline with area code, local landline, service numbers.

One number has one spelling (`13800000000`, `0571-88880000`, `0571-88880000-801`), so that a search finds it
however it was typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from liren.kernel.problems import Unreadable
from liren.kernel.text import half_width


class PhoneKind(StrEnum):
    """What a number rings."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    LOCAL = "local"
    """A landline without its area code: rings only from the same city."""
    SERVICE = "service"
    """400 and 800 numbers, and short ones such as 12345."""


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in its one spelling."""

    number: str
    kind: PhoneKind


class PhoneProblem(Unreadable):
    """Not a telephone number. Kinds: empty, scientific, characters, several, length, prefix."""


_PUNCTUATION = str.maketrans(dict.fromkeys(" '’‘`\"·.,。，()（）[]【】\t\r\n", ""))
_DASHES = str.maketrans(dict.fromkeys("‐‑–—―−_/*转", "-"))
_MOBILE = re.compile(r"1[3-9]\d{9}")
_AREA = r"0(?:10|2\d|[3-9]\d\d)"
_LANDLINE = re.compile(rf"({_AREA})-?([2-9]\d{{6,7}})(?:-(\d{{1,6}}))?")
_LOCAL = re.compile(r"([2-9]\d{6,7})(?:-(\d{1,6}))?")
_SERVICE = re.compile(r"(?:[48]00)-?(\d{3})-?(\d{4})|1[012]\d{1,3}|9[56]\d{3,4}")
_SPLIT = re.compile(r"[/;；,，、|\n]| (?=1[3-9]\d{9}|0\d{2,3}-?\d{7})|[\u4e00-\u8f6b\u8f6d-\u9fff]+:?")
"""Signs between two numbers, and Chinese words beside them other than 转: 19900000000(儿子)或88880000."""
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d+", re.IGNORECASE)


def clean_phone(value: object) -> str:
    """The one spelling of a number; raises `PhoneProblem` where it is none."""
    return read_phone(value).number


def read_phone(value: object) -> Phone:
    """Read one number from a cell or field; raise `PhoneProblem` where it is none, or more than one."""
    if isinstance(value, str) and len(value) == 11 and value.isascii() and _MOBILE.fullmatch(value):
        return Phone(value, PhoneKind.MOBILE)
    return _read(_as_text(value))


def split_phones(value: object) -> list[str]:
    """The single texts of a cell that holds several numbers: 13800000000/88880000 → two."""
    parts = _SPLIT.split(half_width(_as_text(value)))
    return [part for part in map(str.strip, parts) if any(map(str.isdigit, part))]


def mask_phone(number: str) -> str:
    """138****5678; a landline keeps its area code and last two digits: 0571-******00."""
    if _MOBILE.fullmatch(number):
        return f"{number[:3]}****{number[-4:]}"
    area, dash, rest = number.partition("-") if number.startswith("0") else ("", "", number)
    local, _dash, _extension = rest.partition("-")
    return f"{area}{dash}{'*' * (len(local) - 2)}{local[-2:]}"


@lru_cache(maxsize=4096)
def _read(text: str) -> Phone:
    digits = _bare(text)
    if found := _known(digits):
        return found
    raise PhoneProblem(kind := _what_is_wrong(text, digits), _MESSAGES[kind])


def _as_text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def _bare(text: str) -> str:
    digits = half_width(text).translate(_DASHES).translate(_PUNCTUATION).strip("-")
    for country in ("+86", "0086", "+086"):
        digits = digits.removeprefix(country).lstrip("-")
    if digits.startswith("86") and len(digits) == 13:
        digits = digits[2:]
    squeezed = digits.replace("-", "")
    if _MOBILE.fullmatch(squeezed.removeprefix("0")):
        return squeezed.removeprefix("0")
    return digits


def _known(digits: str) -> Phone | None:
    if _MOBILE.fullmatch(digits):
        return Phone(digits, PhoneKind.MOBILE)
    if landline := _LANDLINE.fullmatch(digits):
        return Phone("-".join(part for part in landline.groups() if part), PhoneKind.LANDLINE)
    if _SERVICE.fullmatch(digits):
        return Phone(digits.replace("-", ""), PhoneKind.SERVICE)
    if local := _LOCAL.fullmatch(digits):
        return Phone("-".join(part for part in local.groups() if part), PhoneKind.LOCAL)
    return None


def _what_is_wrong(text: str, digits: str) -> str:
    if not digits:
        return "empty"
    if _SCIENTIFIC.fullmatch(half_width(text)):
        return "scientific"
    if len(split_phones(text)) > 1:
        return "several"
    plain = digits.replace("-", "")
    if not plain.isdigit():
        return "characters"
    return "prefix" if len(plain) == 11 else "length"


_MESSAGES = {
    "empty": _("The telephone number is missing."),
    "scientific": _(
        "The telephone number was turned into a number such as 1.38E+10. "
        "Set the column to text in the spreadsheet and enter the number again."
    ),
    "several": _(
        "There is more than one telephone number here. Keep one, and put the others in their own column."
    ),
    "characters": _("A telephone number has only digits. Look for a wrong character."),
    "length": _(
        "A mobile number has 11 digits, a landline 7 or 8 after its area code. "
        "Look for a missing or doubled digit."
    ),
    "prefix": _("No mobile or landline number begins like this. Look for a wrong digit at the start."),
}
