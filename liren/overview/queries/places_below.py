"""A place in the reader's area, and the places one level below it."""

from __future__ import annotations

from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from liren.kernel.errors import OutOfScope
from liren.kernel.scope import Actor, code_range, within
from liren.places.choices import Level
from liren.places.models import Place, PlaceCount

PERMISSION = "policy.view"


def place_and_below(actor: Actor, code: str) -> tuple[Place, list[Place]]:
    """The place and its open units by code; `OutOfScope` (404) outside the reader's area, and for grids."""
    wanted = Q(code=code) | within("code", [code]) & Q(level=level_below(code), closed_on=None)
    rows = list(Place.objects.visible_to(actor, PERMISSION).filter(wanted).order_by("code"))
    if not rows or rows[0].code != code:
        raise OutOfScope(_("There is nothing here that you can see. It may lie outside your area."))
    return rows[0], rows[1:]


def level_below(code: str) -> int:
    """The level of the units that a place is compared by: a community's are its grids."""
    if not Level.PROVINCE <= len(code) <= Level.COMMUNITY:
        raise OutOfScope(_("There is nothing here that you can see. It may lie outside your area."))
    return min(level for level in Level.values if level > len(code))


def own_place(actor: Actor) -> str:
    """The place whose sheet is the reader's own, from the community upward; empty for who works in a grid."""
    whole = Level.PROVINCE <= len(actor.home) <= Level.COMMUNITY
    return actor.home if whole and actor.may(PERMISSION, actor.home) else ""


def people_by_grid(code: str) -> dict[str, int]:
    """How many people the grids of a community hold, from the counters."""
    low, high = code_range(code)
    rows = PlaceCount.objects.filter(place_code__gte=low, place_code__lt=high)
    return dict(rows.values_list("place_code").annotate(n=Sum("people")))
