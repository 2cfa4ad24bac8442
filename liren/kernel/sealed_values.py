"""Where encrypted values lie. Each app declares its own in `sealed.py`, so that keys can be changed everywhere.

    SEALED = (Sealed("people_conflict", "ours", purpose="people.conflict"),)

A value that is not a column of its own says in SQL how it is read and written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Blind:
    """An index beside an encrypted value; `part` is what of the text it finds."""

    column: str
    purpose: str
    part: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Sealed:
    """Encrypted values of one table, all for one purpose.

    `read` is SQL that gives the value's bytes; `write` is SQL that puts `{value}` and the indexes `{0}`, `{1}` in
    their places. For columns of their own both follow from the names. `follow` is run once after blind keys were
    changed, for what was derived elsewhere from an index. `kept` marks values that are never written again: they
    need their first key for ever.
    """

    table: str
    column: str
    purpose: str
    row: tuple[str, ...] = ("id",)
    where: str = "TRUE"
    read: str = ""
    write: str = ""
    blinds: tuple[Blind, ...] = ()
    follow: Callable[[], None] | None = None
    kept: bool = False

    @property
    def key(self) -> str:
        """What the place is called in reports."""
        return f"{self.table}.{self.column}"

    @property
    def bytes_sql(self) -> str:
        """SQL for the encrypted bytes of a row."""
        return self.read or self.column

    def assignment(self, value: str, *indexes: str) -> str:
        """SQL that puts new bytes and indexes, themselves SQL, in place of the old ones."""
        plain = [f"{blind.column} = {{{number}}}" for number, blind in enumerate(self.blinds)]
        return (self.write or ", ".join([f"{self.column} = {{value}}", *plain])).format(*indexes, value=value)
