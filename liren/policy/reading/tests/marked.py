"""Documents of many styles, written for these tests, with every clause marked by its depth: ⟦2⟧（一）…"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from liren.policy.reading import Document

FOLDER = Path(__file__).parent / "documents"
_MARK = re.compile(r"⟦(\d)⟧")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and where its clauses begin: (place, depth)."""

    text: str
    clauses: tuple[tuple[int, int], ...]


def documents() -> Iterator[tuple[str, str]]:
    """Name and marked text of each document."""
    for file in sorted(FOLDER.glob("*.txt")):
        yield file.stem, file.read_text()


def unmarked(text: str) -> Marked:
    """Take the marks out and note their places."""
    plain, clauses, at = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        clauses.append((len(plain), int(match[1])))
        at = match.end()
    plain += text[at:]
    return Marked(plain, tuple((_sign(plain, place), depth) for place, depth in clauses))


def _sign(text: str, place: int) -> int:
    """A mark at the end of a broken line belongs to the next sign."""
    return place + len(text[place:]) - len(text[place:].lstrip())


def wrapped(text: str, width: int, indent: str = "　　") -> str:
    """Every paragraph broken at a width; marks take no room and stay with what follows."""
    lines = []
    for paragraph in text.split("\n"):
        line, size = "", 0
        for piece in re.split(r"(⟦\d⟧|.)", indent + paragraph if paragraph else ""):
            if not piece:
                continue
            if size >= width and not _MARK.fullmatch(piece):
                lines.append(line)
                line, size = "", 0
            line += piece
            size += 0 if _MARK.fullmatch(piece) else 1
        lines.append(line)
    return "\n".join(lines)


def found(document: Document) -> tuple[tuple[int, int], ...]:
    """Where the clauses of a reading begin, and how deep they lie."""
    return tuple((clause.span.start, len(clause.path)) for clause in document.clauses)
