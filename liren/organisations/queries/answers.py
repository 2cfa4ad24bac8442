"""Who answers for the grids, buildings and households of a place (sd-4.1: a named person for each, no gap)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Prefetch, Q
from django.db.models.expressions import RawSQL
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liren.accounts.models import RoleGrant
from liren.kernel.scope import Actor, within
from liren.organisations.choices import Role
from liren.organisations.models import Post
from liren.organisations.queries.bodies import PERMISSION, serving
from liren.organisations.queries.names import place_name
from liren.people.models import Household
from liren.places.choices import Level
from liren.places.models import Building, Place

WORKER = "grid_worker"
_WORKERS = "the names of grid workers, as colleagues know them"


class Show(NamedTuple):
    """One of the lists of the page."""

    label: str | Promise
    right: str


SHOWN = {
    "grids": Show(_("Grids"), "places.view"),
    "buildings": Show(_("Buildings"), "places.view"),
    "households": Show(pgettext_lazy("who answers", "Households"), "people.view"),
    "communities": Show(pgettext_lazy("who answers", "Communities"), "places.view"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A grid, building, household or community, with those who answer for it."""

    subject: Any
    place: str
    people: Sequence[str]


def lines(actor: Actor, show: str, place_code: str, keys: RawSQL | None, day: date, most: int) -> tuple[list[Line], int]:  # fmt: skip
    """The first lines of a list and how many there are; `keys` narrows it."""
    rows = _ROWS[show](actor, place_code, day)
    rows = rows if keys is None else rows.filter(pk__in=keys)
    found = list(rows[:most])
    workers = _workers({_grid(row) for row in found}, day)
    return [
        Line(row, getattr(row, "place_name", _grid(row)), _people(row, workers)) for row in found
    ], rows.count()


def _places(level: Level) -> Any:
    def rows(actor: Actor, place_code: str, _day: date) -> Any:
        here = Place.objects.visible_to(actor, SHOWN["grids"].right).filter(within("code", [place_code]))
        return here.filter(level=level, closed_on=None).order_by("code")

    return rows


def _heads(actor: Actor, day: date) -> Any:
    held = Post.objects.visible_to(actor, PERMISSION).filter(serving(day), role=Role.BUILDING_HEAD)
    return held.select_related("member")


def _buildings(actor: Actor, place_code: str, day: date) -> Any:
    rows = Building.objects.visible_to(actor, SHOWN["buildings"].right).filter(
        within("place_code", [place_code])
    )
    rows = rows.annotate(place_name=place_name()).order_by("place_code", "address_key")
    return rows.prefetch_related(Prefetch("heads", _heads(actor, day), to_attr="held"))


def _households(actor: Actor, place_code: str, day: date) -> Any:
    rows = Household.objects.visible_to(actor, SHOWN["households"].right).filter(
        within("place_code", [place_code])
    )
    heads = Prefetch("dwelling__building__heads", _heads(actor, day), to_attr="held")
    rows = rows.annotate(place_name=place_name()).select_related("head", "dwelling__building")
    return rows.prefetch_related(heads).order_by("place_code", "pk")


_ROWS = {
    "grids": _places(Level.GRID),
    "buildings": _buildings,
    "households": _households,
    "communities": _places(Level.COMMUNITY),
}


def _grid(row: Any) -> str:
    return str(row.code if isinstance(row, Place) else row.place_code)


def _people(row: Any, workers: dict[str, list[str]]) -> list[str]:
    building = row.dwelling.building if isinstance(row, Household) and row.dwelling else row
    return [*(post.member.name for post in getattr(building, "held", ())), *workers.get(_grid(row), ())]


def _workers(codes: set[str], day: date) -> dict[str, list[str]]:
    grants = RoleGrant.objects.unscoped(_WORKERS).filter(
        Q(to_on__isnull=True) | Q(to_on__gte=day), role=WORKER, from_on__lte=day, revoked_at__isnull=True,
        place_code__in=[code for code in codes if len(code) == Level.GRID],
    )  # fmt: skip
    named: dict[str, list[str]] = {}
    for grant in grants.select_related("user").order_by("place_code", "pk"):
        named.setdefault(grant.place_code, []).append(grant.user.display_name)
    return named
