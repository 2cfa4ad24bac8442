"""What the rows of a file would do: which bodies and people are there already, and which are new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from liren.kernel.scope import Actor, within
from liren.organisations.imports.reading import Problem
from liren.organisations.models import Member, Organisation, Post
from liren.places.address import parse_address
from liren.places.choices import Level
from liren.places.models import Building, Place

RIGHT = "organisations.import"
Key = tuple[str, str]
"""A place and a name."""


@dataclass(slots=True)
class Known:
    """What the place has already, by place and name."""

    places: dict[str, str]
    bodies: dict[Key, Organisation] = field(default_factory=dict)
    members: dict[Key, Member] = field(default_factory=dict)
    posts: set[tuple[int, int, str, int | None]] = field(default_factory=set)
    buildings: dict[Key, int] = field(default_factory=dict)
    """By community and address."""


def known_in(actor: Actor, place_code: str) -> Known:
    """Bodies, people and posts under a place, as they are now."""
    here = within("place_code", [place_code])
    places = Place.objects.visible_to(actor, RIGHT).filter(
        within("code", [place_code]), level=Level.COMMUNITY
    )
    known = Known(
        {
            word: place.code
            for place in places.defer("boundary")
            for word in (place.name, place.short_name, place.code)
        }
    )
    for body in Organisation.objects.visible_to(actor, RIGHT).filter(here, dissolved_on__isnull=True):
        known.bodies[body.place_code, body.name] = body
    for member in Member.objects.visible_to(actor, RIGHT).filter(here, left_on__isnull=True):
        known.members[member.place_code, member.name] = member
    held = Post.objects.visible_to(actor, RIGHT).filter(here, ending="")
    known.posts = set(held.values_list("organisation", "member", "role", "head_of"))
    for code, address, key in (
        Building.objects.visible_to(actor, RIGHT).filter(here).values_list("place_code", "address_key", "pk")
    ):
        known.buildings[code[:12], address] = key
    return known


def placed(
    rows: Iterable[dict[str, Any]], place_code: str, known: Known
) -> tuple[list[dict[str, Any]], list[Problem]]:
    """The rows with the code of their place; rows of places that are not below ours are told."""
    kept: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for row in rows:
        code = known.places.get(row["community"]) if "community" in row else place_code
        if code is None:
            problems.append((row["row"], "社区", _("There is no such community in the area of this import.")))
        elif problem := _unknown_kind(row, code, known) or _unknown_building(row, code, known):
            problems.append(problem)
        else:
            kept.append({**row, "place": code, "head_of": _building(row, code, known)})
            known.bodies.setdefault((code, row["body"]), Organisation(kind=row.get("kind", "")))
    return kept, problems


def _unknown_kind(row: dict[str, Any], code: str, known: Known) -> Problem | None:
    if (code, row["body"]) in known.bodies or row.get("kind"):
        return None
    return row["row"], "组织类型", _("This body is not on file yet: say what kind it is.")


def _unknown_building(row: dict[str, Any], code: str, known: Known) -> Problem | None:
    if "building" not in row or _building(row, code, known):
        return None
    return row["row"], "楼栋", _("There is no building with this address in the community.")


def _building(row: dict[str, Any], code: str, known: Known) -> int | None:
    return known.buildings.get((code, parse_address(row.get("building", "")).building_line))


def counts(rows: Iterable[dict[str, Any]], known: Known) -> dict[str, int]:
    """How many bodies, people and posts are new, and how many are there already."""
    bodies = {(row["place"], row["body"]) for row in rows}
    people = {(row["place"], row["name"]) for row in rows if "name" in row}
    posts = list(_posts(rows, known))
    return {
        "bodies": sum(1 for key in bodies if key not in known.bodies),
        "bodies_there": sum(1 for key in bodies if key in known.bodies),
        "people": sum(1 for key in people if key not in known.members),
        "people_there": sum(1 for key in people if key in known.members),
        "posts": posts.count(False),
        "posts_there": posts.count(True),
    }


def _posts(rows: Iterable[dict[str, Any]], known: Known) -> Iterator[bool]:
    """For each post of the file whether it is on file already."""
    for row in rows:
        if "role" in row and "name" in row:
            body, member = (
                known.bodies.get((row["place"], row["body"])),
                known.members.get((row["place"], row["name"])),
            )
            post = body and member and (body.pk, member.pk, row["role"], row["head_of"])
            yield bool(post) and post in known.posts
