"""Who lives together: by household number, else under their head, else at one address.

Rows must come in the order of the file, because rosters put the members below their head. A member without
an address of its own lives where the head lives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from liren.kernel.codes.relation import HEAD
from liren.people.roster.clean_row import NO_HOME, CleanRow
from liren.people.roster.header_words import Column
from liren.people.roster.problems import WARNING, Problem

_row_number = attrgetter("row")
_HEADS = frozenset({HEAD, "01"})
"""户主, and 本人 where the roster is written from the head's view."""


@dataclass(slots=True)
class Households:
    """The grouping of one file, carried from chunk to chunk."""

    relation: Column | None = None
    """The relation column, to name it in problems."""
    problems: list[Problem] = field(default_factory=list)
    _key: str = ""
    _number: str = ""
    _head: CleanRow | None = None
    _head_name: str = ""

    def assign(self, rows: Sequence[CleanRow], rejected: Sequence[CleanRow] = ()) -> list[CleanRow]:
        """The rows with household key and head set, addresses completed.

        `rejected` are the chunk's rows that stay out: below a head whose number is wrong still stand its members.
        """
        if not rejected:
            return [self._assigned(row) for row in rows]
        out = {row.row for row in rejected}
        in_order = sorted((*rows, *rejected), key=_row_number)
        return [row for row in map(self._assigned, in_order) if row.row not in out]

    def _assigned(self, row: CleanRow) -> CleanRow:
        is_head = row.relation in _HEADS or (
            not row.relation and bool(row.head_name) and row.head_name == row.name
        )
        if self._starts(row, is_head):
            self._begin(row, is_head)
        elif is_head:
            self._head = row
        home, address = row.home, row.address
        head = self._head
        if home is NO_HOME and not address and head is not None and head is not row and self._key:
            home, address = head.home, head.address
            return row._replace(household=self._key, is_head=is_head, home=home, address=address)
        if row.relation and not is_head and not self._key:
            self._note(row)
        return CleanRow._make((*row[:-2], self._key, is_head))

    def _starts(self, row: CleanRow, is_head: bool) -> bool:
        """Whether another household begins with this row."""
        if row.household_number:
            return row.household_number != self._number
        if self._number and not is_head and not row.head_name:
            return not row.relation
        if row.head_identity or row.head_name:
            return not self._key or row.head_name != self._head_name or self._other_home(row)
        if is_head or not self._key:
            return True
        return not row.relation and self._address_key(row) != self._key

    def _other_home(self, row: CleanRow) -> bool:
        """Two heads of one name live apart; a member without an address or with the head's does not."""
        head = self._head
        return bool(
            head
            and row.address
            and head.address
            and row.address != head.address
            and row.head_name == row.name
        )

    def _begin(self, row: CleanRow, is_head: bool) -> None:
        self._head = row
        self._number, self._head_name = row.household_number, row.head_name or (row.name if is_head else "")
        self._key = self._new_key(row, is_head)

    def _new_key(self, row: CleanRow, is_head: bool) -> str:
        """The same household gets the same key at the next import, whoever is added to it."""
        if row.household_number:
            return f"n:{row.household_number}"
        identity = row.head_identity or (row.identity if is_head else "")
        if identity:
            return f"i:{identity}"
        if row.head_name or is_head:
            return f"h:{row.head_name or row.name}|{row.address}"
        return self._address_key(row) if not row.relation else ""

    @staticmethod
    def _address_key(row: CleanRow) -> str:
        return f"a:{row.address}" if row.home is not NO_HOME and row.address else ""

    def _note(self, row: CleanRow) -> None:
        column = self.relation
        label, letter = (column.label, column.letter) if column else ("", "")
        self.problems.append(Problem(row.row, label, letter, "household.no_head", WARNING))
