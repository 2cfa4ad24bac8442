"""A community of the demo, the subdistrict whose words it uses, and of what it is short."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from liren.kernel.scope import Actor
from liren.organisations.operations.records import add_row
from liren.places.models import Place

WHY = "the demo town's own rows"


@dataclass(frozen=True, slots=True)
class Money:
    """A line of a year's money: from whose budget, how many yuan, how much less or more from one community to the next."""

    line: str
    source: str
    yuan: int
    step: int = 0
    steps: int = 1
    reason: str = ""

    def of(self, number: int) -> int:
        """The yuan of the community with this number."""
        return self.yuan + self.step * (number % self.steps)


@dataclass(frozen=True, slots=True)
class District:
    """A subdistrict of the demo: what its own bodies are called, and in what its communities are strong."""

    code: str
    name: str
    officer: str
    corner: tuple[float, float]
    """West and south of where its invented map begins."""
    first: int
    """The number of its first community; no two communities of the demo have the same."""
    shift: int
    """By how much its gaps lie elsewhere."""
    firm: str
    bank: str
    school: str
    filing: str
    money: tuple[Money, ...]
    facilities: tuple[str, ...]
    socials: tuple[str, ...]
    elected_on: date = date(2023, 3, 1)
    schooling: tuple[str, ...] = ("本科", "大专", "大专", "高中")
    road: str = ""
    scale: Decimal = Decimal(1)
    """How large its premises are."""
    texts: dict[str, str] = field(default_factory=dict)
    """Texts that only its communities have."""
    pay: str = ""
    """The shape of its pay grid."""
    offices: tuple[tuple[str, str], ...] = ()
    """Kind and name of the subdistrict's own bodies."""
    party_bodies: tuple[tuple[str, str], ...] = ()
    """What else the Party organisations of its communities cover, and what they are called."""


@dataclass(frozen=True, slots=True)
class Town:
    """One community with its number, by which its gaps are decided."""

    district: District
    place: Place
    number: int
    actor: Actor
    today: date

    @property
    def name(self) -> str:
        """罗桐社区."""
        return str(self.place).removesuffix("居委会")

    @property
    def serial(self) -> int:
        """Its number among all communities of the demo."""
        return self.district.first + self.number

    @property
    def turn(self) -> int:
        """The number by which its gaps are decided."""
        return self.number + self.district.shift

    def lacks(self, one_in: int, which: int = 0) -> bool:
        """Whether this community is one of those that are short of something."""
        return self.turn % one_in == which

    def add(self, noun: Any, **values: Any) -> Any:
        """A row of the community."""
        return add_row(noun, actor=self.actor, place_code=self.place.code, **values)
