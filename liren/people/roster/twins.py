"""The same identity number twice in one file: told while reading, at about 120 bytes a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from liren.people.roster.clean_row import CleanRow, Plan
from liren.people.roster.families import PER_ROW
from liren.people.roster.problems import ERROR, WARNING, Problem

_VALUES = (1 << 36) - 1


class Twins:
    """Remembers each number's first row and a digest of its values, from chunk to chunk of one file.

    Of two rows with one number the first is imported. The second is skipped: silently harmless when it says the
    same, an error that names both rows when it does not. A 15-digit number is the twin of its 18-digit one.
    """

    def __init__(self, plans: Sequence[Plan]) -> None:
        columns = [plan.column("person.identity") for plan in plans]
        self.columns = [(column.label, column.letter) if column else ("", "") for column in columns]
        self.first: dict[int, int] = {}

    def sift(self, rows: Iterable[CleanRow]) -> tuple[list[CleanRow], list[Problem]]:
        """The rows without second ones, and what is wrong with those. To be called before `Households.assign`."""
        kept: list[CleanRow] = []
        problems: list[Problem] = []
        first = self.first
        for row in rows:
            identity = row[3]
            if identity:
                mark = row[0] << 36 | hash(row[1:-2]) & _VALUES
                known = first.setdefault(int(identity[:17]), mark)  # the first 17 digits tell the 18th
                if known is not mark:
                    problems.append(self._problem(row.row, known, mark))
                    continue
            kept.append(row)
        return kept, problems

    def _problem(self, row: int, known: int, mark: int) -> Problem:
        same = known & _VALUES == mark & _VALUES
        kind, level = ("duplicate.same", WARNING) if same else ("duplicate.differs", ERROR)
        (row, member), (first, _other) = self._place(row), self._place(known >> 36)
        return Problem(row, *self.columns[member], kind, level, "", str(first))

    def _place(self, number: int) -> tuple[int, int]:
        """Row of the file and which of its people."""
        return divmod(number, PER_ROW) if len(self.columns) > 1 else (number, 0)
