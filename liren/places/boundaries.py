"""Boundaries as GeoJSON: read, checked, measured, compared with those of the neighbours. Pure (shapely)."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.utils.translation import gettext as _
from shapely import GEOSException, is_valid_reason, set_precision, unary_union
from shapely.affinity import scale
from shapely.geometry import MultiPolygon, Polygon, mapping, shape
from shapely.geometry.base import BaseGeometry

from liren.kernel.errors import Refused

LIMIT_BYTES, LIMIT_POINTS = 2 * 1024 * 1024, 20_000
WEST, SOUTH, EAST, NORTH = 73.0, 3.0, 136.0, 54.0
METRES_PER_DEGREE = 111_320.0
TOLERANCE_M2 = 50.0
"""Slivers below this come from drawing, not from a dispute about the border."""
Geometry = dict[str, Any]


def read_boundary(data: bytes | str) -> Geometry:
    """One Polygon or MultiPolygon out of a GeoJSON file. Refuses, with the reason, whatever is not."""
    if len(data) > LIMIT_BYTES:
        raise Refused(_("The file is larger than 2 MB. Simplify the boundary first."), field="file")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise _broken(_("This is not GeoJSON: the text cannot be read.")) from None
    return checked(_geometry(found))


def checked(geometry: Any) -> Geometry:
    """The geometry with sane numbers and a valid ring, rounded to about 10 cm."""
    points = list(_points(geometry.get("coordinates") if isinstance(geometry, dict) else None))
    if not 4 <= len(points) <= LIMIT_POINTS:
        raise _broken(
            _("A boundary has between 4 and 20,000 points; this one has %(n)s.") % {"n": len(points)}
        )
    _check_coordinates(points)
    try:
        area = shape(geometry)
    except (GEOSException, ValueError, TypeError, AttributeError, IndexError, KeyError):
        raise _broken(
            _("The rings of the boundary are broken: each needs four points or more, and to close.")
        ) from None
    if not area.is_valid:
        raise _broken(
            _("The boundary crosses itself (%(where)s). Redraw it there.") % {"where": _where_broken(area)}
        )
    if area.is_empty or area.area == 0:
        raise _broken(_("The boundary encloses no area."))
    rounded: Geometry = json.loads(json.dumps(mapping(set_precision(area, 1e-6))))
    return rounded


def _where_broken(area: BaseGeometry) -> str:
    """Longitude and latitude; the library's reason, in English, stands before them."""
    return ", ".join(is_valid_reason(area).partition("[")[2].rstrip("]").split()) or "?"


def area_m2(geometry: Geometry) -> float:
    """The area in square metres, in a local flat projection: right to about a thousandth for a county."""
    area = shape(geometry)
    return float(_flat(area, area.centroid.y).area)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong between boundaries: how large it is, and where."""

    kind: str
    """overlap, gap or outside."""
    places: tuple[str, ...]
    m2: float
    geometry: Geometry


def compare(parent: Geometry | None, children: Iterable[tuple[str, Geometry]]) -> list[Finding]:
    """Overlaps between siblings, what lies outside the parent, what no child covers; largest first."""
    areas = {name: shape(geometry) for name, geometry in children}
    found = [
        _finding("overlap", (a, b), areas[a].intersection(areas[b]))
        for a, b in combinations(areas, 2)
        if areas[a].intersects(areas[b])
    ]
    if parent and areas:
        whole = shape(parent)
        found += [_finding("outside", (name,), area.difference(whole)) for name, area in areas.items()]
        left = whole.difference(unary_union(list(areas.values())))
        found += [_finding("gap", (), part) for part in getattr(left, "geoms", [left])]
    return sorted((one for one in found if one.m2 > TOLERANCE_M2), key=lambda one: -one.m2)


def _finding(kind: str, places: tuple[str, ...], area: BaseGeometry) -> Finding:
    surface = _surface(area)
    m2 = float(_flat(surface, surface.centroid.y).area) if not surface.is_empty else 0.0
    return Finding(kind, places, m2, json.loads(json.dumps(mapping(surface))))


def _surface(area: BaseGeometry) -> BaseGeometry:
    parts = [part for part in getattr(area, "geoms", [area]) if isinstance(part, Polygon | MultiPolygon)]
    return unary_union(parts)


def _flat(area: BaseGeometry, latitude: float) -> BaseGeometry:
    return scale(area, METRES_PER_DEGREE * math.cos(math.radians(latitude)), METRES_PER_DEGREE, origin=(0, 0))


def _geometry(found: Any) -> Any:
    kind = found.get("type") if isinstance(found, dict) else None
    if kind == "FeatureCollection":
        features = found.get("features") or []
        if not isinstance(features, list) or len(features) != 1:
            raise _broken(
                _("The file holds %(n)s features. Choose a file with the one boundary of this place.")
                % {"n": len(features)}
            )
        return _geometry(features[0])
    if kind == "Feature":
        return _geometry(found.get("geometry"))
    if kind in {"Polygon", "MultiPolygon"}:
        return found
    if not isinstance(kind, str):
        raise _broken(_("This is not GeoJSON: it does not say what it is."))
    raise _broken(_("A boundary is a Polygon or a MultiPolygon; this is %(kind)s.") % {"kind": kind[:30]})


def _points(coordinates: Any) -> Iterable[tuple[float, float]]:
    if not isinstance(coordinates, list):
        raise _broken(_("The boundary has no coordinates."))
    stack = [coordinates]
    while stack:
        item = stack.pop()
        if len(item) >= 2 and all(isinstance(n, int | float) and not isinstance(n, bool) for n in item[:2]):
            yield float(item[0]), float(item[1])
        elif item and all(isinstance(part, list) for part in item):
            stack.extend(item)
        else:
            raise _broken(_("The coordinates are not pairs of numbers."))


def _check_coordinates(points: list[tuple[float, float]]) -> None:
    if all(WEST <= x <= EAST and SOUTH <= y <= NORTH for x, y in points):
        return
    if all(WEST <= y <= EAST and SOUTH <= x <= NORTH for x, y in points):
        raise _broken(_("Longitude and latitude are exchanged: GeoJSON has the longitude first."))
    if any(abs(x) > 180 or abs(y) > 90 for x, y in points if math.isfinite(x) and math.isfinite(y)):
        raise _broken(
            _(
                "These are metres of a projected map, not degrees. "
                "Export the layer in WGS 84 or CGCS2000 degrees."
            )
        )
    raise _broken(_("The boundary lies outside China. Check the coordinates."))


def _broken(sentence: str) -> Refused:
    return Refused(sentence, field="text")
