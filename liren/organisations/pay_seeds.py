"""Pay grids that a place may take over as its own. Coefficients and bases are the place's to fill in."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Template(NamedTuple):
    """A known shape of grid."""

    name: str
    label: str | Promise
    years_per_step: int
    ranges: dict[str, list[int]]
    credits: dict[str, int]

    @property
    def levels(self) -> range:
        """All levels of the grid."""
        return range(1, max(high for _low, high in self.ranges.values()) + 1)

    def columns(self) -> dict[str, Any]:
        """What a scheme takes over."""
        return {
            "name": self.name,
            "years_per_step": self.years_per_step,
            "ranges": self.ranges,
            "credits": self.credits,
        }


DEGREES = {"education:20": 3, "education:14": 5, "education:11": 7}
TEMPLATES = {
    "three_posts_18": Template(
        "三岗十八级", _("Three posts, eighteen levels"), 3,
        {"director": [7, 18], "deputy": [4, 15], "worker": [1, 12]}, DEGREES,
    ),
    "three_posts_7": Template(
        "三岗七级", _("Three posts, seven levels (table to be confirmed)"), 3,
        {"director": [1, 7], "deputy": [1, 7], "worker": [1, 7]}, {},
    ),
}  # fmt: skip
"""Bachelor, master and doctor count as 3, 5 and 7 years in the eighteen levels; the seven-level table has no public text."""
