"""What a change of the map will do, worked out before anything is written: which codes become which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from os.path import commonprefix
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from liren.kernel.errors import Refused
from liren.places.choices import Level, Succession
from liren.places.models import Building, Place
from liren.places.planning import free

PERMISSION = "places.restructure"


class Move(NamedTuple):
    """A code and all below it gets another; with `alone`, only the rows that stand at the code itself."""

    old: str
    new: str
    alone: bool = False


class Opening(NamedTuple):
    """A place that is made for the change."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A change of the map: shown as a preview, then carried out."""

    kind: str
    title: str
    moves: tuple[Move, ...]
    opens: tuple[Opening, ...] = ()
    closes: tuple[str, ...] = ()
    buildings: tuple[int, ...] = ()
    into: str = ""
    """Where the chosen buildings, and all who live in them, belong afterwards."""
    touched: tuple[str, ...] = ()
    permission: str = PERMISSION

    @property
    def codes(self) -> set[str]:
        """Every code the change touches: the actor must hold the right over each."""
        moved = {code for move in self.moves for code in (move.old, move.new)}
        return moved | {opening.code for opening in self.opens} | set(self.closes) | set(self.touched)

    @property
    def area(self) -> str:
        """The smallest place that holds them all."""
        shared = commonprefix(sorted(self.codes))  # noqa: RUF071  (codes, not paths)
        return shared[: max(digits for digits in Level.values if digits <= len(shared))]


def plan_renumber(place: Place, new_code: str) -> Plan:
    """Another code of the same level for a place, with all below it."""
    free.require_free(new_code, like=place.code)
    title = _("%(place)s: %(old)s becomes %(new)s") % {"place": place, "old": place.code, "new": new_code}
    return Plan(Succession.RENUMBERED, title, (Move(place.code, new_code),))


def plan_swap(one: Place, other: Place) -> Plan:
    """Two places of one level exchange their codes."""
    if one.code == other.code or one.level != other.level:
        raise Refused(_("Choose two different places of the same level."))
    title = _("%(one)s and %(other)s exchange their codes") % {"one": one, "other": other}
    return Plan(Succession.RENUMBERED, title, (Move(one.code, other.code), Move(other.code, one.code)))


def plan_move(place: Place, parent: Place) -> Plan:
    """A grid goes to another community (or a community to another subdistrict) under the next free code."""
    if parent.level >= place.level or place.parent_code == parent.code or parent.code.startswith(place.code):
        raise Refused(_("Choose another place of the level above."))
    if free.level_below(parent.code) != place.level:
        raise Refused(_("Choose another place of the level above."))
    new = free.codes_under(parent.code, [place.code])[0]
    title = _("%(place)s moves to %(parent)s") % {"place": place, "parent": parent}
    return Plan(Succession.MOVED, title, (Move(place.code, new),))


def plan_merge(sources: Iterable[Place], into: Place) -> Plan:
    """Places become part of another: what is below them gets free codes there, the rest its code."""
    sources = [place for place in sources if place.code != into.code]
    if not sources or any(place.level != into.level or place.closed_on for place in sources):
        raise Refused(_("Choose places of the same level that are still open."))
    below = [child.code for place in sources for child in free.children(place.code)]
    moves = [Move(old, new) for old, new in zip(below, free.codes_under(into.code, below), strict=True)]
    moves += [Move(place.code, into.code, alone=True) for place in sources]
    names = "、".join(str(place) for place in sources)
    title = _("%(names)s merged into %(into)s") % {"names": names, "into": into}
    return Plan(Succession.MERGED, title, tuple(moves), closes=tuple(place.code for place in sources))


def plan_split(
    place: Place, *, name: str, children: Iterable[Place] = (), buildings: Iterable[Building] = ()
) -> Plan:
    """A part of a place becomes a new place beside it: some of its children, some of its buildings."""
    children, houses = sorted(children, key=lambda child: child.code), list(buildings)
    if not children and not houses:
        raise Refused(_("Choose what belongs to the new place."))
    if any(child.parent_code != place.code for child in children) or _strangers(houses, place):
        raise Refused(_("Only what lies directly in this place can be split off."))
    new = free.codes_under(place.parent_code, [place.code])[0]
    moves = tuple(Move(child.code, new + child.code[len(place.code) :]) for child in children)
    title = _("%(name)s split off from %(place)s") % {"name": name, "place": place}
    return Plan(
        Succession.SPLIT,
        title,
        moves,
        opens=(Opening(new, name),),
        into=new if houses else "",
        buildings=tuple(house.pk for house in houses),
        touched=(place.code,),
    )


def plan_building_move(buildings: Iterable[Building], into: Place) -> Plan:
    """Buildings go to another grid of their community, with their homes and all who live there."""
    houses = list(buildings)
    if not houses or into.level < Level.COMMUNITY or into.closed_on:
        raise Refused(_("Choose buildings, and the grid they belong to."))
    if any(house.place_code[:12] != into.code[:12] for house in houses):
        raise Refused(_("These buildings lie in another community. Move their grid instead."))
    names = "、".join(str(house) for house in houses[:3]) + ("…" if len(houses) > 3 else "")
    title = _("%(names)s moved to %(into)s") % {"names": names, "into": into}
    return Plan(
        Succession.MOVED,
        title,
        (),
        buildings=tuple(house.pk for house in houses),
        into=into.code,
        touched=(into.code, *{house.place_code for house in houses}),
        permission="places.edit",
    )


def _strangers(houses: list[Any], place: Place) -> bool:
    return any(not house.place_code.startswith(place.code) for house in houses)
