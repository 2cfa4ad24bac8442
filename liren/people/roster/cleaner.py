"""The hot loop: a chunk of raw rows, read column by column, becomes clean rows and problems.

Whole columns are mapped at once and repeated words are looked up, so that a row costs little more than its
name, its identity number and its phone. Only cells that cannot be read are ever looked at one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from liren.people.roster.assemble import read_rows
from liren.people.roster.clean_row import CleanRow, Plan
from liren.people.roster.furniture import CLOSING_WORDS, EXAMPLES, is_furniture
from liren.people.roster.persons import PLAIN_NAME
from liren.people.roster.problems import Problem
from liren.people.roster.readers import Readers
from liren.people.roster.table import Table


class Cleaned(NamedTuple):
    """A chunk, read: its people, what is wrong, and how many rows were no people (titles, totals, blanks)."""

    rows: list[CleanRow]
    problems: list[Problem]
    skipped: int
    rejected: list[CleanRow]
    """Rows with an error, as far as they could be read: only to see which household they begin."""


def clean_chunk(plan: Plan, rows: Sequence[Sequence[Any]], first_row_number: int) -> Cleaned:
    """Read a chunk. Rows with an error are left out of `rows`; rows with warnings are in it."""
    return _cleaner(plan).clean(rows, first_row_number)


@lru_cache(maxsize=64)
def _cleaner(plan: Plan) -> _Cleaner:
    return _Cleaner(plan)


class _Cleaner:
    """The readers of one plan, with the words they remember from chunk to chunk."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.labels = [
            column.label.rpartition("/")[2] for column in plan.columns if column.fact == "person.name"
        ]
        self.no_names = CLOSING_WORDS.union(self.labels)
        self.readers = Readers(plan)

    def clean(self, rows: Sequence[Sequence[Any]], first: int) -> Cleaned:
        numbers: Sequence[int] = range(first, first + len(rows))
        table = Table(self.plan, self.readers, rows, numbers)
        people = self._people(table)
        if len(people) < len(rows):
            table = Table(self.plan, self.readers, [rows[i] for i in people], [numbers[i] for i in people])
        if not table.numbers:
            return Cleaned([], [], len(rows), [])
        clean, out = read_rows(table), table.rejected
        good = [row for i, row in enumerate(clean) if i not in out] if out else clean
        return Cleaned(good, table.told(), len(rows) - len(people), [clean[i] for i in sorted(out)])

    def _people(self, table: Table) -> Sequence[int]:
        """Positions of the rows that hold a person."""
        names, plain = table.cells("person.name"), PLAIN_NAME.match
        first = table.columns[0] if table.columns else names
        odd = [
            i for i, (name, start) in enumerate(zip(names, first, strict=True))
            if not (name.__class__ is str and plain(name)) or name in self.no_names or start in EXAMPLES
        ]  # fmt: skip
        if not odd:
            return range(len(names))
        identities = table.cells("person.identity")
        gone = {
            i for i in odd if is_furniture(table.rows[i], str(names[i]), str(identities[i]), self.labels)
        }  # fmt: skip
        return [i for i in range(len(names)) if i not in gone]
