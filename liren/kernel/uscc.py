"""Unified social credit codes of organisations (GB 32100): shape and check character."""

from __future__ import annotations

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from liren.kernel.problems import Unreadable
from liren.kernel.text import half_width

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Without I, O, S, V and Z, which look like digits and other letters."""

_VALUES = {sign: value for value, sign in enumerate(ALPHABET)}
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_REGISTRARS = frozenset("123456789ANY")
"""First sign: the authority that registers (5 civil affairs, 9 market regulation, N rural collectives …)."""


class CreditCodeProblem(Unreadable):
    """Not a unified social credit code. Kinds: empty, length, characters, authority, check_character."""


def parse_credit_code(value: object) -> str:
    """The code in capitals without spaces; raises `CreditCodeProblem` where it is none."""
    code = clean_credit_code(value)
    if kind := _what_is_wrong(code):
        expected = credit_check_character(code[:17]) if kind == "check_character" else ""
        raise CreditCodeProblem(kind, format_lazy(_MESSAGES[kind], expected=expected))
    return code


def clean_credit_code(value: object) -> str:
    """Capitals, half-width, without spaces and hyphens. Not checked."""
    text = half_width("" if value is None else str(value)).upper()
    return "".join(sign for sign in text if sign not in " -'’\t\r\n")


def credit_check_character(first17: str) -> str:
    """The last character that belongs to the first seventeen (ISO 7064, MOD 31-3)."""
    total = sum(_VALUES[sign] * weight for sign, weight in zip(first17, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def _what_is_wrong(code: str) -> str | None:
    if not code:
        return "empty"
    if any(sign not in _VALUES for sign in code):
        return "characters"
    if len(code) != 18:
        return "length"
    if code[0] not in _REGISTRARS or not code[2:8].isdigit():
        return "authority"
    return None if code[17] == credit_check_character(code[:17]) else "check_character"


_MESSAGES = {
    "empty": _("The unified social credit code is missing."),
    "length": _("A unified social credit code has 18 characters. Look for a missing or doubled one."),
    "characters": _(
        "A unified social credit code has digits and capitals, never I, O, S, V or Z. "
        "Look for 0 and O, 1 and I, 5 and S, 2 and Z."
    ),
    "authority": _(
        "The first eight characters of the code do not name a registering authority and a region."
    ),
    "check_character": _(
        "One of the characters of the code is wrong: the last would have to be {expected}. "
        "Compare it with the certificate."
    ),
}
