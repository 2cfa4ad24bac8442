"""Tables of contents: lists of labels that open no clause."""

from __future__ import annotations

import re

from liren.policy.reading.layout import Opening, Row
from liren.policy.reading.views import squeezed

_HEAD = re.compile(r"[〔（]?目[录次][〕）]?")
_LEADERS = re.compile(r"(?:[.…·．—-]{2,}|\s{2,})\s*（?-? ?\d{1,3} ?-?）?$")
_PAGE = re.compile(r"[^\d ] +\d{1,3}$")
"""Enough under the word 目录, where a tab stands before the number of the page."""
_LONGEST, _TAIL = 400, 40


def contents_of(rows: list[Row]) -> tuple[int, int]:
    """The rows of the table of contents, from – to; equal where there is none."""
    for at, row in enumerate(rows[:_LONGEST]):
        if _HEAD.fullmatch(squeezed(row.view)):
            return at, _end(rows, at + 1)
    led = [at for at, row in enumerate(rows[:_LONGEST]) if _LEADERS.search(row.view[-_TAIL:])]
    if len(led) >= 3 and led[-1] - led[0] < len(led) * 2:
        return led[0], led[-1] + 1
    return 0, 0


def _end(rows: list[Row], first: int) -> int:
    at = first
    while taken := _entry(rows, at):
        at += taken
    if at > first or first >= len(rows):
        return at
    return _first_again(rows, first)


def _entry(rows: list[Row], at: int) -> int:
    """How many lines the entry at this place takes: a long one is broken. 0 where there is none."""
    words = ""
    for taken, row in enumerate(rows[at : at + 3], start=1):
        if taken > 1 and row.opening == Opening.CLEAR:
            return 0
        words += row.view
        if _LEADERS.search(words[-_TAIL:]) or _PAGE.search(words[-_TAIL:]):
            return taken
    return 0


def _first_again(rows: list[Row], first: int) -> int:
    """Without page numbers, the list ends where its first line comes again."""
    opening = squeezed(rows[first].view)
    for at in range(first + 1, min(len(rows), first + _LONGEST)):
        if squeezed(rows[at].view).startswith(opening):
            return at
    return first
