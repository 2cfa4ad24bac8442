"""Homes as rows of a ledger: by place, building, unit and room, a page at a time."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from liren.kernel.scope import Actor, within
from liren.people.conditions import Conditions
from liren.places.models import Dwelling

ORDER = ("place_code", "building_id", "unit", "room")
BACKWARDS = tuple(f"-{column}" for column in ORDER)


def homes_matching(actor: Actor, conditions: Conditions, permission: str) -> Any:
    """The homes in the actor's area that meet what of the conditions applies to homes."""
    rows = Dwelling.objects.visible_to(actor, permission).filter(within("place_code", [conditions.place]))
    if conditions.building:
        rows = rows.filter(building_id=conditions.building)
    if conditions.use:
        rows = rows.filter(use=conditions.use)
    return rows.filter(line__contains=conditions.q.strip()) if conditions.q.strip() else rows


def page_of_homes(rows: Any, size: int, *, after: str = "", before: str = "") -> tuple[list[int], str, str]:
    """Ids of one page, and the keys of the pages after and before it. A key is the id of the home at the edge."""
    if anchor := _anchor(rows, before):
        ids = list(
            rows.filter(_beyond(anchor, "lt")).order_by(*BACKWARDS).values_list("pk", flat=True)[: size + 1]
        )
        more, ids = len(ids) > size, ids[:size][::-1]
        return ids, str(ids[-1]) if ids else "", str(ids[0]) if more else ""
    anchor = _anchor(rows, after)
    rest = rows.filter(_beyond(anchor, "gt")) if anchor else rows
    ids = list(rest.order_by(*ORDER).values_list("pk", flat=True)[: size + 1])
    more, ids = len(ids) > size, ids[:size]
    return ids, str(ids[-1]) if more else "", str(ids[0]) if anchor and ids else ""


def _anchor(rows: Any, key: str) -> tuple[Any, ...]:
    """Where the home of the key stands in the order; nothing when it is not among these rows."""
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return ()
    return rows.filter(pk=int(key)).values_list(*ORDER).first() or ()


def _beyond(anchor: tuple[Any, ...], than: str) -> Q:
    """The rows behind (or before) the anchor in the order of the columns."""
    beyond, same = Q(), Q()
    for column, value in zip(ORDER, anchor, strict=True):
        beyond |= same & Q(**{f"{column}__{than}": value})
        same &= Q(**{column: value})
    return beyond
