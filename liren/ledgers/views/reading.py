"""What the address of a ledger's page asks for, and what stands round its table."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from liren.kernel.scope import Actor
from liren.ledgers.catalogue import ledger_called
from liren.ledgers.queries.rows import VIEW
from liren.ledgers.wanted import Wanted
from liren.people.views.place import conditions_of, name_of, tree_of


def wanted_of(request: HttpRequest, actor: Actor, key: str, permission: str = VIEW) -> Wanted:
    """The ledger, its place within the actor's area (else 404) and the columns that exist."""
    ledger = ledger_called(key)
    chosen = tuple(dict.fromkeys(col for col in request.GET.getlist("col") if col in ledger.choosable))
    return Wanted(ledger, conditions_of(request, actor, permission), chosen)


def frame_of(actor: Actor, wanted: Wanted) -> dict[str, Any]:
    """Tree and place name; the tree's links keep the chosen columns."""
    tree = tree_of(actor, wanted.conditions)
    return {"tree": _with(wanted.extra, tree), "place": name_of(wanted.conditions.place, tree)}


def _with(extra: str, tree: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [item | {"url": item["url"] + extra, "children": _with(extra, item["children"])} for item in tree]
