"""Names in pinyin, for the search box: lgy and liguiying both find 李桂英.

Each character is looked up once and kept, because a roster holds a million names written with three thousand
characters. Surnames are read as surnames: 单 is Shan, 曾 is Zeng, 尉迟 is Yuchi.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pypinyin import lazy_pinyin

from liren.kernel.text import clean_name

_SINGLE = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "区": "ou", "查": "zha", "朴": "piao", "盖": "ge",
    "缪": "miao", "覃": "qin", "翟": "zhai", "郇": "xun", "乐": "yue", "员": "yun", "折": "she", "秘": "bi",
    "黑": "he", "繁": "po", "召": "shao", "祭": "zhai", "卜": "bu", "乜": "nie", "能": "nai", "种": "chong",
    "重": "chong", "佴": "nai", "隗": "wei", "阚": "kan", "粘": "nian", "都": "du", "句": "gou", "藏": "zang",
    "洗": "xian", "薄": "bo",
}  # fmt: skip
"""Characters that are read differently as a surname than by default."""

_DOUBLE = {
    "尉迟": ("yu", "chi"), "万俟": ("mo", "qi"), "单于": ("chan", "yu"), "长孙": ("zhang", "sun"),
    "令狐": ("ling", "hu"), "澹台": ("tan", "tai"), "鲜于": ("xian", "yu"), "闾丘": ("lv", "qiu"),
    "亓官": ("qi", "guan"), "夏侯": ("xia", "hou"), "皇甫": ("huang", "fu"), "欧阳": ("ou", "yang"),
    "上官": ("shang", "guan"), "司马": ("si", "ma"), "诸葛": ("zhu", "ge"), "宇文": ("yu", "wen"),
    "呼延": ("hu", "yan"), "申屠": ("shen", "tu"), "乐正": ("yue", "zheng"), "公冶": ("gong", "ye"),
    "濮阳": ("pu", "yang"), "淳于": ("chun", "yu"), "太叔": ("tai", "shu"),
}  # fmt: skip
"""Surnames of two characters."""

_HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_ALL_HAN = re.compile("[\u4e00-\u9fff]*")
_PIECES = re.compile(rf"{_HAN.pattern}|[A-Za-z]+|[0-9]+")


def initials(name: str) -> str:
    """The first letters of a name's syllables: lgy for 李桂英, al for Anna Lee."""
    return "".join([syllable[0] for syllable in syllables(name)])


def full_pinyin(name: str) -> str:
    """A name's syllables without gaps: liguiying."""
    return "".join(syllables(name))


def syllables(name: str) -> tuple[str, ...]:
    """The syllables of a name, its surname read as one. A word in Latin letters counts as one syllable."""
    pieces = list(name) if _ALL_HAN.fullmatch(name) else _PIECES.findall(clean_name(name))
    if len(pieces) > 2 and (double := _DOUBLE.get(pieces[0] + pieces[1])):
        return (*double, *map(_syllable, pieces[2:]))
    if len(pieces) > 1:
        return (_surname(pieces[0]), *map(_syllable, pieces[1:]))
    return tuple(map(_surname, pieces))


def _surname(piece: str) -> str:
    return _SINGLE.get(piece) or _syllable(piece)


@lru_cache(maxsize=32768)
def _syllable(piece: str) -> str:
    """One character's usual reading, or a Latin word. A character without a known reading stays itself."""
    if piece.isascii():
        return piece.lower()
    return lazy_pinyin(piece)[0]
