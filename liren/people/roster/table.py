"""A chunk of raw rows turned into columns, and the notes on what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Any

from liren.people.roster.clean_row import Plan
from liren.people.roster.header_words import Column
from liren.people.roster.problems import ERROR, WARNING, Problem, mask_value
from liren.people.roster.readers import Readers
from liren.people.roster.words import Unread, Words


class Table:
    """A chunk turned into columns, with the problems found in it."""

    def __init__(
        self, plan: Plan, readers: Readers, rows: Sequence[Sequence[Any]], numbers: Sequence[int]
    ) -> None:
        self.plan = plan
        self.readers = readers
        self.rows = rows
        self.numbers = numbers
        self.problems: list[Problem] = []
        self.rejected: set[int] = set()
        even = len(set(map(len, rows))) <= 1
        self.columns: list[tuple[Any, ...]] = list(
            zip(*rows, strict=True) if even else zip_longest(*rows, fillvalue="")
        )

    def cells(self, fact: str) -> Sequence[Any]:
        """A fact's column, or nothing as often as there are rows."""
        column = self.readers.columns.get(fact)
        if column is None or column.index >= len(self.columns):
            return [""] * len(self.rows)
        return self.columns[column.index]

    def has(self, fact: str) -> bool:
        """Whether the file has such a column."""
        column = self.readers.columns.get(fact)
        return column is not None and column.index < len(self.columns)

    def report(
        self,
        position: int,
        fact: str,
        kind: str,
        value: object = "",
        *,
        level: str = WARNING,
        detail: str = "",
    ) -> None:
        """Note a problem of the row at this position of the chunk."""
        column = self.readers.columns.get(fact) or Column(0, "")
        if level == ERROR:
            self.rejected.add(position)
        letter = column.letter if column.label else ""
        shown = mask_value(value) if value != "" else ""
        self.problems.append(
            Problem(self.numbers[position], column.label, letter, kind, level, shown, detail)
        )

    def told(self) -> list[Problem]:
        """The problems; of a row that stays out only why it does."""
        out = {self.numbers[position] for position in self.rejected}
        return [problem for problem in self.problems if problem.is_error or problem.row not in out]

    def words(self, fact: str, words: Words[Any], empty: Any = "", level: str = WARNING) -> Iterable[Any]:
        """A column of repeated words, read; unreadable cells are reported and left empty."""
        if not self.has(fact):
            return [empty] * len(self.rows)
        return self.settled(fact, list(map(words.__getitem__, self.cells(fact))), words, empty, level)

    def settled(
        self, fact: str, values: list[Any], words: Words[Any], empty: Any, level: str = WARNING
    ) -> list[Any]:
        """The values with every unreadable one reported and replaced by what could be read of it."""
        if words.bad:
            for i, value in enumerate(values):
                if value.__class__ is Unread:
                    self.report(i, fact, value.kind, value.value, level=level)
                    values[i] = empty if value.rest is None else value.rest
        return values
