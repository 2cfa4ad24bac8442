"""The numbers that Word prints itself: which label a paragraph of a numbered list carries (numbering.xml)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%(\d)")
_CN = "零一二三四五六七八九"
HIGHEST = 32767
"""Word counts no further."""
LONGEST = 100
"""Characters of a label's pattern: one that is longer is there to fill the memory."""


@dataclass(slots=True)
class Level:
    """How one level of a list is numbered."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    """The level after which it begins anew; None for any higher one, 0 for never."""
    legal: bool = False
    style: str = ""


@dataclass(slots=True)
class _List:
    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """All lists of a document, counting along as its paragraphs are read."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._by_style: dict[str, tuple[str, int]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        shared = {
            _value(element, "abstractNumId", own=True): _List(dict(map(_level, element.findall(f"{W}lvl"))))
            for element in root.findall(f"{W}abstractNum")
        }
        for element in root.findall(f"{W}num"):
            base = shared.get(_value(element, "abstractNumId"))
            if base is None:
                continue
            number = _value(element, "numId", own=True)
            changed = _overrides(element, base.levels)
            self._lists[number] = _List(changed) if changed else base
            for level, form in self._lists[number].levels.items():
                if form.style:
                    self._by_style.setdefault(form.style, (number, level))

    def of_style(self, style: str) -> tuple[str, int] | None:
        """The list and level that a paragraph style is tied to."""
        return self._by_style.get(style)

    def label(self, number: str, level: int) -> str:
        """The next label of a list, counted on; empty where the list has none."""
        found = self._lists.get(number)
        form = found.levels.get(level) if found else None
        if found is None or form is None:
            return ""
        self._count(found, level, form)
        if form.form == "none":
            return ""
        if form.form == "bullet":
            return _bullet(form.text)
        return _PLACE.sub(lambda match: _shown(found, int(match[1]) - 1, form.legal), form.text)

    @staticmethod
    def _count(found: _List, level: int, form: Level) -> None:
        found.counts[level] = found.counts.get(level, form.start - 1) + 1
        for lower in [other for other in found.counts if other > level]:
            restart = found.levels.get(lower, Level()).restart
            if restart is None or 0 < level + 1 <= restart:
                del found.counts[lower]
        for higher in range(level):
            found.counts.setdefault(higher, found.levels[higher].start if higher in found.levels else 1)


def _bullet(text: str) -> str:
    """Signs of symbol fonts are shown as a dot; a dash stays one."""
    return "——" if set(text) & set("—–-") else "• "


def _shown(found: _List, level: int, legal: bool) -> str:
    form = found.levels.get(level, Level())
    value = found.counts.get(level, form.start)
    return str(value) if legal else FORMS.get(form.form, str)(value)


def _level(element: Element) -> tuple[int, Level]:
    restart = _value(element, "lvlRestart")
    return number_of(_value(element, "ilvl", own=True)), Level(
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText")[:LONGEST],
        number_of(_value(element, "start"), 1),
        number_of(restart) if restart else None,
        element.find(f"{W}isLgl") is not None,
        _value(element, "pStyle"),
    )


def _overrides(element: Element, levels: dict[int, Level]) -> dict[int, Level]:
    """Levels of a list that begins anew or looks otherwise than the one it is made from; empty where it does not."""
    changes = element.findall(f"{W}lvlOverride")
    changed = dict(levels) if changes else {}
    for change in changes:
        level = number_of(_value(change, "ilvl", own=True))
        if (own := change.find(f"{W}lvl")) is not None:
            changed[level] = _level(own)[1]
        elif (start := _value(change, "startOverride")) and level in levels:
            old = levels[level]
            changed[level] = Level(old.form, old.text, number_of(start, 1), old.restart, old.legal, old.style)
    return changed


def _value(element: Element, name: str, *, own: bool = False) -> str:
    """An attribute of the element itself, or the `val` of a child."""
    if own:
        return element.get(f"{W}{name}", "")
    child = element.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def number_of(text: str, otherwise: int = 0) -> int:
    """A number as a file tells it; what is none, or more than Word counts to, was not said."""
    is_one = text.isascii() and text.isdigit() and len(text) < 6 and int(text) <= HIGHEST
    return int(text) if is_one else otherwise


def in_chinese(value: int) -> str:
    """21 → 二十一, as labels count."""
    if value < 10:
        return _CN[value]
    if value < 20:
        return "十" + (_CN[value - 10] if value > 10 else "")
    if value < 100:
        return _CN[value // 10] + "十" + (_CN[value % 10] if value % 10 else "")
    rest = value % 100
    tail = (
        ""
        if not rest
        else (
            "零" + _CN[rest]
            if rest < 10
            else (_CN[rest // 10] + "十" + (_CN[rest % 10] if rest % 10 else ""))
        )
    )
    return _CN[value // 100] + "百" + tail if value < 1000 else str(value)


def _circled(value: int) -> str:
    return chr(0x2460 + value - 1) if 1 <= value <= 20 else str(value)


def _letters(first: str) -> Callable[[int], str]:
    return lambda value: chr(ord(first) + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _roman(value: int) -> str:
    signs = ""
    for size, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        signs += sign * (value // size)
        value %= size
    return signs


FORMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": in_chinese, "chineseCountingThousand": in_chinese, "japaneseCounting": in_chinese, "ideographDigital": in_chinese,
    "taiwaneseCounting": in_chinese, "taiwaneseCountingThousand": in_chinese, "japaneseDigitalTenThousand": in_chinese, "ideographTraditional": in_chinese,
    "decimalEnclosedCircle": _circled, "decimalEnclosedCircleChinese": _circled, "decimalZero": lambda value: f"{value:02d}",
    "lowerLetter": _letters("a"), "upperLetter": _letters("A"), "upperRoman": _roman, "lowerRoman": lambda value: _roman(value).lower(),
}  # fmt: skip
"""Number formats of Word (ISO/IEC 29500-1, 17.18.59) that Chinese documents use; others are shown in digits."""
