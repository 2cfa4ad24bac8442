"""Every indicator of places, against numbers counted by hand from the scene below."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from liren.kernel.fence import fenced
from liren.places.indicators import INDICATORS
from liren.places.models import Building, Compound, Dwelling, Place
from liren.places.operations.compounds import add_compound
from liren.places.operations.premises import add_premises, add_room
from liren.testing.area import LUOTONG, make_area
from liren.testing.cast import actor
from liren.testing.measured import figures
from liren.testing.people import a_home

EXPECTED: dict[str, tuple[Any, Any]] = {
    # key: numerator and denominator in 罗桐社区 (None: there is none)
    "premises_area": ("650.5", None), "office_area": ("90.5", None), "activity_area": ("620.5", None),
    "area_new": ("600.5", None), "area_rebuilt": ("50", None), "functions_present": (3, None),
    "rooms_of_four": (3, None), "stations_of_two": (0, None), "boards_of_two": (0, None), "property_office": (1, None),
    "compounds_with_grid_share": (1, 3),
    "has_service_hall": (1, None), "has_mediation_room": (1, None), "premises": (2, None), "premises_new": (1, None),
    "premises_rebuilt": (1, None), "premises_leased": (1, None), "premises_handed_over": (0, None),
    "premises_owner_right_share": (1, 1), "premises_user_right_share": (1, 2), "handover_on_file_share": (0, 1), "premises_conditions": (2, None),
    "premises_owner_known": (1, 2), "premises_with_photo": (0, 2), "communities": (1, None), "grids": (2, None),
    "boundary_drawn": (1, 1), "compounds": (3, None), "compounds_with_firm": (1, 3), "compounds_old": (1, None),
    "compounds_relocation": (1, None), "compounds_with_branch": (1, 3), "buildings": (2, None), "buildings_in_grid": (1, 2),
    "homes": (3, None), "homes_empty": (1, None), "homes_use_known": (1, 3),
}  # fmt: skip


@pytest.fixture
def community(db: None) -> Iterator[None]:
    """罗桐社区: two premises in use and one that was given back, three compounds, two buildings (one of them of the first
    compound and in a grid), three homes."""
    make_area()
    with fenced(actor("wu_li")):
        _premises()
        for name, kind, branch in (
            ("甲", "with_firm", True),
            ("乙", "old_without", False),
            ("丙", "relocation", False),
        ):
            add_compound(
                actor=actor("wu_li"), place_code=LUOTONG, name=name, kind=kind, has_party_branch=branch
            )
        a_home("201"), a_home("202"), a_home("101", building="7幢", place=LUOTONG)
        Dwelling.objects.unscoped("a test's ground").filter(room="202").update(use="empty")
        first = Compound.objects.unscoped("a test's ground").get(name="甲")
        Building.objects.unscoped("a test's ground").filter(name="3幢").update(compound=first)
        Place.objects.unscoped("a test's ground").filter(code=LUOTONG).update(
            boundary={"type": "Polygon", "coordinates": []}
        )
        yield


def _premises() -> None:
    rooms = (
        (
            "new",
            "街道",
            None,
            (("大厅", "60.5", ["service_hall"]), ("调解室", "540", ["mediation", "deliberation"])),
        ),
        ("leased", "", None, (("办公室", "30", ["office"]), ("物业工作室", "20", ["property_office"]))),
        ("new", "街道", date(2020, 1, 1), (("旧址", "999", ["volunteer_station"]),)),
    )
    for origin, owner, until, parts in rooms:
        home = add_premises(actor=actor("wu_li"), place_code=LUOTONG, name=origin, origin=origin, owner=owner,
                            user="居委会", address="", to_on=until, owner_kind="subdistrict" if owner else "",
                            user_kind="committee" if owner else "other",
                            conditions=["power", "water", "air"] if owner else ["power", "air", "light"])  # fmt: skip
        for name, area, functions in parts:
            add_room(home, actor=actor("wu_li"), name=name, area_m2=Decimal(area), functions=functions)


def test_every_indicator_is_counted_as_by_hand(community: None) -> None:
    expected = {
        f"places.{key}": (Decimal(n), None if d is None else Decimal(d)) for key, (n, d) in EXPECTED.items()
    }
    assert figures(INDICATORS, LUOTONG) == expected
