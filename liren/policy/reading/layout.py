"""How the lines of a text stand: where paragraphs begin, and whether lines were broken at a fixed width.

A line is a paragraph in a docx or on a web page; in text copied from a PDF or an old mail it is a piece of one.
Nobody says which, so the lengths of the lines are asked: where many unfinished lines are equally long, and none is
longer, the text was broken at that width.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum

from liren.policy.reading.sources.page import Line

CLOSED = re.compile(r"[。！？；：…][”’）》〕]*$|[。；][（〔][^。]{2,200}[）〕]$")
_WIDE = re.compile(r"[\u1100-\uffff]")
_LONG = 26
"""Running text longer than this and without an end goes on in the next line; headings are shorter."""
_FEWEST = 3


class Opening(IntEnum):
    """How likely a line is the first of a paragraph."""

    MIDDLE = 0
    """The line before was broken in mid-sentence."""
    LOOSE = 1
    """The line before is long and has no end: an odd break, or a heading without a full stop."""
    CHANCE = 2
    """The line before is full and happens to end with a sentence."""
    CLEAR = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A line in its place: `start` is its first sign that is no space, `end` the end after its last."""

    start: int
    end: int
    view: str
    opening: Opening
    full: bool
    line: Line

    @property
    def closed(self) -> bool:
        """Whether the line ends with the end of a sentence."""
        return CLOSED.search(self.view) is not None


def rows_of(lines: list[Line], view: str) -> list[Row]:
    """The lines that hold something, in order."""
    places = _places(lines, view)
    is_full = _fullness([view[start:end] for _indent, start, end, _gap, _line in places])
    indents = any(indent >= 2 for indent, *_rest in places) and any(indent < 2 for indent, *_rest in places)
    rows: list[Row] = []
    for indent, start, end, gap, line in places:
        words = view[start:end]
        before = rows[-1] if rows else None
        opening = Opening.CLEAR if indents and indent >= 2 else _opening(before, gap, is_full is not None)
        rows.append(Row(start, end, words, opening, bool(is_full and is_full(words, indent)), line))
    return rows


def _places(lines: list[Line], view: str) -> list[tuple[int, int, int, bool, Line]]:
    """Indent, start, end, whether an empty line stands before, and the line."""
    places, at, gap = [], 0, True
    for line in lines:
        words = view[at : at + len(line.text)]
        if bare := words.strip():
            indent = len(words) - len(words.lstrip())
            places.append((indent, at + indent, at + indent + len(bare), gap, line))
        gap = not bare
        at += len(line.text) + 1
    return places


def _opening(before: Row | None, gap: bool, broken: bool) -> Opening:
    if before is None or before.line.cells:
        return Opening.CLEAR
    if before.closed:
        return Opening.CHANCE if before.full and not gap else Opening.CLEAR
    if broken:
        perhaps = gap or before.view.endswith("）")
        return Opening.CLEAR if not before.full else Opening.LOOSE if perhaps else Opening.MIDDLE
    return Opening.LOOSE if len(before.view) > _LONG else Opening.CLEAR


class _Fullness:
    """Whether a line reaches the width at which the text was broken."""

    def __init__(self, measure: object, width: int, slack: int) -> None:
        self.width, self.slack, self.by_sign = width, slack, measure is len

    def __call__(self, words: str, indent: int) -> bool:
        size = len(words) if self.by_sign else wide(words)
        return size + indent * (1 if self.by_sign else 2) >= self.width - self.slack


def _fullness(texts: list[str]) -> _Fullness | None:
    """The width of the text, counted in signs or as printed; None where lines are paragraphs."""
    open_lines = [words for words in texts if not CLOSED.search(words)]
    for measure, slack in ((len, 1), (wide, 5)):
        sizes = Counter(measure(words) for words in open_lines)
        if not sizes:
            return None
        width = max(size for size in sizes if sizes[size] >= min(2, max(sizes.values())))
        near = sum(count for size, count in sizes.items() if width - slack <= size <= width + 1)
        longer = sum(measure(words) > width + slack for words in texts)
        exact = measure is len and sizes[width] == near and not longer
        if near >= _FEWEST and near * (20 if exact else 6) >= len(texts) and longer * 30 <= len(texts):
            return _Fullness(measure, width, slack)
    return None


def wide(words: str) -> int:
    """The width in print: a Chinese character takes two."""
    return len(words) + len(_WIDE.findall(words))
