"""What a place is called in speech, and the letters one types to find it. Pure."""

from __future__ import annotations

import re

from pypinyin import Style, lazy_pinyin

_COMMITTEE = re.compile(r"(社区居民委员会|社区居委会|居民委员会|居委会|村民委员会|村委会)$")
_WHOLE = ("社区", "居民区", "小区", "片区", "村", "新村", "嘎查", "社", "苑", "里")
_HETERONYMS = {"重庆": "cq", "厦门": "xm", "长": "c", "六安": "la", "番禺": "py", "东阿": "de", "大厦": "ds"}
_HETERONYM = re.compile("|".join(_HETERONYMS))


def short_name(name: str, level: int) -> str:
    """罗桐社区居委会 → 罗桐社区, 新蓬村委会 → 新蓬村; what has no committee in its name stays as it is."""
    found = _COMMITTEE.search(name) if level == 12 else None
    if found is None:
        return name
    stem, ending = name[: found.start()], found.group()
    if not stem or stem.endswith(_WHOLE):
        return stem or name
    return stem + ("社区" if ending.startswith("社区") else "村" if ending.startswith("村") else "居委会")


def initials(name: str) -> str:
    """罗桐社区 → ltsq. Letters and digits stay; what has no sound is left out."""
    if _HETERONYM.search(name):
        name = _HETERONYM.sub(lambda found: _HETERONYMS[found.group()], name)
    return name.translate(_LETTERS)[:80]


class _Letters(dict[int, str]):
    """The first letter of each character's reading, looked up once per character of the country."""

    def __missing__(self, point: int) -> str:
        self[point] = letter = _letter(chr(point))
        return letter


def _letter(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isalnum() else ""
    read = lazy_pinyin(character, style=Style.FIRST_LETTER, errors="ignore")
    return str(read[0])[:1] if read else ""


_LETTERS = _Letters()
