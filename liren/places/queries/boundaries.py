"""Boundaries of a place, its neighbours and its children."""

from __future__ import annotations

from typing import Any

from liren.kernel.scope import Actor, code_range
from liren.places.choices import Level
from liren.places.models import Place


def around(place: Place) -> list[dict[str, Any]]:
    """The neighbours' boundaries under the same parent, as context for drawing. Boundaries are public."""
    low, high = code_range(place.parent_code)
    rows = Place.objects.unscoped("neighbours' boundaries are shown while drawing one's own")
    rows = rows.filter(
        level=place.level, code__gte=low, code__lt=high, closed_on=None, boundary__isnull=False
    )
    return [{"name": str(other), "geometry": other.boundary} for other in rows.exclude(pk=place.pk)[:80]]


def bounded_children(actor: Actor, place: Place) -> list[Place]:
    """The children that have a boundary."""
    return list(_children(actor, place).filter(boundary__isnull=False)[:200])


def unbounded_children(actor: Actor, place: Place) -> list[Place]:
    """The children that have none yet."""
    return list(_children(actor, place).filter(boundary__isnull=True)[:200])


def _children(actor: Actor, place: Place) -> Any:
    deeper = min([digits for digits in Level.values if digits > place.level], default=99)
    low, high = code_range(place.code)
    rows = Place.objects.visible_to(actor, "places.view").filter(level=deeper, closed_on=None)
    return rows.filter(code__gte=low, code__lt=high)
