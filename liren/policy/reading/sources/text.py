"""Plain text in any encoding that Chinese offices use: UTF-8, GB18030, UTF-16."""

from __future__ import annotations

import codecs

from liren.policy.reading.refusals import FileRefused
from liren.policy.reading.sources.page import Line

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LOOK = 4096


def text_lines(data: bytes) -> list[Line]:
    """The lines of a text file."""
    return lines_of(decoded(data))


def lines_of(text: str) -> list[Line]:
    """A text as lines, whatever ends them."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\u2028", "\n")
    return [Line(line) for line in plain.replace("\f", "\n").split("\n")]


def decoded(data: bytes) -> str:
    """The characters of a file; raises `FileRefused` where no encoding fits."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if _readable(text):
            return text
    raise FileRefused("encoding")


def _encodings(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    start = data[:_LOOK]
    if b"\0" in start or _looks_wide(start):
        little = start[1::2].count(0) >= start[0::2].count(0)
        first, second = ("utf-16-le", "utf-16-be") if little else ("utf-16-be", "utf-16-le")
        return (first, second, "utf-8", "gb18030")
    return ("utf-8", "gb18030", "utf-16-le", "utf-16-be")


def _looks_wide(start: bytes) -> bool:
    """Chinese in UTF-16 without a mark has no zero bytes but punctuation of the block U+30xx and U+FFxx."""
    return len(start) > 20 and max(start[0::2].count(0xFF), start[1::2].count(0xFF)) * 40 > len(start)


def _readable(text: str) -> bool:
    """Text, and not bytes that happen to decode: few controls, and mostly Chinese, digits and Latin letters."""
    look = text[:_LOOK]
    usual = sum(1 for sign in look if " " <= sign <= "~" or sign in "\t\n\r\f\v\ufeff" or _usual(sign))
    return usual * 10 >= len(look) * 8


def _usual(sign: str) -> bool:
    return (
        "\u4e00" <= sign <= "\u9fff"
        or "\u2010" <= sign <= "\u33ff"
        or "\uff00" <= sign <= "\uffef"
        or sign in "\xa0·×°"
    )
