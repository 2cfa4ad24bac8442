"""An invented map of each demo subdistrict: communities side by side in slanting rows, each cut into its grids.

The shapes are of nobody's survey; they only make a map look like one. Neighbours meet without gap and without overlap.
"""

from __future__ import annotations

from math import ceil
from typing import Any

from liren.kernel.scope import Actor
from liren.places.choices import Level
from liren.places.models import Place
from liren.places.operations.boundaries import set_boundary
from liren.testing.demo_town import WHY, District

WIDTH, HEIGHT = 0.08, 0.008
"""Degrees: how wide the subdistrict is, and how high a row of it."""
IN_ROW = 4
Point = tuple[float, float]
Cell = tuple[Point, Point, Point, Point]
"""South-west, south-east, north-east, north-west."""


def draw(district: District, actor: Actor) -> None:
    """Boundaries of the subdistrict, its communities and their grids, where they have none."""
    below = Place.objects.unscoped(WHY).filter(code__startswith=district.code, closed_on=None)
    communities = list(below.filter(level=Level.COMMUNITY).order_by("code"))
    rows = ceil(len(communities) / IN_ROW)
    _set(below.get(level=Level.SUBDISTRICT), actor, _whole(district, rows))
    for n, community in enumerate(communities):
        cell = _cell(district, n // IN_ROW, n % IN_ROW, min(IN_ROW, len(communities) - n // IN_ROW * IN_ROW))
        _set(community, actor, cell)
        grids = list(below.filter(code__startswith=community.code, level=Level.GRID).order_by("code"))
        for k, grid in enumerate(grids):
            _set(grid, actor, _strip(cell, k / len(grids), (k + 1) / len(grids)))


def _set(place: Place, actor: Actor, cell: Cell) -> None:
    if place.boundary is None:
        set_boundary(place, actor=actor, geometry=_polygon(cell), version=place.version)


def _polygon(cell: Cell) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[list(point) for point in (*cell, cell[0])]]}


def _point(district: District, row: int, along: float) -> Point:
    """A point of the line below a row; every line has a slope of its own."""
    west, south = district.corner
    slope = ((row * 7 + district.shift) % 5 - 2) * 0.0012
    return west + along * WIDTH, south + row * HEIGHT + along * slope


def _whole(district: District, rows: int) -> Cell:
    return (
        _point(district, 0, 0), _point(district, 0, 1), _point(district, rows, 1), _point(district, rows, 0),
    )  # fmt: skip


def _cell(district: District, row: int, column: int, columns: int) -> Cell:
    """One of the communities of a row: the lines between them lean, to either side in turn."""
    lean = 0.04 if row % 2 else -0.04
    below, above = ([_along(n, columns, side * lean) for n in (column, column + 1)] for side in (1, -1))
    return (
        _point(district, row, below[0]), _point(district, row, below[1]),
        _point(district, row + 1, above[1]), _point(district, row + 1, above[0]),
    )  # fmt: skip


def _along(n: int, columns: int, lean: float) -> float:
    return n / columns + (lean if 0 < n < columns else 0)


def _strip(cell: Cell, left: float, right: float) -> Cell:
    """A part of a cell from west to east."""
    south_west, south_east, north_east, north_west = cell
    return (
        _between(south_west, south_east, left), _between(south_west, south_east, right),
        _between(north_west, north_east, right), _between(north_west, north_east, left),
    )  # fmt: skip


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
