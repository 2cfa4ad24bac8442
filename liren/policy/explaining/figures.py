"""Figures with their units, as they are read: 3,412 户, 82.5%, 29.35 m²/household."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liren.kernel.units import NAMES, Unit

FEWEST, MOST = 2, 4
"""Digits behind the point: verdicts are kept with four."""
UNCOUNTED = {"percent", "m2", "yuan"}
PERCENT = Unit.of("percent")


def shown(value: Decimal, digits: int = FEWEST) -> str:
    """3412 → 3,412; 29.350 → 29.35."""
    rounded = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) + 0
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def digits_between(value: Decimal, *others: Decimal | None) -> int:
    """How many digits it takes to tell a value from what it is compared with: 79.996 is not 80."""
    for digits in range(FEWEST, MOST):
        alike = [
            other for other in others if other is not None and shown(other, digits) == shown(value, digits)
        ]
        if all(other == value for other in alike):
            return digits
    return MOST


def with_unit(value: Decimal, unit: Unit, digits: int = FEWEST) -> str:
    """A figure and what it counts; plain numbers alone."""
    figure = shown(value, digits)
    if unit == PERCENT:
        return f"{figure}%"
    return f"{figure} {unit_words(unit, value)}" if unit else figure


def apart(difference: Decimal, unit: Unit, digits: int = FEWEST) -> str:
    """How far two figures are apart: shares in percentage points."""
    if unit == PERCENT:
        return _("{figure} percentage points").format(figure=shown(difference, digits))
    return with_unit(difference, unit, digits)


def unit_words(unit: Unit, value: Decimal | None = None) -> str:
    """What a unit is called: m²/户."""
    above = [name for name, power in unit.powers for _n in range(power)]
    below = [name for name, power in unit.powers for _n in range(-power)]
    one = value == 1 or not above
    text = "·".join(_called(name, one) for name in above) or "1"
    return f"{text}/{'·'.join(_called(name, True) for name in below)}" if below else text


def _called(name: str, one: bool) -> str:
    """English counts `1 household`; its singular is the unit's own name."""
    if one and name not in UNCOUNTED and get_language() == "en":
        return name
    return str(NAMES[name])
