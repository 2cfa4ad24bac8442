"""Where a target should be on a day, and how it stands against that line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from liren.policy.choices import State

GRACE = Decimal("0.9")
"""A tenth below the expected line still counts as near it."""
ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Line:
    """What is to be reached, evenly from the first day to the last."""

    count: Decimal
    starts_on: date
    due_on: date

    def share(self, day: date) -> Decimal:
        """The part of the time that has passed: 0 … 1."""
        if day >= self.due_on:
            return ONE
        return Decimal(max((day - self.starts_on).days, 0)) / (self.due_on - self.starts_on).days

    def expected(self, day: date) -> Decimal:
        """How much should be done by a day."""
        return (self.count * self.share(day)).quantize(Decimal("0.01"))

    def state(self, done: Decimal, day: date) -> State:
        """Met; near while on the line or a tenth below it; not met behind it, and after the last day."""
        if done >= self.count:
            return State.MET
        if day > self.due_on or done < GRACE * self.count * self.share(day):
            return State.NOT_MET
        return State.NEAR


def shortfall(whole: Decimal, parts: list[Decimal]) -> Decimal:
    """What the parts do not yet cover of the whole; negative when they are more than it."""
    return whole - sum(parts, Decimal())
