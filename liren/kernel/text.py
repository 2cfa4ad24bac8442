"""Cleaning what people paste: full-width signs, odd spaces, characters that nobody sees.

`clean_cell` keeps Chinese punctuation, because it belongs to names of places and to sentences; `half_width`
turns all of it, for numbers and codes. Dates are read in `liren.kernel.dates`.
"""

from __future__ import annotations

import re
from datetime import date, datetime

SPACES = "\t\r\n\v\f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d"
    "\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u3164\ufeff\uffa0\ufff9\ufffa\ufffb\ufffc"
)
CONTROLS = "".join(chr(code) for code in (*range(9), *range(14, 32), *range(127, 133), *range(134, 160)))

_GONE: dict[int, str] = dict.fromkeys(map(ord, INVISIBLE + CONTROLS), "")
_BLANK: dict[int, str] = dict.fromkeys(map(ord, SPACES), " ")
_WIDE: dict[int, str] = {0xFF01 + i: chr(0x21 + i) for i in range(94)}
_KEPT = map(ord, "，；：？！（）")
"""Full-width signs that are right as they are in Chinese text."""

_CELL = {**_GONE, **_BLANK, **_WIDE}
for _code in _KEPT:
    del _CELL[_code]
_ALL = {**_GONE, **_BLANK, **_WIDE, ord("。"): ".", ord("、"): ",", ord("￥"): "¥"}

_DIRTY = re.compile(f"[{re.escape(''.join(map(chr, _CELL)))}]|^ | $|  ")
_RUNS = re.compile(r" {2,}")
_BETWEEN_CHINESE = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_DOTS = re.compile(r"(?<=[\u3400-\u9fff]) ?[•・･‧∙⋅●.·] ?(?=[\u3400-\u9fff])")


def whole_number(typed: str) -> int:
    """The number in an address or a hidden field; 0 where there is none (² is a digit to Python, and no number)."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else 0


def clean_cell(value: object) -> str:
    """The text of a cell as a person reads it: no stray spaces, no invisible signs, digits half-width."""
    if type(value) is str:
        return clean_text(value)
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        at_midnight = not (value.hour or value.minute or value.second)
        return value.date().isoformat() if at_midnight else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    return clean_text(str(value))


def clean_text(text: str) -> str:
    """One line of clean text. Costs next to nothing where there is nothing to clean."""
    if _DIRTY.search(text) is None:
        return text
    return _RUNS.sub(" ", text.translate(_CELL)).strip()


def clean_name(text: str) -> str:
    """A person's name: no spaces between Chinese characters (张 三 → 张三), one kind of middle dot."""
    text = clean_text(text)
    if text.isalpha() or text.isascii():
        return text
    return _BETWEEN_CHINESE.sub("", _DOTS.sub("·", text))


def half_width(text: str) -> str:
    """All full-width signs as their half-width twins, odd spaces as plain ones; for numbers and codes."""
    return text if text.isascii() and text.isprintable() else text.translate(_ALL)


def one_of_each(text: str) -> str:
    """Text for comparing words: half-width, without any space, lower case."""
    return half_width(text).replace(" ", "").lower()
