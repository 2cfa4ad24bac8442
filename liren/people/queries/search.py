"""The one search box: people, homes, places and pages by whatever somebody types, within their area.

Each way of looking is one range of one index; they are joined by UNION, so that no way slows another down.
"""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass
from typing import Any

from django.db.models import IntegerField, Q, QuerySet, Value
from django.db.models.functions import Reverse

from liren.kernel.scope import Actor
from liren.kernel.text import clean_name
from liren.people.models import Person
from liren.people.queries.finding import PERMISSION, Typed, holders_of_identity, holders_of_phone, kind_of
from liren.people.queries.register import SMALL, people_in
from liren.people.queries.rows import Row, rows_of, with_told
from liren.places.address import parse_address
from liren.places.models import Building, Dwelling, Place
from liren.ui.navigation import Link, links_for

PEOPLE = 12
HOMES = 8
PLACES = 5


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, by kind."""

    kind: Typed
    people: list[Row]
    homes: list[Dwelling]
    buildings: list[Building]
    places: list[Place]
    pages: list[Link]

    @property
    def total(self) -> int:
        kinds: tuple[Sized, ...] = (self.people, self.homes, self.buildings, self.places, self.pages)
        return sum(map(len, kinds))


def search(actor: Actor, text: str, *, path: str = "/") -> Found:
    """Everything in the actor's area that the text may mean."""
    kind = kind_of(text)
    people = rows_of(_people(actor, text, kind), actor)
    if kind in {Typed.NOTHING, Typed.IDENTITY, Typed.PHONE}:
        return Found(kind, people, [], [], [], [])
    homes, buildings = _addresses(actor, text) if kind != Typed.INITIALS else ([], [])
    return Found(kind, people, homes, buildings, _places(actor, text, kind), _pages(actor, text, path))


def _people(actor: Actor, text: str, kind: Typed) -> list[Person]:
    if kind == Typed.NOTHING or not actor.may(PERMISSION):
        return []
    if kind == Typed.IDENTITY:
        ids = holders_of_identity(actor, text)
    elif kind in {Typed.PHONE, Typed.TAIL}:
        ids = holders_of_phone(actor, text)
    else:
        ids = _by_letters(actor, text, kind)
    rows = Person.objects.visible_to(actor, PERMISSION).filter(pk__in=ids, merged_into__isnull=True)
    found = {person.pk: person for person in with_told(rows.select_related("dwelling__building"), actor)}
    ranked = [found[pk] for pk in dict.fromkeys(ids) if pk in found]
    return sorted(ranked, key=lambda person: person.left_on is not None)[:PEOPLE]


def _by_letters(actor: Actor, text: str, kind: Typed) -> list[int]:
    """Whole matches first, then beginnings, then endings, then (in a small area) anywhere inside."""
    name, letters = clean_name(text), text.strip().lower()
    if kind == Typed.INITIALS:
        ways = [Q(initials=letters), *([Q(initials__startswith=letters)] if len(letters) > 1 else [])]
        ways.append(Q(name__startswith=name))
    else:
        ways = [Q(name=name), Q(name__startswith=name)]
    return _union(actor, ways, ending=name if kind == Typed.NAME and len(name) > 1 else "", inside=name)


def _union(actor: Actor, ways: list[Q], *, ending: str, inside: str) -> list[int]:
    here = Person.objects.visible_to(actor, PERMISSION).filter(merged_into__isnull=True)
    parts: list[QuerySet[Person, Any]] = [here.filter(way) for way in ways]
    if ending:
        parts.append(here.alias(end=Reverse("name")).filter(end__startswith=ending[::-1]))
    if len(inside) > 1 and _is_small(actor):
        parts.append(here.filter(name__contains=inside))
    ranked = [_ranked(part, rank) for rank, part in enumerate(parts)]
    first, *others = ranked
    found = sorted(first.union(*others, all=True), key=lambda row: (row[2] is not None, row[1]))
    return list(dict.fromkeys(pk for pk, _rank, _left_on in found))[:PEOPLE]


def _ranked(rows: Any, rank: int) -> Any:
    return (
        rows.order_by()
        .annotate(rank=Value(rank, output_field=IntegerField()))
        .values_list("pk", "rank", "left_on")[: PEOPLE * 2]
    )


def _is_small(actor: Actor) -> bool:
    prefixes = actor.prefixes(PERMISSION)
    return len(prefixes) == 1 and len(prefixes[0]) >= 9 and people_in(prefixes[0]) <= 3 * SMALL


def _addresses(actor: Actor, text: str) -> tuple[list[Dwelling], list[Building]]:
    """The home that an address names, or the buildings whose address holds the words."""
    if not actor.may(PERMISSION):
        return [], []
    address = parse_address(text)
    buildings = Building.objects.visible_to(actor, PERMISSION)
    key = address.building_line or text.strip()
    if len(key) < 2:
        return [], []
    found = list(buildings.filter(address_key__contains=key).order_by("place_code", "address_key")[:HOMES])
    if not address.room or not found:
        return [], found
    homes = Dwelling.objects.visible_to(actor, PERMISSION).filter(building__in=found, room=address.room)
    homes = homes.filter(unit=address.unit) if address.unit else homes
    return list(homes.order_by("place_code", "line")[:HOMES]), []


def _places(actor: Actor, text: str, kind: Typed) -> list[Place]:
    """Communities, grids and levels above, by name, initials or code."""
    if not actor.may("places.view") or len(text.strip()) < 2:
        return []
    words = text.strip()
    by = (
        Q(initials__startswith=words.lower())
        if kind == Typed.INITIALS
        else Q(short_name__contains=words) | Q(code=words)
    )
    rows = Place.objects.visible_to(actor, "places.view").filter(by, closed_on=None)
    if any(len(prefix) < 4 for prefix in actor.prefixes("places.view")):
        rows = rows.filter(level__lte=9)
    return list(rows.defer("boundary").order_by("level", "code")[:PLACES])


def _pages(actor: Actor, text: str, path: str) -> list[Link]:
    """The rooms of the product by their name."""
    words = text.strip().lower()
    return [link for link in links_for(actor, path) if words and words in str(link.entry.label).lower()]
