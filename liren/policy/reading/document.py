"""What a policy document says, as data: its head, its tree of clauses, and what each clause demands.

Everything is a span over the text that was taken out of the file, so nothing of it can be lost or counted twice:
front matter, clauses and back matter tile that text in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source text, from `start` up to but not including `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that the text states: 不少于 640 平方米. Words are the text's own."""

    text: str
    value: float
    unit: str
    max: float | None = None
    """The upper end, where the text gives a range (5-9 名)."""
    comparison: str = ""
    """不低于, 以上, 不超过, 左右 …; empty where a number merely stands there."""
    hedge: str = ""
    """一般, 原则上, 力争 …: how strictly it is meant."""
    per: str = ""
    """每百户, 每个社区, 每年 …: what it is counted for."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when, or how often. Days are the last ones on which the text is kept."""

    text: str
    due: date | None = None
    within: str = ""
    """A period counted from an event, in ISO 8601 (三年内 is P3Y)."""
    every: str = ""
    """The interval of what recurs, in ISO 8601 (每半年 is P6M)."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for a clause: a role as printed (责任科室, 牵头) and offices or posts, never a person's name."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered or headed part of the document, with its own text only; its children are clauses of their own."""

    path: tuple[str, ...]
    label: str
    heading: str
    text: str
    span: Span
    quantities: tuple[Quantity, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    owners: tuple[Owner, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read. `source` is its text as it stood in the file, names of persons included: never show it."""

    source: str
    clauses: tuple[Clause, ...]
    front: Span
    back: tuple[Span, ...]
    title: str = ""
    number: str = ""
    issuer: str = ""
    issued_on: date | None = None
    addressee: str = ""
    salutation: str = ""
    front_text: str = ""
    back_text: str = ""

    def spans(self) -> Iterator[Span]:
        """All spans in reading order: together they are the source, without gap and without overlap."""
        yield from sorted(
            [self.front, *(clause.span for clause in self.clauses), *self.back],
            key=lambda s: (s.start, s.end),
        )

    def as_json(self) -> dict[str, Any]:
        """The shape that `liren policy read --json` prints."""
        return {
            "title": self.title, "number": self.number, "issuer": self.issuer,
            "date": self.issued_on.isoformat() if self.issued_on else None,
            "addressee": self.addressee, "salutation": self.salutation,
            "front": {"text": self.front_text, "start": self.front.start, "end": self.front.end},
            "clauses": [_clause(clause) for clause in self.clauses],
            "back": {"text": self.back_text, "spans": [[span.start, span.end] for span in self.back]},
        }  # fmt: skip


def _clause(clause: Clause) -> dict[str, Any]:
    return {
        "path": list(clause.path), "label": clause.label, "heading": clause.heading, "text": clause.text,
        "start": clause.span.start, "end": clause.span.end,
        "quantities": [_quantity(quantity) for quantity in clause.quantities],
        "deadlines": [_deadline(deadline) for deadline in clause.deadlines],
        "owners": [{"role": owner.role, "text": owner.text} for owner in clause.owners],
    }  # fmt: skip


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "text": quantity.text, "value": _plain(quantity.value), "max": _plain(quantity.max), "unit": quantity.unit,
        "comparison": quantity.comparison, "hedge": quantity.hedge, "per": quantity.per,
    }  # fmt: skip


def _plain(number: float | None) -> float | int | None:
    return int(number) if number is not None and number == int(number) else number


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return {
        "text": deadline.text,
        "due": deadline.due.isoformat() if deadline.due else None,
        "within": deadline.within or None,
        "every": deadline.every or None,
    }
