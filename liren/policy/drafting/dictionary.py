"""The words of every indicator there is, declared or planned: for suggestions and for the list to choose from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from django.utils import translation

from liren.kernel.declarations import declared
from liren.policy.packs.shipped import planned
from liren.policy.reading import Clause, suggest
from liren.policy.reading.document import Span

_MOST = 12
"""Labels in which a piece may stand before it is a word of every policy (社区, 居民, 占比)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator: its names in both languages, its unit, whether its part of the house is built."""

    key: str
    zh: str
    en: str
    unit: str
    built: bool

    def __str__(self) -> str:
        return self.en if translation.get_language() == "en" else self.zh


@cache
def entries() -> dict[str, Entry]:
    """Key → indicator, in the order of the keys."""
    found = {
        one["key"]: Entry(one["key"], one["label"]["zh"], one["label"]["en"], str(one["unit"]), False)
        for one in planned().values()
    }
    for key, one in declared("indicators").items():
        found[key] = Entry(key, _in("zh-hans", one.label), _in("en", one.label), one.unit, True)
    return dict(sorted(found.items()))


def suggested(heading: str, text: str, most: int = 8) -> list[Entry]:
    """The indicators whose words stand in a clause, the likeliest first."""
    clause = Clause((), "", heading, text, Span(0, 0))
    return [entries()[key] for key in suggest(clause, _words())[:most]]


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Key → the stretches of its label that tell it from others: what stands in many labels tells nothing."""
    pieces = {key: _pieces(one.zh) for key, one in entries().items()}
    often = Counter(piece for of_one in pieces.values() for piece in of_one)
    return {
        key: tuple(sorted(one for one in of_one if often[one] <= _MOST)) for key, of_one in pieces.items()
    }


def _pieces(label: str) -> set[str]:
    """Every stretch of a label of two to six characters: of 社区用房面积, 用房面积 stands in 办公用房面积不少于."""
    return {
        label[start:end]
        for start in range(len(label))
        for end in range(start + 2, min(start + 6, len(label)) + 1)
    }


def _in(language: str, label: object) -> str:
    with translation.override(language):
        return str(label)
