"""Money as whole fen (分): read from cells, shown with thousands, written in capitals on vouchers.

Floating point never touches an amount: 0.1 + 0.2 yuan is thirty fen.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from math import isfinite

from django.utils.translation import gettext_lazy as _

from liren.kernel.problems import Unreadable
from liren.kernel.text import half_width

LIMIT = 10**16
"""A hundred trillion yuan in fen: more is a mistake, and capitals have no word for it."""


class MoneyProblem(Unreadable):
    """Not an amount. Kinds: empty, shape, fractions (more exact than a fen), range."""


_SHAPE = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d+(?:\.\d*)?|\.\d+)(?P<unit>万|亿|千|百|元|圆|块)?元?整?"
)
_UNITS = {"万": 10_000, "亿": 100_000_000, "千": 1000, "百": 100}
_REMOVED = str.maketrans(dict.fromkeys(" '’¥￥$", ""))
_CURRENCY = re.compile(r"^(人民币|RMB|CNY)[:：]?|(人民币|RMB|CNY)$", re.IGNORECASE)


def parse_money(value: object) -> int:
    """The fen of a cell or field: 1,234.50 · ￥12 · （12.00） · -3元 · 1.5万. Raises `MoneyProblem`."""
    text = _bare(value)
    if not text:
        raise _problem("empty")
    negative, text = _sign(text)
    found = _SHAPE.fullmatch(text)
    if found is None:
        raise _problem("shape")
    fen = Decimal(found["number"].replace(",", "")) * _UNITS.get(found["unit"], 1) * 100
    return -_whole(fen) if negative else _whole(fen)


def fen_of(yuan: Decimal | int) -> int:
    """Whole fen of an exact amount in yuan; more exact amounts are refused, never rounded."""
    try:
        return _whole(Decimal(yuan) * 100)
    except InvalidOperation:
        raise _problem("shape") from None


def format_money(fen: int, symbol: str = "") -> str:
    """1,234.50, −1,234.50 with a real minus sign; the symbol (¥) stands before the digits."""
    yuan, rest = divmod(abs(fen), 100)
    return f"{'−' if fen < 0 else ''}{symbol}{yuan:,}.{rest:02}"


def plain_money(fen: int) -> str:
    """-1234.50: for files that other programs read."""
    yuan, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{yuan}.{rest:02}"


def _bare(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float):
        return f"{Decimal(repr(round(value, 6))):f}" if isfinite(value) else "?"
    text = half_width(str(value)).translate(_REMOVED)
    return _CURRENCY.sub("", text).replace("−", "-").replace("—", "-").translate(_REMOVED)


def _sign(text: str) -> tuple[bool, str]:
    """Minus signs and accountants' brackets."""
    if text.startswith("(") and text.endswith(")"):
        return True, text[1:-1]
    return text.startswith("-"), text.removeprefix("-") if text.startswith("-") else text.removeprefix("+")


def _whole(fen: Decimal) -> int:
    if abs(fen) >= LIMIT:
        raise _problem("range")
    if fen != fen.to_integral_value():
        raise _problem("fractions")
    return int(fen)


def _problem(kind: str) -> MoneyProblem:
    return MoneyProblem(kind, _MESSAGES[kind])


_MESSAGES = {
    "empty": _("The amount is missing."),
    "shape": _("This is not an amount. Write it as 1234.50."),
    "fractions": _("An amount has at most two places after the point: yuan, jiao, fen."),
    "range": _("The amount is too large. Look for a doubled digit."),
}
