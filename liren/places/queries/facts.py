"""What a place consists of, as its page tells it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum

from liren.kernel.scope import Actor, within
from liren.places.choices import Level
from liren.places.models import Building, Compound, Dwelling, Place, Premises, Restructuring, Room
from liren.places.queries.tree import Node, children

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


def facts_of(actor: Actor, place: Place) -> Facts:
    """What lies in a place. Buildings and homes are counted only for communities and grids."""
    local = place.level >= Level.COMMUNITY
    here = within("place_code", [place.code])
    premises = Premises.objects.visible_to(actor, PERMISSION).filter(here)
    return Facts(
        below=children(actor, place.code),
        compounds=_compounds(actor, place) if local else [],
        premises=premises.annotate(area=Sum("rooms__area_m2")).order_by("name")[:50] if local else [],
        buildings=_count(Building, actor, here) if local else 0,
        homes=_count(Dwelling, actor, here) if local else 0,
        area_m2=rooms_total(actor, place.code) if local else Decimal(0),
        changes=Restructuring.objects.visible_to(actor, PERMISSION).filter(here)[:10],
    )


def rooms_total(actor: Actor, code: str) -> Decimal:
    """The area of all premises under a place, m² (what policies measure per hundred households)."""
    premises = Premises.objects.visible_to(actor, PERMISSION).filter(within("place_code", [code]))
    return Room.objects.filter(premises__in=premises).aggregate(m2=Sum("area_m2"))["m2"] or Decimal(0)


def _compounds(actor: Actor, place: Place) -> Any:
    rows = Compound.objects.visible_to(actor, PERMISSION).filter(within("place_code", [place.code]))
    return rows.annotate(houses=Count("buildings")).order_by("name")[:100]


def _count(model: Any, actor: Actor, here: Any) -> int:
    return int(model.objects.visible_to(actor, PERMISSION).filter(here).count())
