"""A community of the demo town, and of what it is short."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from liren.kernel.scope import Actor
from liren.organisations.operations.records import add_row
from liren.places.models import Place

WHY = "the demo town's own rows"


@dataclass(frozen=True, slots=True)
class Town:
    """One community with its number, by which its gaps are decided."""

    place: Place
    number: int
    actor: Actor
    today: date

    @property
    def name(self) -> str:
        """罗桐社区."""
        return str(self.place).removesuffix("居委会")

    def lacks(self, one_in: int, which: int = 0) -> bool:
        """Whether this community is one of those that are short of something."""
        return self.number % one_in == which

    def add(self, noun: Any, **values: Any) -> Any:
        """A row of the community."""
        return add_row(noun, actor=self.actor, place_code=self.place.code, **values)
