"""All that a sentence about a verdict needs to know. Put together by `liren.policy.queries.verdicts`, read by `liren.policy.why`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from liren.kernel.units import Unit
from liren.policy.choices import Reason, State
from liren.policy.explaining.bounds import Bounds, bounds_of
from liren.policy.explaining.terms import Term, term_of
from liren.policy.expressions.tree import indicators
from liren.policy.expressions.units import Unmeasurable, unit_of
from liren.policy.packs.document import Check


@dataclass(frozen=True, slots=True)
class Signed:
    """A person's judgement: who, when, on what ground, until when."""

    who: str
    on: date
    ground: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A unit's verdict on a clause, with the figures that led to it."""

    state: State
    reason: Reason
    today: date
    check: Check = field(default_factory=lambda: Check({}))
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    threshold: Decimal | None = None
    upper: Decimal | None = None
    figures: Mapping[str, Decimal | None] = field(default_factory=dict)
    """The value of every indicator that the check names; what is missing is unknown."""
    signed: Signed | None = None
    below: Mapping[State, int] = field(default_factory=dict)
    """How many of the clauses below stand how."""
    one_is_enough: bool = False
    terms: Callable[[str], Term] = term_of

    @property
    def target(self) -> dict[str, Any] | None:
        """The target of the document, where accepted evidence is counted against it."""
        return self.check.data.get("target")

    @property
    def compare(self) -> str:
        return ">=" if self.target else str(self.check.data.get("compare", ""))

    @property
    def tolerance(self) -> Decimal:
        return Decimal(str(self.check.data.get("tolerance") or 0))

    @property
    def bounds(self) -> Bounds:
        """Between what the value must lie."""
        return bounds_of(self.compare, self.threshold or Decimal(), self.upper, self.tolerance)

    @property
    def unit(self) -> Unit:
        """In what the value is measured."""
        if self.target:
            return Unit.of(str(self.target["unit"]))
        if self.check.measure is None:
            return Unit()
        try:
            return unit_of(self.check.measure, {key: self.terms(key).unit for key in self.check.indicators})
        except Unmeasurable:
            return Unit()

    @property
    def missing(self) -> list[str]:
        """The indicators without a figure, in reading order."""
        return [key for key in self.check.indicators if self.figures.get(key) is None]

    @property
    def measured(self) -> list[str]:
        """The indicators that the value itself is made of."""
        return list(dict.fromkeys(indicators(self.check.measure))) if self.check.measure else []

    def told(self, name: str, english: bool) -> str:
        """A text of the pack that stands in both languages."""
        words: Any = self.check.data.get(name) or {}
        return str(words.get("en" if english else "zh", ""))
