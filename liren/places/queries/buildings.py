"""A building's homes, laid out as they stand: floors down, units across."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from liren.kernel.scope import Actor
from liren.places.models import Building, Dwelling


@dataclass(frozen=True, slots=True)
class BuildingPlan:
    """The table of a building: the units, and for each floor the homes of each unit."""

    units: list[str]
    floors: list[tuple[int | None, list[list[Dwelling]]]]
    total: int
    unplaced: list[Dwelling]
    """Homes without a known floor: shops, garages."""


def plan_of(actor: Actor, building: Building) -> BuildingPlan:
    """Read the homes once and lay them out, the top floor first."""
    rows = Dwelling.objects.visible_to(actor, "places.view").filter(building=building)
    homes = sorted(rows, key=lambda home: (_natural(home.unit), _natural(home.room)))
    units = sorted({home.unit for home in homes}, key=_natural)
    floors = sorted({home.floor for home in homes if home.floor is not None}, reverse=True)
    table: list[tuple[int | None, list[list[Dwelling]]]] = [
        (floor, [[home for home in homes if home.floor == floor and home.unit == unit] for unit in units])
        for floor in floors
    ]
    return BuildingPlan(units, table, len(homes), [home for home in homes if home.floor is None])


def _natural(text: str) -> list[Any]:
    return [
        (0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.split(r"(\d+)", text) if part
    ]
