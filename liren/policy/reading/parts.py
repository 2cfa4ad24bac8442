"""The parts of a file: the head, the text proper, the signature, and annexes that are texts of their own."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from liren.policy.reading.back import Back, back_of, is_annex, trail
from liren.policy.reading.contents import contents_of
from liren.policy.reading.front import Front, front_of
from liren.policy.reading.layout import Row
from liren.policy.reading.views import squeezed
from liren.policy.reading.words import TITLE_END


@dataclass(frozen=True, slots=True)
class Part:
    """Rows in which clauses are looked for. `annex` is its label (附件1), empty for the text proper."""

    first: int
    last: int
    annex: str = ""
    heading: str = ""
    head_rows: int = 0


@dataclass(frozen=True, slots=True)
class Parts:
    """How the rows of a file are shared out; what is in no part is front or back matter."""

    front: Front
    parts: tuple[Part, ...]
    back: Back


def parts_of(rows: list[Row], labelled: set[int]) -> Parts:
    """Share out the rows."""
    listed, body = contents_of(rows)
    front = front_of(rows[:listed] if body > listed else rows, labelled)
    begin = max(front.rows, body)
    if body > listed == 0:
        front = front_of(rows[body:], labelled)
        begin = body + front.rows
    back = back_of(rows, labelled, begin)
    return Parts(front, (Part(begin, back.first), *_annexes(rows, labelled, back.last)), back)


def _annexes(rows: list[Row], labelled: set[int], first: int) -> list[Part]:
    starts = [at for at in range(first, len(rows)) if is_annex(rows[at])]
    found = []
    if first < len(rows) and (not starts or starts[0] > first) and _titled(rows, first):
        last = starts[0] if starts else len(rows)
        taken = front_of(rows[first:last], labelled).rows
        found.append(Part(first + taken, back_of(rows[:last], labelled, first + taken).first))
    for start, last in pairwise([*starts, len(rows)]):
        head = front_of(rows[start + 1 : last], labelled)
        end = trail(rows, start + 1 + head.rows, last)
        found.append(Part(start, end, squeezed(rows[start].view).strip("〔〕："), head.title, 1 + head.rows))
    return found


def _titled(rows: list[Row], first: int) -> bool:
    """Whether a document of its own begins here: 某某方案 on a line."""
    return any(TITLE_END.search(squeezed(row.view)) and len(row.view) < 60 for row in rows[first : first + 4])
