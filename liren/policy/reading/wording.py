"""The words of a clause as they are shown: broken lines joined, the heading taken from the first sentence."""

from __future__ import annotations

import re

from liren.policy.reading.layout import Opening, Row

_SPACE = re.compile(r"[ \t\u3000\xa0]+")
_BESIDE_CHINESE = re.compile(r"(?<=[\u2e80-\uffff]) (?=[\u2e80-\uffff\d])|(?<=\d) (?=[\u2e80-\uffff])")
_HEAD_END = re.compile(r"[。！？；;!?\n]")
_RUNNING = re.compile(r"[。，；,;]")
_LONGEST_HEAD = 60


def joined(source: str, rows: list[Row], start: int, end: int) -> str:
    """A stretch of the source as paragraphs: a line that goes on in the next is joined with it."""
    pieces: list[str] = []
    for row in rows:
        piece = source[max(start, row.start) : min(end, row.end)].strip()
        if not piece:
            continue
        if pieces and not _goes_on(pieces[-1], row):
            pieces.append("\n")
        pieces.append(piece)
    return "".join(pieces)


def _goes_on(before: str, row: Row) -> bool:
    """Whether a line continues the one before; a heading without an end is no running text."""
    return row.opening == Opening.MIDDLE or (
        row.opening == Opening.LOOSE and _RUNNING.search(before) is not None
    )


def heading_of(text: str) -> str:
    """The head of a clause: up to the first full stop or the end of the line."""
    head = _HEAD_END.split(text, maxsplit=1)[0].strip(" ：:，,")
    if len(head) > _LONGEST_HEAD:
        head = re.split(r"[，,：:]", head, maxsplit=1)[0]
    return tidy(head[:_LONGEST_HEAD])


def tidy(words: str) -> str:
    """Without the spaces that print or scan put between characters."""
    return _BESIDE_CHINESE.sub("", _SPACE.sub(" ", words)).strip()
