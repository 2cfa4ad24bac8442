"""The text as it is compared: one width, one kind of bracket and space, doubled print repaired.

The view has exactly the length of the source: each character has its twin at the same place, so a span found in
the one is a span of the other, and no map between them can be wrong.
"""

from __future__ import annotations

import re
import unicodedata

from liren.kernel.text import CONTROLS, INVISIBLE, SPACES


def _table() -> dict[int, str]:
    table = {0xFF01 + i: chr(0x21 + i) for i in range(94)}
    table |= dict.fromkeys(map(ord, SPACES + INVISIBLE + CONTROLS), " ")
    table |= {ord(a): b for a, b in zip(_FROM, _TO, strict=True)}
    table |= {0xFF01 + ord(a) - 0x21: b for a, b in zip(_FROM, _TO, strict=True) if "!" <= a <= "~"}
    table.pop(ord("\n"), None)
    return table


_FROM = "(),;:?![]{}【】﹝﹞［］｛｝〘〙„‟﹙﹚〈〉．｡∶﹒－–‐‑−～∼﹣「」『』％﹪〝〞﹔﹕﹐"
_TO = "（），；：？！〔〕〔〕〔〕〔〕〔〕〔〕〔〕〔〕（）〔〕.。：.-----~~-“”“”%%“”；：，"
_TABLE = _table()

_RADICALS = "⺁厂⺒巳⺓幺⺝月⺠民⺩王⺬示⺷羊⺼月⺽臼⻁虎⻄西⻅见⻆角⻇角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻱龟"


def _characters() -> dict[int, str]:
    table = dict(zip(map(ord, _RADICALS[::2]), _RADICALS[1::2], strict=True))
    for code in (0x2E9F, 0x2EF3, *range(0x2F00, 0x2FD6), *range(0xF900, 0xFAFF)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1:
            table[code] = plain
    return table


_CHARACTERS = _characters()


def with_characters(text: str) -> str:
    """Text out of a PDF often holds radicals that look like characters (⻅ for 见, ⼀ for 一): as the characters."""
    return text.translate(_CHARACTERS)


_DOUBLED_NUMBER = re.compile(r"(?<!\d)(\d{1,4}) +(?=(\d{1,4}) *[年月日])")
_DOUBLED_WORD = re.compile(r"([年月日]) +(?=\1)")
_SPACED_DIGITS = re.compile(r"(?<!\d)(?<!\d[ .])\d(?: \d)+(?![\d]| \d)")
"""2 0 1 8 年, 1 5 0 0 户: a number whose digits were set apart."""


def view_of(text: str) -> str:
    """The comparable twin of a text, character by character."""
    view = text.translate(_TABLE)
    view = _undoubled(view) if "年 年" in view or "月 月" in view else view
    return _SPACED_DIGITS.sub(lambda m: squeezed(m[0]).ljust(len(m[0])), view)


def _undoubled(view: str) -> str:
    """Print that was made bold by overprinting comes twice out of a scan: 8 2018 年 年 → 2018 年."""
    view = _DOUBLED_NUMBER.sub(lambda m: " " * len(m[0]) if m[2].endswith(m[1]) else m[0], view)
    return _DOUBLED_WORD.sub(lambda m: " " * len(m[0]), view)


def squeezed(view: str) -> str:
    """A stretch of the view without any space: for words and numbers that a line break may have parted."""
    return "".join(view.split())
