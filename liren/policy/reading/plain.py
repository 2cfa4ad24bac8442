"""A clause as one run of text for the readers of numbers, dates and offices: no line breaks, no odd spaces."""

from __future__ import annotations

import re

_BREAK = re.compile(r"[ ]*\n[ ]*")
_SPACES = re.compile(r" +")
_BETWEEN_NUMBERS = re.compile(r"(?<=[0-9A-Za-z]) (?=[0-9A-Za-z])")


def compact(view: str) -> str:
    """Without any space but those between two numbers or Latin words. A broken line is mended: 1⏎500户 is 1500户."""
    words = _SPACES.sub(" ", _BREAK.sub("", view.replace("\t", "，")))
    kept = _BETWEEN_NUMBERS.sub("\x00", words)
    return kept.replace(" ", "").replace("\x00", " ")


COVER = "■"


def covered(text: str, stretches: list[tuple[int, int]]) -> str:
    """The text with some stretches made unreadable, everything else in its place."""
    signs = list(text)
    for start, end in stretches:
        signs[start:end] = COVER * (end - start)
    return "".join(signs)
