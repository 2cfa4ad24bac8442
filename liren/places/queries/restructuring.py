"""What a change of the map can choose from, and what it would move."""

# ruff: noqa: S608  (table and column names come from our own models)
from __future__ import annotations

from typing import Any

from django.db import connection

from liren.kernel.scope import Actor, code_range
from liren.places.choices import Level
from liren.places.models import Building, Place
from liren.places.planning.plan import Plan
from liren.places.planning.tables import fenced_tables, followers, scoped_tables


def choices_for(actor: Actor, permission: str, place: Place) -> dict[str, list[Any]]:
    """Siblings, possible parents, children and buildings, all within the actor's right."""
    places = Place.objects.visible_to(actor, permission).filter(closed_on=None).defer("boundary")
    parents = [digits for digits in Level.values if digits < place.level]
    low, high = code_range(place.code)
    return {
        "siblings": list(
            places.filter(level=place.level, code__startswith=_near(place)).exclude(pk=place.pk)[:300]
        ),
        "parents": list(places.filter(level=max(parents)).exclude(code=place.parent_code)[:300]),
        "children": list(places.filter(level=_below(place), code__gte=low, code__lt=high)[:300]),
        "buildings": _buildings(actor, permission, place),
    }


def preview(plan: Plan) -> list[tuple[Any, int]]:
    """How many rows of each kind would move. Tables under the fence are left out: their numbers are private."""
    counts: dict[Any, int] = {}
    private = fenced_tables()
    with connection.cursor() as cursor:
        for table in scoped_tables():
            if table.name not in private:
                counts[table.model._meta.verbose_name_plural] = _moving(cursor, table, plan)
        if plan.buildings:
            counts |= _following(cursor, plan, private)
    return [(what, n) for what, n in counts.items() if n]


def _moving(cursor: Any, table: Any, plan: Plan) -> int:
    total = 0
    ending = {move.old for move in plan.moves if move.alone}
    moves = [move for move in plan.moves if move.alone or not any(move.old.startswith(end) for end in ending)]
    for move in moves:
        where = f"{table.column} >= %s AND {table.column} < %s"
        cursor.execute(f"SELECT count(*) FROM {table.name} WHERE {where}", [move.old, f"{move.old}:"])
        total += cursor.fetchone()[0]
    return total


def _following(cursor: Any, plan: Plan, private: set[str]) -> dict[Any, int]:
    """What goes along with the buildings, two steps deep: homes, and who lives in them."""
    counts = {Building._meta.verbose_name_plural: len(plan.buildings)}
    for table, column, parent in followers():
        if table.name in private or parent.name not in {"places_building", "places_dwelling"}:
            continue
        source = (
            "%s"
            if parent.name == "places_building"
            else "SELECT id FROM places_dwelling WHERE building_id = ANY(%s)"
        )
        where = f"{column} = ANY({source})" if parent.name == "places_building" else f"{column} IN ({source})"
        cursor.execute(f"SELECT count(*) FROM {table.name} WHERE {where}", [list(plan.buildings)])
        counts[table.model._meta.verbose_name_plural] = cursor.fetchone()[0]
    return counts


def _buildings(actor: Actor, permission: str, place: Place) -> list[Any]:
    if place.level < Level.COMMUNITY:
        return []
    rows = Building.objects.visible_to(actor, permission).filter(place_code__startswith=place.code)
    return list(rows.order_by("address_key")[:500])


def _near(place: Place) -> str:
    """Grids are merged and exchanged within their community; larger places within the county or city."""
    return (
        place.parent_code if place.level in {Level.GRID, Level.SUBDISTRICT} else place.code[: place.level - 6]
    )


def _below(place: Place) -> int:
    return min([digits for digits in Level.values if digits > place.level], default=99)
