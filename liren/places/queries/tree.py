"""The tree at the left of registers: places, then buildings, each with how many people it holds.

Counts are sums over the counters that a trigger keeps (`PlaceCount`); people are never counted here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BigIntegerField, Q, Sum
from django.db.models.expressions import RawSQL

from liren.kernel.scope import EVERYWHERE, Actor, code_range, within
from liren.places.choices import Level
from liren.places.models import Building, Place, PlaceCount

PERMISSION = "places.view"
MOST = 300
"""Buildings shown under one node."""


@dataclass(slots=True)
class Node:
    """One line of the tree: a place, or (with `building`) a building."""

    code: str
    name: str
    count: int
    level: int
    building: int | None = None
    children: list[Node] | None = field(default=None)
    """Filled for the nodes on the way to the selected one; `None`: not opened yet."""
    selected: bool = False
    trail: str = ""

    @property
    def opens(self) -> bool:
        """Whether something may lie below."""
        return self.building is None


def children(actor: Actor, code: str) -> list[Node]:
    """What lies directly below a place: places by code, then buildings. `""`: the top of the actor's area."""
    return branch(actor, [code])


def tree(actor: Actor, selected: str = "", building: int | None = None) -> list[Node]:
    """The tree from the top of the actor's area, opened along the way to the selected place."""
    opened = _opened(actor, selected)
    places = _places(actor, _at_top(actor) | _under(opened))
    for node in (everyone := places + _buildings(actor, opened)):
        _open(node, everyone, opened, selected, building)
    return [node for node in places if _is_top(node, actor)]


def node_at(nodes: Iterable[Node], code: str) -> Node | None:
    """The line of a place in a tree, if the tree reaches so far."""
    for node in nodes:
        found = node if node.code == code and node.building is None else node_at(node.children or [], code)
        if found:
            return found
    return None


def branch(actor: Actor, parents: Iterable[str]) -> list[Node]:
    """The children of several places at once, in two reads."""
    parents = list(parents)
    if EVERYWHERE in parents:
        return _places(actor, _at_top(actor))
    return _places(actor, _under(parents)) + _buildings(actor, parents)


def people_in(code: str) -> int:
    """How many people are registered under a place."""
    low, high = code_range(code)
    rows = PlaceCount.objects.filter(place_code__gte=low, place_code__lt=high)
    return rows.aggregate(n=Sum("people"))["n"] or 0


def find_nodes(actor: Actor, words: str, most: int = 30) -> list[Node]:
    """Places and buildings in the actor's area by part of the name, by initials or by code."""
    places = _counted(
        actor, Q(short_name__contains=words) | Q(initials__startswith=words.lower()) | Q(code=words)
    )
    buildings = Building.objects.visible_to(actor, PERMISSION).filter(address_key__contains=words)
    found = [_place_node(place) for place in places.order_by("level", "code")[:most]]
    return found + [_building_node(row) for row in _with_people(buildings).order_by("address_key")[:most]]


def _opened(actor: Actor, selected: str) -> list[str]:
    """The places whose children are shown: those on the way to the selected one, else the only one at the top."""
    tops = actor.prefixes(PERMISSION)
    way = [code for code in _above(selected) if any(code.startswith(top) for top in tops)]
    return way or [top for top in tops if len(tops) == 1 and top != EVERYWHERE]


def _at_top(actor: Actor) -> Q:
    tops = actor.prefixes(PERMISSION)
    return Q(level=Level.PROVINCE) if EVERYWHERE in tops else Q(code__in=tops)


def _is_top(node: Node, actor: Actor) -> bool:
    tops = actor.prefixes(PERMISSION)
    return node.level == Level.PROVINCE if EVERYWHERE in tops else node.code in tops


def _under(parents: list[str]) -> Q:
    wanted = Q(pk__in=[])
    for parent in parents:
        if deeper := [digits for digits in Level.values if digits > len(parent)]:
            wanted |= within("code", [parent]) & Q(level=min(deeper))
    return wanted


def _places(actor: Actor, wanted: Q) -> list[Node]:
    return [_place_node(place) for place in _counted(actor, wanted)]


def _counted(actor: Actor, wanted: Q) -> Any:
    rows = Place.objects.visible_to(actor, PERMISSION).filter(wanted, closed_on=None).defer("boundary")
    return rows.annotate(people=RawSQL(_PLACE_SUM, [], output_field=BigIntegerField()))  # noqa: S611


def _buildings(actor: Actor, parents: list[str]) -> list[Node]:
    parents = [code for code in parents if len(code) >= Level.COMMUNITY]
    rows = Building.objects.visible_to(actor, PERMISSION).filter(place_code__in=parents)
    found = list(_with_people(rows).order_by("address_key")[: MOST * len(parents)])
    roads = {code: {row.road for row in found if row.place_code == code} for code in parents}
    nodes = [_building_node(row, alone=len(roads[row.place_code]) == 1) for row in found]
    return sorted(nodes, key=lambda node: _natural(node.name))


def _with_people(rows: Any) -> Any:
    return rows.annotate(people=RawSQL(_BUILDING_SUM, [], output_field=BigIntegerField()))  # noqa: S611


def _place_node(place: Any) -> Node:
    name = _OF_COMMUNITY.sub("", str(place)) if place.level == Level.GRID else str(place)
    return Node(place.code, name, place.people, place.level)


def _building_node(row: Any, *, alone: bool = False) -> Node:
    """A building; its road is left out where all buildings around stand on the same (`alone`)."""
    name = f"{row.number}{row.name}" if alone else ""
    return Node(row.place_code, name or str(row), row.people, Level.GRID, building=row.pk)


def _open(node: Node, everyone: list[Node], opened: list[str], selected: str, building: int | None) -> None:
    node.selected = node.building == building if node.building or building else node.code == selected
    if node.building is None and node.code in opened:
        node.children = [other for other in everyone if other is not node and _below(other, node)]


def _below(node: Node, parent: Node) -> bool:
    if node.building is not None:
        return node.code == parent.code
    return node.code.startswith(parent.code) and parent.level == max(
        d for d in Level.values if d < node.level
    )


def _above(code: str) -> list[str]:
    return [code[:digits] for digits in Level.values if 0 < digits <= len(code)]


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", name) if part]


_OF_COMMUNITY = re.compile(r"^.{1,12}(社区|村)(?=第?.{1,4}网格)")
"""罗桐社区第二网格 is 第二网格 under its community."""
_PLACE_SUM = """(SELECT COALESCE(sum(c.people), 0) FROM places_placecount c
    WHERE c.place_code >= places_place.code AND c.place_code < places_place.code || ':')"""
_BUILDING_SUM = """(SELECT COALESCE(sum(c.people), 0) FROM places_placecount c
    WHERE c.place_code >= left(places_building.place_code, 12) AND c.building_id = places_building.id
      AND c.place_code < left(places_building.place_code, 12) || ':')"""
