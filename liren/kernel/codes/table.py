"""A national code table: what a standard's codes mean, and which words people write instead of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.functional import Promise, lazy
from django.utils.translation import get_language

from liren.kernel.text import clean_cell, one_of_each


class Entry(NamedTuple):
    """One code of a standard."""

    code: str
    zh: str
    """The standard's own words."""
    en: str
    short: str = ""
    """How offices say it, where that is shorter: 男 for 男性."""

    @property
    def said(self) -> str:
        """The word for lists and forms in Chinese."""
        return self.short or self.zh


@dataclass(frozen=True)
class CodeTable:
    """The entries of one standard, in its order. `synonyms`: what is found in files → code."""

    standard: str
    name: str
    name_en: str
    entries: Mapping[str, Entry]
    synonyms: Mapping[str, str]
    labels: Mapping[str, str | Promise] = field(init=False, compare=False, repr=False)
    """Code → word in the reader's language, translated when shown."""
    _words: Mapping[str, str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        lazy_label = lazy(self.label, str)
        object.__setattr__(self, "labels", {code: lazy_label(code) for code in self.entries})
        object.__setattr__(self, "_words", self._all_words())

    def __contains__(self, code: object) -> bool:
        return code in self.entries

    def find(self, word: object) -> str | None:
        """The code that a cell means: written as code, official, short name or synonym. None: unknown."""
        if type(word) is str and (code := self._words.get(word)) is not None:
            return code
        return self._words.get(one_of_each(clean_cell(word)))

    def label(self, code: str) -> str:
        """The word for a code in the reader's language; an unknown code is shown as it is."""
        entry = self.entries.get(code)
        if entry is None:
            return code
        return entry.en if (get_language() or "").startswith("en") else entry.said

    def official(self, code: str) -> str:
        """The standard's own Chinese words, for forms and exchange files."""
        return self.entries[code].zh if code in self.entries else code

    def choices(self) -> list[tuple[str, str | Promise]]:
        """Codes and words for a form's field."""
        return list(self.labels.items())

    def broader(self, code: str) -> str:
        """The group of a code in tables whose tens are groups: 31 大学专科毕业 → 30 大学专科教育."""
        group = f"{code[:1]}0"
        return group if len(code) == 2 and group in self.entries else code

    def _all_words(self) -> dict[str, str]:
        words = {one_of_each(word): code for word, code in self.synonyms.items()}
        for code, entry in self.entries.items():
            names = [code, code.lstrip("0") or "0", entry.zh, entry.said, entry.en]
            words.update({one_of_each(name): code for name in names})
        return words


def make_table(
    standard: str, name: str, name_en: str, entries: tuple[Entry, ...], said: Mapping[str, str]
) -> CodeTable:
    """A table from its entries and, for each code, the other words people use, separated by spaces."""
    synonyms = {word: code for code, words in said.items() for word in words.split()}
    return CodeTable(standard, name, name_en, {entry.code: entry for entry in entries}, synonyms)
