"""The organisation chart: bodies below bodies, each with its people and their duties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch

from liren.kernel.scope import Actor
from liren.organisations.choices import Kind, Role
from liren.organisations.models import Organisation, Post
from liren.organisations.queries.bodies import PERMISSION, bodies, serving

MOST = 120
ROLES = {role: number for number, role in enumerate(Role.values)}
KINDS = {
    kind: number for number, kind in enumerate((Kind.PARTY, *(one for one in Kind if one != Kind.PARTY)))
}


@dataclass(slots=True)
class Box:
    """One body of the chart."""

    body: Organisation
    people: Sequence[Any]
    heads: int
    """How many buildings have their head here; they are not drawn one by one."""
    parts: list[Box] = field(default_factory=list)


def chart(actor: Actor, place_code: str, day: date) -> list[Box]:
    """The topmost bodies of a place with everything below them; Party organisations lead."""
    posts = Post.objects.visible_to(actor, PERMISSION).filter(serving(day)).select_related("member")
    rows = bodies(actor, place_code, day).prefetch_related(Prefetch("posts", posts, to_attr="held"))
    boxes = {row.pk: _box(row) for row in rows.order_by("place_code", "pk")[:MOST]}
    roots: list[Box] = []
    for box in boxes.values():
        above = boxes.get(box.body.parent_id) if box.body.parent_id else None
        (above.parts if above else roots).append(box)
    for box in boxes.values():
        box.parts.sort(key=_order)
    return sorted(roots, key=_order)


def _box(body: Any) -> Box:
    drawn = [post for post in body.held if post.role != Role.BUILDING_HEAD]
    return Box(body, sorted(drawn, key=lambda post: (ROLES[post.role], post.pk)), len(body.held) - len(drawn))


def _order(box: Box) -> tuple[str, int, int]:
    return box.body.place_code[:12], KINDS[Kind(box.body.kind)], box.body.pk
