"""The original text of a clause in pieces, so that quantities, deadlines and owners can be marked in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from liren.policy.reading.views import view_of

KINDS = ("quantities", "deadlines", "owners")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and what it is: a quantity, a deadline, an owner, or nothing of these (empty)."""

    text: str
    kind: str = ""


def pieces_of(text: str, found: Mapping[str, Any]) -> list[Piece]:
    """The text cut at its marks; joined again, the pieces are the text."""
    pieces, at = [], 0
    for start, end, kind in _spans(view_of(text), found):
        if start >= at:
            pieces += [Piece(text[at:start]), Piece(text[start:end], kind)]
            at = end
    return [piece for piece in (*pieces, Piece(text[at:])) if piece.text]


def _spans(view: str, found: Mapping[str, Any]) -> list[tuple[int, int, str]]:
    spans = []
    for kind in KINDS:
        for one in found.get(kind, ()):
            words = one["text"] or one.get("role", "")
            spans += [(*span, kind) for span in _places(view, words)]
    return sorted(spans, key=lambda span: (span[0], -span[1]))


def _places(view: str, words: str) -> list[tuple[int, int]]:
    """Where words stand, whatever spaces and line breaks the print put into them."""
    pattern = r"\s*".join(re.escape(one) for one in view_of(words) if not one.isspace())
    return [match.span() for match in re.finditer(pattern, view)] if pattern else []
