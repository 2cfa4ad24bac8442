"""Amounts in Chinese capitals (人民币大写), as the rules for filling in bills and vouchers write them."""

from __future__ import annotations

from liren.kernel.money import LIMIT

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")


def capitals(fen: int) -> str:
    """人民币壹仟贰佰叁拾肆元伍角整: no gap before the first digit, 整 where no fen follow."""
    if abs(fen) >= LIMIT:
        raise ValueError("no capitals for so much money")
    yuan, rest = divmod(abs(fen), 100)
    sign = "负" if fen < 0 else ""
    return f"人民币{sign}{_yuan(yuan)}{_change(yuan, *divmod(rest, 10))}"


def _yuan(yuan: int) -> str:
    return f"{_number(yuan)}元" if yuan else ""


def _change(yuan: int, jiao: int, fen: int) -> str:
    if not jiao and not fen:
        return "整" if yuan else "零元整"
    text = f"{_DIGITS[jiao]}角" if jiao else ("零" if yuan else "")
    return text + (f"{_DIGITS[fen]}分" if fen else "整")


def _number(number: int) -> str:
    """Groups of four digits from the left; one 零 for any run of zeros inside."""
    text = ""
    for group in range((len(str(number)) - 1) // 4, -1, -1):
        part = number // 10_000**group % 10_000
        if part == 0:
            text = _with_gap(text)
            continue
        if text and part < 1000:
            text = _with_gap(text)
        text += _group(part) + _unit(group, number)
    return text.rstrip("零")


def _unit(group: int, number: int) -> str:
    """万亿 only once: 1,2345,0000,0000 is 壹万贰仟叁佰肆拾伍亿, not 壹万亿贰仟….亿."""
    if group == 3:
        return "万亿" if number // 10**8 % 10_000 == 0 else "万"
    return _GROUPS[group]


def _with_gap(text: str) -> str:
    return text if not text or text.endswith("零") else text + "零"


def _group(part: int) -> str:
    text = ""
    for place in range(3, -1, -1):
        digit = part // 10**place % 10
        if digit:
            text += _DIGITS[digit] + _PLACES[place]
        elif text:
            text = _with_gap(text)
    return text.rstrip("零")
