"""Values day by day: one line for each day on which something moved, from the subdistrict upward."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from liren.places.operations.premises import remove_premises
from liren.policy.models import ValueDay
from liren.policy.operations.measuring import measure_all, measure_some
from liren.policy.tests.conftest import premises_of
from liren.testing.area import LUOTONG, SUBDISTRICT
from liren.testing.cast import actor

KEY = "places.premises_area"
MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 4)
pytestmark = pytest.mark.usefixtures("area")


def days(place_code: str) -> dict[date, Decimal | None]:
    rows = ValueDay.objects.unscoped("the tests look at everything")
    rows = rows.filter(indicator__key=KEY, place_code=place_code).order_by("day")
    return dict(rows.values_list("day", "numerator"))


def test_a_day_without_a_change_has_no_line():
    premises_of("500")
    measure_all(today=MONDAY)
    measure_all(today=TUESDAY)
    assert days(SUBDISTRICT) == {MONDAY: Decimal(500)}


def test_a_changed_record_writes_the_days_line_all_the_way_up():
    measure_all(today=MONDAY)
    premises_of("500")
    measure_some([LUOTONG], [KEY], today=TUESDAY)
    premises_of("20.5")
    measure_some([LUOTONG], [KEY], today=TUESDAY)
    for place in (SUBDISTRICT, "330182", "3301", "33"):
        assert days(place) == {TUESDAY: Decimal("520.5")}


def test_communities_keep_no_days():
    premises_of("500")
    measure_all(today=MONDAY)
    measure_some([LUOTONG], [KEY], today=MONDAY)
    assert days(LUOTONG) == {}


def test_where_the_records_are_gone_the_line_ends_with_nothing():
    home = premises_of("500")
    measure_all(today=MONDAY)
    remove_premises(home, actor=actor("wu_li"))
    measure_all(today=WEDNESDAY)
    assert days("33") == {MONDAY: Decimal(500), WEDNESDAY: None}
