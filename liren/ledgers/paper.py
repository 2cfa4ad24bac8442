"""A ledger laid out for printing: sheets of a size, blank lines to fill in by hand, a check code."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from liren.kernel.declarations import Fact
from liren.ledgers.check_code import CheckCode
from liren.ledgers.queries.rows import Line

SIZES = {"a4": 13, "a3": 24}
"""Lines on one sheet."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its number, its numbered lines, and how many blank ones fill it up."""

    number: int
    lines: list[tuple[int, Line]]
    blank: range


@dataclass(frozen=True, slots=True)
class Paper:
    """One ledger on as many sheets as it needs; at least one, so that an empty ledger can be filled in by hand."""

    title: str
    unit: str
    size: str
    facts: list[Fact]
    lines: list[Line]

    @property
    def sheets(self) -> list[Sheet]:
        """The lines, sheet by sheet."""
        most = SIZES[self.size]
        numbered = list(enumerate(self.lines, start=1))
        starts = range(0, max(len(numbered), 1), most)
        parts = [numbered[start : start + most] for start in starts]
        return [Sheet(i, part, range(most - len(part))) for i, part in enumerate(parts, start=1)]

    @property
    def check(self) -> str:
        """The code over everything that is printed."""
        return check_of(self.title, self.unit, self.facts, self.lines)


def check_of(title: str, unit: str, facts: list[Fact], lines: list[Line]) -> str:
    """The check code of a ledger's content on a day."""
    code = CheckCode(title, unit, timezone.localdate().isoformat(), *(str(fact.label) for fact in facts))
    for line in lines:
        code.take(line.cells)
    return str(code)
