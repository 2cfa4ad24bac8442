"""Where committees should be founded or adjusted: households and occupancy from the register, advice by a rule set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Left

from liren.kernel.scope import Actor, within
from liren.organisations import set_up
from liren.organisations.choices import Kind
from liren.organisations.models import SetUpProfile
from liren.organisations.queries.bodies import bodies
from liren.people.choices import Standing
from liren.places.choices import Level
from liren.places.models import Dwelling, Place

PERMISSION = "places.view"


@dataclass(frozen=True, slots=True)
class Advised:
    """One community with what is advised."""

    place: Place
    situation: set_up.Situation
    advice: set_up.Advice
    why: Any

    @property
    def words(self) -> tuple[str, Any]:
        """How the advice is shown."""
        return set_up.WORDS[self.advice]


def advised(actor: Actor, place_code: str, profile: SetUpProfile, day: date) -> list[Advised]:
    """Every community of a place."""
    below = Place.objects.visible_to(actor, PERMISSION).filter(
        within("code", [place_code[:12]]), closed_on=None
    )
    homes = _homes(actor, place_code[:12])
    there = _kinds(actor, place_code[:12], day)
    rules = set_up.Profile(profile.households_from, profile.households_to, profile.occupancy_percent)
    found = []
    for place in below.filter(level=Level.COMMUNITY).defer("boundary").order_by("code"):
        total, lived_in = homes.get(place.code, (0, 0))
        kinds = there.get(place.code, set())
        situation = set_up.Situation(total, lived_in, Kind.COMMITTEE in kinds, Kind.PREPARATORY in kinds)
        found.append(Advised(place, situation, *set_up.advise(situation, rules)))
    return found


def _homes(actor: Actor, place_code: str) -> dict[str, tuple[int, int]]:
    """Homes and homes that somebody lives in (not: is only registered in), by community."""
    living = Q(people__left_on__isnull=True, people__merged_into__isnull=True) & ~Q(
        people__standing=Standing.REGISTERED
    )
    rows = Dwelling.objects.visible_to(actor, PERMISSION).filter(within("place_code", [place_code]))
    counted = rows.annotate(community=Left("place_code", 12)).order_by().values("community")
    counted = counted.annotate(
        homes=Count("pk", distinct=True),
        lived_in=Count("pk", filter=living & Q(people__isnull=False), distinct=True),
    )
    return {row["community"]: (row["homes"], row["lived_in"]) for row in counted}


def _kinds(actor: Actor, place_code: str, day: date) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    wanted = bodies(actor, place_code, day).filter(kind__in=(Kind.COMMITTEE, Kind.PREPARATORY))
    for code, kind in wanted.values_list("place_code", "kind"):
        found.setdefault(code[:12], set()).add(kind)
    return found
