"""What a place consists of, as its page tells it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Func, Subquery, Sum

from liren.kernel.scope import Actor, within
from liren.places.choices import Level
from liren.places.models import Building, Compound, Dwelling, Place, Premises, Restructuring, Room
from liren.places.queries.tree import Node

PERMISSION = "places.view"


@dataclass(frozen=True, slots=True)
class Facts:
    """The lists and totals of one place; what is above a community leaves the lists out."""

    below: list[Node]
    compounds: Any
    premises: Any
    buildings: int
    homes: int
    area_m2: Decimal
    changes: Any


def find_whole_place(actor: Actor, code: str) -> Place:
    """A place in the actor's area with its totals, or `OutOfScope` (404). Only communities and grids are counted."""
    rows = Place.objects.all()
    if len(code) >= Level.COMMUNITY:
        rows = rows.annotate(**_totals(actor, code))
    found: Place = rows.get_visible(actor, PERMISSION, code=code)
    return found


def _totals(actor: Actor, code: str) -> dict[str, Subquery]:
    def here(model: Any) -> Any:
        return model.objects.visible_to(actor, PERMISSION).filter(within("place_code", [code]))

    return {
        "buildings": _total(here(Building), "COUNT", "pk"),
        "homes": _total(here(Dwelling), "COUNT", "pk"),
        "area_m2": _total(Room.objects.filter(premises__in=here(Premises)), "SUM", "area_m2"),
    }


def _total(rows: Any, function: str, column: str) -> Subquery:
    return Subquery(rows.order_by().values(n=Func(F(column), function=function)))


def facts_of(actor: Actor, place: Any, below: list[Node]) -> Facts:
    """What lies in a place that was found whole; `below` are its lines of the tree."""
    local = place.level >= Level.COMMUNITY
    here = within("place_code", [place.code])
    premises = Premises.objects.visible_to(actor, PERMISSION).filter(here)
    return Facts(
        below=below,
        compounds=_compounds(actor, place) if local else [],
        premises=premises.annotate(area=Sum("rooms__area_m2")).order_by("name")[:50] if local else [],
        buildings=place.buildings if local else 0,
        homes=place.homes if local else 0,
        area_m2=(local and place.area_m2) or Decimal(0),
        changes=Restructuring.objects.visible_to(actor, PERMISSION).filter(here)[:10],
    )


def _compounds(actor: Actor, place: Place) -> Any:
    rows = Compound.objects.visible_to(actor, PERMISSION).filter(within("place_code", [place.code]))
    return rows.annotate(houses=Count("buildings")).order_by("name")[:100]
