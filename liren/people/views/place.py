"""Which place a register page is about: from the address bar, else where the actor's post is."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import OutOfScope, Refused
from liren.kernel.scope import Actor
from liren.people.conditions import Conditions
from liren.people.queries.finding import Typed, kind_of
from liren.places.queries.tree import Node, node_at, tree
from liren.places.queries.where import place_name

PERMISSION = "people.view"


def conditions_of(request: HttpRequest, actor: Actor, permission: str = PERMISSION) -> Conditions:
    """The filter in the address bar. A place outside the actor's area is not there: 404."""
    conditions = Conditions.read(request.GET, home=home_of(actor, permission))
    if not actor.may(permission, conditions.place):
        raise OutOfScope(_("There is nothing here that you can see. It may lie outside your area."))
    refuse_numbers(conditions.q)
    return conditions


def refuse_numbers(typed: str) -> None:
    """Addresses are kept by browsers and proxies: nobody looks a whole number up by one."""
    if kind_of(typed) in {Typed.IDENTITY, Typed.PHONE}:
        raise Refused(
            _(
                "Look whole numbers up in the search box at the top. Here they would stand in the page's address, where others could read them later."
            )
        )


def home_of(actor: Actor, permission: str = PERMISSION) -> str:
    """Where the actor's pages open: the post's place, else the first place of the right."""
    if actor.may(permission, actor.home):
        return actor.home
    return next(iter(actor.prefixes(permission)), "")


def tree_of(actor: Actor, conditions: Conditions) -> list[dict[str, Any]]:
    """The tree beside the list, opened down to the place (and building) that the list shows."""
    if not actor.may("places.view"):
        return []
    building = int(conditions.building) if conditions.building else None
    return [_linked(node, conditions) for node in tree(actor, conditions.place, building)]


def _linked(node: Node, conditions: Conditions) -> dict[str, Any]:
    building = str(node.building) if node.building else ""
    below = [_linked(child, conditions) for child in node.children or []]
    return {"node": node, "url": conditions.query(place=node.code, building=building), "children": below}


def name_of(place: str, tree: list[dict[str, Any]]) -> str:
    """What the place that a list shows is called: the tree beside it knows, when it reaches so far."""
    node = node_of(place, tree)
    return node.name if node else place_name(place)


def node_of(place: str, tree: list[dict[str, Any]]) -> Node | None:
    """The place's line in the tree, with its name and its number of people."""
    return node_at((item["node"] for item in tree), place)
