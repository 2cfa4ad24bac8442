"""The map of the units: each with its colour, its mark and its words; the list beside it says the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from liren.kernel.declarations import declared
from liren.overview.measured import digits
from liren.overview.standing import Standing
from liren.places.models import Place

if TYPE_CHECKING:
    from liren.overview.rollup import Rollup

STEPS = 4
"""Shades of a number, pale to dark."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One unit on the map and in the list."""

    place: Place
    tone: str
    """ok, warn, bad, nd, info, plain, or a shade: s1 … s4."""
    mark: str
    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Colouring:
    """What the map shows, by what."""

    title: str
    spots: list[Spot]
    by_number: bool = False

    @property
    def drawn(self) -> bool:
        """Whether any unit has a boundary: without one there is only the list."""
        return any(spot.place.boundary for spot in self.spots)

    def data(self, outer: Place) -> dict[str, Any]:
        """What the script draws."""
        units = [
            {"name": str(spot.place), "tone": spot.tone, "words": f"{spot.mark} {spot.words}".strip(), "url": spot.url,
             "geometry": spot.place.boundary}
            for spot in self.spots if spot.place.boundary
        ]  # fmt: skip
        return {"outer": outer.boundary, "units": units}


def colouring(sheet: Rollup, people: Mapping[str, int]) -> Colouring:
    """By the indicator or clause that was asked for; otherwise by how the units stand altogether."""
    by = sheet.asked.by
    if sheet.is_community:
        counted = {code: Decimal(n) for code, n in people.items()}
        return _shaded(_("People on the register"), sheet.below, counted, {})
    if by in declared("indicators"):
        found = sheet.figures.get(by, {})
        numbers = {code: one.value for code, one in found.items() if one.value is not None}
        words = {code: f"{one.shown} {one.unit}" for code, one in found.items()}
        return _shaded(str(declared("indicators")[by].label), sheet.below, numbers, words)
    clause = next((one for one in sheet.binding.clauses if one.code == by), None)
    if clause is None:
        return Colouring(_("How the units stand"), [_stands(unit.place, unit.all) for unit in sheet.units])
    standing = [(place, sheet.standings.get(place.code, {}).get(clause.pk)) for place in sheet.below]
    return Colouring(clause.words, [_stands(place, one) for place, one in standing if one])


def _stands(place: Place, standing: Standing) -> Spot:
    return Spot(place, standing.tone, standing.mark, f"{standing.met}/{standing.bound}", _page(place))


def _shaded(
    title: str, places: list[Place], numbers: Mapping[str, Decimal], words: Mapping[str, str]
) -> Colouring:
    """Shades by rank among the units: the same number of units in each."""
    ranked = sorted(numbers.values())
    spots = [
        Spot(place, _shade(numbers.get(place.code), ranked), "", words.get(place.code) or digits(numbers.get(place.code)), _page(place))
        for place in places
    ]  # fmt: skip
    return Colouring(title, spots, by_number=True)


def _shade(number: Decimal | None, ranked: list[Decimal]) -> str:
    return "nd" if number is None else f"s{1 + STEPS * ranked.index(number) // len(ranked)}"


def _page(place: Place) -> str:
    name = "overview" if len(place.code) <= 12 else "places:place"
    return reverse(name, args=[place.code])
