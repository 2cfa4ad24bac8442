"""When a residents' committee is founded, and whether it has the right size: pure advice by a rule set."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Advice(StrEnum):
    """What to do."""

    FOUND = "found"
    PREPARE = "prepare"
    WAIT = "wait"
    ADJUST = "adjust"
    KEEP = "keep"
    NO_DATA = "no_data"


WORDS: dict[str, tuple[str, str | Promise]] = {
    Advice.FOUND: ("bad", _("Found a committee")),
    Advice.PREPARE: ("warn", _("Name who looks after it")),
    Advice.WAIT: ("info", _("Wait")),
    Advice.ADJUST: ("warn", _("Adjust the size")),
    Advice.KEEP: ("ok", _("As it should be")),
    Advice.NO_DATA: ("nd", _("No data")),
}


@dataclass(frozen=True, slots=True)
class Profile:
    """A rule set: how many households, and from which occupancy a committee must exist. `None`: the text is silent."""

    households_from: int | None
    households_to: int | None
    occupancy_percent: int | None


@dataclass(frozen=True, slots=True)
class Situation:
    """An area: homes, homes lived in, whether it has a committee, whether somebody looks after it meanwhile."""

    homes: int
    lived_in: int
    has_committee: bool
    has_caretaker: bool

    @property
    def occupancy(self) -> float | None:
        """Homes lived in of all homes, per cent; none where there are no homes."""
        return 100 * self.lived_in / self.homes if self.homes else None


Answer = tuple[Advice, str | Promise]


def advise(area: Situation, profile: Profile) -> Answer:
    """What to do in an area, and why in one sentence."""
    if area.occupancy is None:
        return Advice.NO_DATA, _("No homes are entered here, so nothing can be said.")
    if area.has_committee:
        return _size(area, profile)
    if profile.occupancy_percent is None:
        return Advice.FOUND, _(
            "People live here and there is no committee; these rules name no share to wait for."
        )
    words = {"share": f"{area.occupancy:.0f}", "limit": profile.occupancy_percent}
    if area.occupancy >= profile.occupancy_percent:
        return Advice.FOUND, _(
            "%(share)s%% of the homes are lived in; from %(limit)s%% a committee must be set up."
        ) % words
    if not area.has_caretaker:
        return Advice.PREPARE, _(
            "%(share)s%% of the homes are lived in, less than %(limit)s%%, and nobody looks after them: a neighbouring committee or a preparatory group must."
        ) % words
    return Advice.WAIT, _(
        "%(share)s%% of the homes are lived in, less than %(limit)s%%; it is looked after meanwhile."
    ) % words


def _size(area: Situation, profile: Profile) -> Answer:
    words = {"n": area.lived_in, "low": profile.households_from, "high": profile.households_to}
    if profile.households_to is not None and area.lived_in > profile.households_to:
        return Advice.ADJUST, _(
            "%(n)s households live here, more than %(high)s: the area should be divided step by step."
        ) % words
    if profile.households_from is not None and area.lived_in < profile.households_from:
        return Advice.ADJUST, _(
            "%(n)s households live here, less than %(low)s: it may be joined with a neighbour."
        ) % words
    return Advice.KEEP, _("%(n)s households live here, within %(low)s to %(high)s.") % words
