"""What a reader asks of a ledger: which one, of which place and people, in which columns. It stands in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from liren.kernel.declarations import Fact
from liren.ledgers.ledger import Ledger
from liren.people.conditions import Conditions


@dataclass(frozen=True, slots=True)
class Wanted:
    """One reading of a ledger."""

    ledger: Ledger
    conditions: Conditions
    columns: tuple[str, ...] = ()
    """Chosen columns; empty: the ledger's own."""

    @property
    def facts(self) -> list[Fact]:
        return self.ledger.facts(self.columns)

    @property
    def extra(self) -> str:
        """The chosen columns, to go behind a query string."""
        return "".join(f"&{urlencode({'col': key})}" for key in self.columns)

    def query(self, **more: Any) -> str:
        """For a link to the same reading, or to another page of it."""
        return (self.conditions.query(**more) if self.conditions.place or more else "?") + self.extra
