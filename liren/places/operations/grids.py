"""Grids of a community, and the names of places: added, renamed, closed."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor, code_range
from liren.places.choices import Level
from liren.places.models import Building, Place
from liren.places.names import initials, short_name
from liren.places.operations.edit import apply, require_home_place
from liren.places.planning.free import codes_under
from liren.places.queries.tree import people_in

PERMISSION = "places.edit"


def add_grid(community: Place, *, actor: Actor, name: str) -> Place:
    """Open a grid with the next free code of its community. Refuses a name that is taken there."""
    with creating(actor=actor, permission=PERMISSION, place_code=community.code):
        if require_home_place(community.code).level != Level.COMMUNITY:
            raise Refused(_("A grid belongs to a community."))
        if _grids(community.code).filter(name=name, closed_on=None).exists():
            raise Refused(_("There is already a grid with this name."), field="name")
        code = codes_under(community.code, [""])[0]
        grid = Place.objects.create(
            code=code,
            name=name,
            short_name=name,
            initials=initials(name),
            level=Level.GRID,
            opened_on=timezone.localdate(),
        )
        record("places.grid_added", actor=actor, place_code=code, subject=grid, label=name)
    return grid


def rename_place(place: Place, *, actor: Actor, name: str, version: int) -> Place:
    """Give a place another name; its code stays."""
    with changing(place, actor=actor, permission=PERMISSION, version=version) as row:
        short = short_name(name, row.level)
        old, new = apply(row, {"name": name, "short_name": short, "initials": initials(short)})
        if new:
            record(
                "places.renamed", actor=actor, place_code=row.code, subject=row, label=short, old=old, new=new
            )
    return row


def close_grid(grid: Place, *, actor: Actor, version: int) -> Place:
    """Close a grid that holds nobody and nothing any more. Refuses while it does."""
    with changing(grid, actor=actor, permission=PERMISSION, version=version) as row:
        if row.level != Level.GRID or row.closed_on:
            raise Refused(_("Only a grid that is open can be closed here. Merge larger places instead."))
        if people_in(row.code) or _has_buildings(row.code):
            raise Refused(_("This grid still holds people or buildings. Move them to another grid first."))
        old, new = apply(row, {"closed_on": timezone.localdate()})
        record(
            "places.grid_closed",
            actor=actor,
            place_code=row.code,
            subject=row,
            label=str(row),
            old=old,
            new=new,
        )
    return row


def _grids(community: str) -> Any:
    low, high = code_range(community)
    rows = Place.objects.unscoped("is the name taken in the community?")
    return rows.filter(level=Level.GRID, code__gte=low, code__lt=high)


def _has_buildings(code: str) -> bool:
    return Building.objects.unscoped("is anything left in the grid?").filter(place_code=code).exists()
