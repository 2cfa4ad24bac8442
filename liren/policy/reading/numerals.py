"""Numbers in Chinese characters: 二十三, 一百二十, 二〇二〇, 十万, 两."""

from __future__ import annotations

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    "俩": 2,
}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}


def chinese_number(text: str) -> int | None:
    """The value of a number in characters, or None where it is none (一二, 十十)."""
    if not text:
        return None
    if all(sign in DIGITS for sign in text):
        return _in_digits(text)
    total, rest = 0, text
    for sign, size in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = rest.partition(sign)
        if found:
            value = _below_myriad(head)
            if value is None:
                return None
            total, rest = total + value * size, tail
    if not rest:
        return total
    value = _below_myriad(rest)
    return None if value is None else total + value


def _in_digits(text: str) -> int | None:
    """One digit, or digits written one by one as in years (二〇二〇)."""
    if len(text) == 1 or any(sign in "零〇○" for sign in text) or len(text) == 4:
        return int("".join(str(DIGITS[sign]) for sign in text))
    return None


def _below_myriad(text: str) -> int | None:
    total, digit, power = 0, -1, 10**4
    for sign in text:
        if sign in "零〇":
            continue
        if sign in _POWERS:
            if _POWERS[sign] >= power or (digit < 0 and _POWERS[sign] != 10):
                return None
            power = _POWERS[sign]
            total, digit = total + max(digit, 1) * power, -1
        elif sign in DIGITS and digit < 0:
            digit = DIGITS[sign]
        else:
            return None
    return total + max(digit, 0) if total or digit >= 0 else None


def number(text: str) -> int | None:
    """A whole number in digits or in characters."""
    return int(text) if text.isascii() and text.isdigit() else chinese_number(text)
