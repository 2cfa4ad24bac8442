"""The boundary of a place: set from a file or a drawing, or taken away."""

from __future__ import annotations

from typing import Any

from liren.events.operations.record import record
from liren.kernel.changing import changing
from liren.kernel.scope import Actor
from liren.places.boundaries import area_m2, checked
from liren.places.models import Place
from liren.places.operations.edit import apply

PERMISSION = "places.edit"


def set_boundary(place: Place, *, actor: Actor, geometry: dict[str, Any] | None, version: int) -> Place:
    """Keep a boundary (`None`: none any more). Refuses a broken one; overlaps are shown, not refused."""
    geometry = checked(geometry) if geometry else None
    with changing(place, actor=actor, permission=PERMISSION, version=version) as row:
        _old, new = apply(row, {"boundary": geometry})
        if new:
            told = {"area_m2": round(area_m2(geometry))} if geometry else {"area_m2": None}
            record(
                "places.boundary_set", actor=actor, place_code=row.code, subject=row, label=str(row), new=told
            )
    return row
