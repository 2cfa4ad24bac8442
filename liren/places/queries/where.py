"""Where a place stands: the place itself, what lies above it, its name. Names of places are public."""

from __future__ import annotations

from liren.kernel.scope import Actor
from liren.places.choices import Level
from liren.places.models import Place

FORMAL = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
"""Levels that exist in the code only: nobody says them, so trails of places leave them out."""
_PUBLIC = "names of places are public; what lies in them is not"


def find_place(actor: Actor, code: str, permission: str = "places.view") -> Place:
    """A place in the actor's area, or `OutOfScope` (404)."""
    found: Place = Place.objects.get_visible(actor, permission, code=code)
    return found


def ancestors(code: str) -> list[Place]:
    """The places above a code, the highest first, without the one itself."""
    return [place for place in _down_to(code) if place.code != code]


def trail(actor: Actor, code: str) -> list[tuple[Place, bool]]:
    """The way down to a place, itself included; each with whether the actor may open it."""
    return [(place, actor.may("places.view", place.code)) for place in _down_to(code)]


def _down_to(code: str) -> list[Place]:
    way = [code[:digits] for digits in Level.values if 0 < digits <= len(code)]
    found = Place.objects.unscoped(_PUBLIC).filter(code__in=way).defer("boundary").order_by("code")
    return [place for place in found if place.code == code or place.name not in FORMAL]


def place_name(code: str) -> str:
    """What people call a place; the code itself where there is none."""
    found = Place.objects.unscoped(_PUBLIC).filter(code=code).defer("boundary").first()
    return str(found) if found else code
