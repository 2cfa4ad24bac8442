"""Which indicators a clause might be judged by: those whose words stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from liren.policy.reading.document import Clause
from liren.policy.reading.plain import compact
from liren.policy.reading.views import view_of


def suggest(clause: Clause, dictionary: Mapping[str, Iterable[str]]) -> list[str]:
    """Keys of a data dictionary (key → words) for a clause, the likeliest first; equal ones by key."""
    heading, text = (compact(view_of(words)).lower() for words in (clause.heading, clause.text))
    scores = {key: _score(words, heading, text) for key, words in dictionary.items()}
    return sorted((key for key, score in scores.items() if score), key=lambda key: (-scores[key], key))


@lru_cache(maxsize=100_000)
def _plain(word: str) -> str:
    """A word of the dictionary as it is compared; the same thousands of words are asked for every clause."""
    return compact(view_of(word)).lower()


def _score(words: Iterable[str], heading: str, text: str) -> int:
    """Longer words say more, and a word of the heading counts double."""
    found = {plain for word in words if (plain := _plain(word)) and plain in text}
    return sum(len(word) * (2 if word in heading else 1) for word in found)
