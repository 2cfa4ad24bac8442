"""What a ledger (台账) is: a list of people or homes that some office asks for, declared and not programmed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q

from liren.kernel.declarations import Fact, Text, declared

UNLISTED = {"person.ethnicity", "person.note", "person.left"}
"""Never a column: ethnicity is for statutory forms only, and nobody knows what a free note says."""


class Subject(StrEnum):
    """What a line of a ledger is about: the first half of its facts' keys."""

    PERSON = "person"
    DWELLING = "dwelling"


@dataclass(frozen=True, slots=True)
class Ledger:
    """One ledger. `condition` says, for a day, which rows of the register stand on it; ages count to that day."""

    key: str
    title: Text
    subject: Subject
    meaning: Text
    """Who stands on it, in one sentence: printed on the screen, so that nobody has to guess."""
    condition: Callable[[date], Q]
    columns: tuple[str, ...]
    """Keys of facts that it shows unless the reader chooses others."""
    icon: str = "file-text"

    @property
    def choosable(self) -> dict[str, Fact]:
        """Every fact that may be a column of this ledger, its own columns first."""
        facts = declared("facts")
        others = (key for key, fact in facts.items() if fact.subject == self.subject and key not in UNLISTED)
        return {key: facts[key] for key in dict.fromkeys((*self.columns, *others))}

    def facts(self, keys: tuple[str, ...] = ()) -> list[Fact]:
        """The chosen columns that exist, in the order of choice; the ledger's own when none is chosen."""
        known = self.choosable
        return [known[key] for key in keys if key in known] or [known[key] for key in self.columns]
