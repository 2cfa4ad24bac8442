"""Labels that are labels in company alone: 一是 or 第一，with a second in a paragraph of its own, 1 范围 in a text that counts 1.1."""

from __future__ import annotations

from itertools import pairwise

from liren.policy.reading.labels import BARE, NTH, TALLY, Token

_TALLIES = (TALLY, NTH)


def in_company(tokens: list[Token], starts: set[int]) -> list[Token]:
    """The tokens without those that stand alone. `starts` are the places where rows begin."""
    tallies = {
        start
        for family in _TALLIES
        for start in _paired([token for token in tokens if token.family == family], starts)
    }
    decimals = sum(len(token.prefix) == 1 for token in tokens)
    return [
        token
        for token in tokens
        if (token.family not in _TALLIES or token.start in tallies)
        and (token.family != BARE or (decimals > 1 and token.start in starts))
    ]


def _paired(found: list[Token], starts: set[int]) -> set[int]:
    """一是 and 二是 that both open a row; 一是…；二是… within one paragraph is a sentence."""
    pairs = [
        (one.start, other.start)
        for one, other in pairwise(found)
        if other.ordinal == one.ordinal + 1 and {one.start, other.start} <= starts
    ]
    return {start for pair in pairs for start in pair}
