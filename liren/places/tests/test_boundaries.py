"""Boundaries are read, measured and compared; what is broken is refused with its reason."""

from __future__ import annotations

import json
from typing import Any

import pytest

from liren.kernel.errors import Refused
from liren.places.boundaries import LIMIT_BYTES, area_m2, compare, read_boundary


def square(x: float, y: float, side: float = 0.01) -> dict[str, Any]:
    ring = [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
    return {"type": "Polygon", "coordinates": [ring]}


def test_a_feature_a_collection_of_one_and_a_bare_geometry_are_the_same():
    bare = square(119.2, 29.4)
    feature = {"type": "Feature", "properties": {}, "geometry": bare}
    collection = {"type": "FeatureCollection", "features": [feature]}
    read = [read_boundary(json.dumps(one)) for one in (bare, feature, collection)]
    assert read[0] == read[1] == read[2]
    assert read[0]["type"] == "Polygon"


def test_the_area_is_right_to_a_thousandth():
    side_m = 0.01 * 111_320
    assert area_m2(square(119.2, 0.0 + 29.0)) == pytest.approx(side_m * side_m * 0.8746, rel=1e-3)


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "{",
        "null",
        "[" * 100_000,
        '{"type":"Polygon"}',
        '{"type":"Polygon","coordinates":[]}',
        '{"type":"Polygon","coordinates":[[["a","b"]]]}',
        '{"type":"Polygon","coordinates":[[[119,29],[119.1,29],[119,29]]]}',
        '{"type":"LineString","coordinates":[[119,29],[119.1,29]]}',
        '{"type":"FeatureCollection","features":[]}',
        '{"type":"Polygon","coordinates":[[[119,29],[119.1,29.1],[119.1,29],[119,29.1],[119,29]]]}',
        '{"type":"Polygon","coordinates":[[[119,29],[NaN,29],[119.1,29.1],[119,29]]]}',
        '{"type":"MultiPolygon","coordinates":[[[119,29],[119.1,29],[119.1,29.1],[119,29]]]}',
        "x" * (LIMIT_BYTES + 1),
    ],
)
def test_what_is_broken_is_refused_with_a_sentence(broken):
    with pytest.raises(Refused) as refusal:
        read_boundary(broken)
    assert str(refusal.value).endswith(("。", "."))
    assert "None" not in str(refusal.value)


def test_where_a_boundary_crosses_itself_is_told_by_its_place():
    crossed = '{"type":"Polygon","coordinates":[[[119,29],[119.1,29.1],[119.1,29],[119,29.1],[119,29]]]}'
    with pytest.raises(Refused, match=r"119\.05, 29\.05") as refusal:
        read_boundary(crossed)
    assert "Self-intersection" not in str(refusal.value)


@pytest.mark.parametrize(("x", "y"), [(29.4, 119.2), (500_000.0, 3_250_000.0), (2.3, 48.8)])
def test_coordinates_that_cannot_be_are_refused_each_with_its_own_reason(x, y):
    with pytest.raises(Refused):
        read_boundary(json.dumps(square(x, y)))


def test_overlaps_gaps_and_what_sticks_out_are_found_and_nothing_else():
    parent = square(119.2, 29.4, 0.02)
    left = square(119.2, 29.4)
    right = square(119.209, 29.4)
    above = square(119.2, 29.41, 0.015)
    found = compare(parent, [("甲", left), ("乙", right), ("丙", above)])
    assert {(one.kind, one.places) for one in found} == {
        ("overlap", ("甲", "乙")),
        ("outside", ("丙",)),
        ("gap", ()),
    }
    assert [one.m2 for one in found] == sorted((one.m2 for one in found), reverse=True)


def test_boundaries_that_fit_have_no_findings():
    parent = {
        "type": "Polygon",
        "coordinates": [[[119.2, 29.4], [119.22, 29.4], [119.22, 29.41], [119.2, 29.41], [119.2, 29.4]]],
    }
    assert compare(parent, [("甲", square(119.2, 29.4)), ("乙", square(119.21, 29.4))]) == []
