"""The bar of a clause: how far the value reaches, where the threshold stands. In per cent of the bar's width."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from liren.policy.explaining.figures import PERCENT
from liren.policy.explaining.seen import Seen

TICK = 75
"""Where the threshold stands on bars that have no natural end: a value a third above it fills the bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """`width` of the value (none: no data, hatched) and the places of the ticks."""

    width: int | None
    ticks: tuple[int, ...]


def bar_of(seen: Seen) -> Bar | None:
    """The bar; none where nothing is compared."""
    if seen.threshold is None:
        return Bar(None, (TICK,)) if seen.check.threshold is not None or seen.target else None
    scale = _scale(seen, seen.threshold)
    ticks = tuple(_at(one, scale) for one in (seen.threshold, seen.upper) if one is not None)
    return Bar(None if seen.value is None else _at(seen.value, scale), ticks)


def _scale(seen: Seen, threshold: Decimal) -> Decimal:
    if seen.unit == PERCENT and threshold <= 100:
        return Decimal(100)
    return max(threshold, seen.upper or Decimal()) * 100 / TICK


def _at(value: Decimal, scale: Decimal) -> int:
    if not scale:
        return 100 if value > 0 else 0
    return max(0, min(100, int(value * 100 / scale)))
