"""What stands in the head of a paper: the unit that a place is."""

from __future__ import annotations

from liren.places.choices import Level
from liren.places.models import Place
from liren.places.queries.where import ancestors

COMMITTEES = {"社区": "居民委员会", "村": "村民委员会"}
"""Which committee governs it, by what the place's name ends with."""


def unit_of(place_code: str) -> str:
    """新安江街道罗桐社区居民委员会 for a community; above a subdistrict the place's own name."""
    here = (
        Place.objects.unscoped("names of places are public").filter(code=place_code).defer("boundary").first()
    )
    if here is None:
        return place_code
    above = [place for place in ancestors(place_code) if place.level >= Level.SUBDISTRICT]
    said = "".join(str(place) for place in [*above, here])
    return said + (_committee(here.name) if here.level == Level.COMMUNITY else "")


def said_of(place_code: str) -> str:
    """What a ledger's title begins with: 罗桐社区, and for a grid 罗桐社区第二网格."""
    named = Place.objects.unscoped("names of places are public").filter(
        code__in={place_code[:12], place_code}
    )
    return "".join(str(place) for place in named.defer("boundary").order_by("code")) or place_code


def _committee(name: str) -> str:
    return next((body for ending, body in COMMITTEES.items() if name.endswith(ending)), "")
