"""Between what a value must lie, and how far it is from there: one picture of all comparisons."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Bounds:
    """The lowest and the highest value that is met (none: open), and whether the end itself is out."""

    low: Decimal | None = None
    high: Decimal | None = None
    strict: bool = False

    def short(self, value: Decimal) -> Decimal:
        """How much is missing."""
        return max(self.low - value, Decimal()) if self.low is not None else Decimal()

    def over(self, value: Decimal) -> Decimal:
        """How much is too much."""
        return max(value - self.high, Decimal()) if self.high is not None else Decimal()

    def spare(self, value: Decimal) -> Decimal:
        """How much better than needed, where only one side counts."""
        if self.low is not None and self.high is None:
            return value - self.low
        return self.high - value if self.high is not None and self.low is None else Decimal()


def bounds_of(
    compare: str, threshold: Decimal, upper: Decimal | None = None, tolerance: Decimal | None = None
) -> Bounds:
    """What a comparison with a threshold means."""
    match compare:
        case ">=" | ">":
            return Bounds(low=threshold, strict=compare == ">")
        case "<=" | "<":
            return Bounds(high=threshold, strict=compare == "<")
        case "between":
            return Bounds(threshold, upper)
        case "about":
            reach = abs(threshold) * (tolerance or Decimal()) / 100
            return Bounds(threshold - reach, threshold + reach)
    return Bounds(threshold, threshold)
