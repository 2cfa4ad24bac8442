"""A figure of an indicator as people read it: value with unit, and what it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlsplit

from django.urls import resolve

from liren.kernel.declarations import Indicator, declared
from liren.kernel.scope import Actor
from liren.kernel.units import Unit
from liren.policy.explaining.figures import FEWEST, shown, unit_words
from liren.policy.explaining.terms import records_url
from liren.policy.measuring.rights import may_know

KEY = (
    "people.residents", "people.households_living", "people.elderly_60", "people.elderly_80", "places.premises_area",
    "places.homes", "people.party_members", "people.volunteers", "people.confirmed_share", "people.occupancy",
)  # fmt: skip
"""What every roll-up shows."""


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator's figure in a place; without records there is no value."""

    indicator: Indicator
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    @property
    def value(self) -> Decimal | None:
        """The share, the quotient, or the number itself; none where nothing is known."""
        if self.numerator is None:
            return Decimal() if self.indicator.empty_is_zero else None
        if not self.indicator.denominator:
            return self.numerator
        if not self.denominator:
            return None
        return (100 if self.indicator.unit == "percent" else 1) * self.numerator / self.denominator

    @property
    def shown(self) -> str:
        """The value in digits: 45,210 or 96.4."""
        return digits(self.value, self.indicator.unit)

    @property
    def unit(self) -> str:
        """What stands behind the number."""
        return unit_words(Unit.of(self.indicator.unit))

    @property
    def parts(self) -> tuple[str, str] | None:
        """Numerator and denominator, where it has both."""
        if not self.indicator.denominator or self.value is None:
            return None
        return digits(self.numerator), digits(self.denominator)


def shown_to(actor: Actor, key: str, code: str) -> bool:
    """Whether there is such an indicator, and the reader may know its figures in a place."""
    return key in declared("indicators") and may_know(actor, key, code)


def digits(number: Decimal | None, unit: str = "") -> str:
    """12,345; areas and shares with one place behind the point; nothing is —."""
    return "—" if number is None else shown(number, 1 if unit in {"percent", "m2"} else FEWEST)


def records_for(actor: Actor, indicator: Indicator, code: str) -> str:
    """The page that lists the records behind a figure; empty where there is none, or the reader may not open it."""
    url = records_url(indicator, code)
    if not url:
        return ""
    needed = resolve(urlsplit(url).path).func.view_class.permission  # type: ignore[attr-defined]
    return url if actor.may(needed, code) else ""
