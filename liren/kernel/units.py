"""In what things are measured, and whether two measures may be compared: m² with m², never with households.

A unit is a product of named units with exponents: `m2`, `m2/household`. A share is a `percent`. Numbers without a
unit are plain. Money is in yuan here; the books keep fen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from liren.kernel.declarations import Text

NAMES: Mapping[str, Text] = {
    "percent": _("%"),
    "person": _("people"),
    "household": _("households"),
    "home": _("homes"),
    "building": _("buildings"),
    "compound": _("compounds"),
    "grid": _("grids"),
    "place": _("places"),
    "body": _("bodies"),
    "post": _("posts"),
    "rule": _("texts"),
    "room": _("rooms"),
    "item": _("items"),
    "case": _("cases"),
    "m2": _("m²"),
    "yuan": _("yuan"),
    "hour": _("hours"),
    "day": _("days"),
    "month": _("months"),
    "year": _("years"),
}
"""Every unit there is, and what it is called behind a number."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A product of named units: `Unit.of("m2/household")`. Plain numbers have none."""

    powers: tuple[tuple[str, int], ...] = field(default=())

    @classmethod
    def of(cls, text: str) -> Unit:
        """Read `m2`, `household/m2` or the empty text; `ValueError` for a unit that nobody knows."""
        above, _slash, below = text.partition("/")
        powers = Counter({name: 1 for name in above.split("*") if name and name != "1"})
        powers.subtract(name for name in below.split("*") if name)
        if unknown := sorted(set(powers) - set(NAMES)):
            raise ValueError(f"there is no unit {', '.join(unknown)}")
        return cls._tidy(powers)

    def __mul__(self, other: Unit) -> Unit:
        return self._joined(other, 1)

    def __truediv__(self, other: Unit) -> Unit:
        return self._joined(other, -1)

    def __bool__(self) -> bool:
        return bool(self.powers)

    def __str__(self) -> str:
        above = "*".join(name for name, power in self.powers for _n in range(power))
        below = "*".join(name for name, power in self.powers for _n in range(-power))
        return f"{above or '1'}/{below}" if below else above

    def _joined(self, other: Unit, sign: int) -> Unit:
        powers = Counter(dict(self.powers))
        for name, power in other.powers:
            powers[name] += sign * power
        return self._tidy(powers)

    @classmethod
    def _tidy(cls, powers: Mapping[str, int]) -> Unit:
        return cls(tuple(sorted((name, power) for name, power in powers.items() if power)))
