"""From stretches to clauses: path, label, heading, text, and what the text demands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date

from liren.policy.reading.deadlines import deadlines_in
from liren.policy.reading.document import Clause, Span
from liren.policy.reading.labels import Token
from liren.policy.reading.layout import Row
from liren.policy.reading.names import masked
from liren.policy.reading.owners import owners_in
from liren.policy.reading.plain import compact, covered
from liren.policy.reading.quantities import quantities_in
from liren.policy.reading.tree import Stretch
from liren.policy.reading.views import squeezed
from liren.policy.reading.wording import heading_of, joined

_MARKS = re.compile(r"(?<![、.。，： ])[、.。，： ]+$")
_ASIDE = re.compile(r"（[^（）]{1,300}）")
_OPENING_MARKS = re.compile(r"^[ \n、.。：，]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """The text that clauses are cut from."""

    source: str
    view: str
    rows: list[Row]
    names: frozenset[str]
    issued_on: date | None

    def rows_in(self, start: int, end: int) -> list[Row]:
        """The rows that a stretch touches."""
        first = bisect_right(self.rows, start, key=lambda row: row.end)
        return self.rows[first : bisect_left(self.rows, end, key=lambda row: row.start)]

    def words(self, start: int, end: int) -> str:
        """A stretch as it may be shown."""
        return masked(joined(self.source, self.rows_in(start, end), start, end), self.names)


def clauses_of(stretches: tuple[Stretch, ...], reading: Reading) -> tuple[Clause, ...]:
    """The clauses in reading order."""
    found: list[Clause] = []
    for stretch in stretches:
        above = found[stretch.parent].path if stretch.parent >= 0 else ()
        found.append(_clause(stretch, above, reading))
    return tuple(found)


def _clause(stretch: Stretch, above: tuple[str, ...], reading: Reading) -> Clause:
    label = label_of(stretch.token, reading.view) if stretch.token else stretch.annex
    begin = stretch.token.end if stretch.token else stretch.start
    text = _OPENING_MARKS.sub("", reading.words(begin, stretch.end))
    heading = masked(stretch.heading, reading.names) or heading_of(text)
    plain = compact(reading.view[begin : stretch.end])
    deadlines = deadlines_in(plain, reading.issued_on)
    rest = covered(plain, [(one.start, one.end) for one in deadlines if not one.counted])
    lines = _lines(begin, stretch.end, reading)
    return Clause(
        (*above, _name(stretch, label, heading)), label, heading, text, Span(stretch.start, stretch.end),
        quantities_in(rest), tuple(one.deadline for one in deadlines), owners_in(lines, reading.names),
    )  # fmt: skip


def _lines(start: int, end: int, reading: Reading) -> str:
    """The paragraphs of a clause; a list or a bracket that goes on in the next line is mended."""
    words = joined(reading.view, reading.rows_in(start, end), start, end)
    return _ASIDE.sub(lambda m: m[0].replace("\n", ""), re.sub(r"(?<=[、，]) *\n *", "", words))


def label_of(token: Token, view: str) -> str:
    """The label as printed, in one width and without stray spaces and marks: 1 、 is 1、, 1。、 is 1。"""
    words = squeezed(view[token.start : token.end])
    return re.sub(r"([、.。，])[、.。，]+$", r"\1", words)


def _name(stretch: Stretch, label: str, heading: str) -> str:
    """What the clause is called in a path: 二, （一）, 2, 第三条; its heading where it has no number."""
    if stretch.token is None:
        return stretch.annex or "正文"
    return _MARKS.sub("", label) if stretch.token.ordinal > 0 and label else heading
