"""Pure rules of places: which homes a pattern makes, how much room a community has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import Refused

MOST_HOMES = 2000


@dataclass(frozen=True, slots=True)
class Homes:
    """The pattern of a building's homes: every unit, every floor, so many rooms.

    With `through`, room numbers run on through the units (201, 202 | 203, 204); else each unit begins anew.
    """

    units: int
    first_floor: int
    last_floor: int
    rooms: int
    through: bool = False

    @property
    def total(self) -> int:
        """How many homes it makes."""
        return self.units * (self.last_floor - self.first_floor + 1) * self.rooms


def homes_of(homes: Homes) -> Iterator[tuple[str, int, str]]:
    """Unit, floor and room of each home: ("2", 3, "301"). One unit: the unit is not written."""
    if homes.total > MOST_HOMES:
        raise Refused(_("That would be more than 2,000 homes in one building. Please check the numbers."))
    for unit in range(1, homes.units + 1):
        for floor in range(homes.first_floor, homes.last_floor + 1):
            for number in range(1, homes.rooms + 1):
                running = (unit - 1) * homes.rooms + number if homes.through else number
                yield str(unit) if homes.units > 1 else "", floor, f"{floor}{running:02d}"
