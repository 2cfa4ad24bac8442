"""Events under codes that places no longer have: seen by who looks after the place now, and by nobody else."""

from __future__ import annotations

from datetime import date

import pytest

from liren.events.models import Event
from liren.events.operations.record import record
from liren.events.queries.log import LogFilter, log
from liren.events.tests.logs import CLERK
from liren.kernel.scope import Actor, Grant
from liren.places.models import Place
from liren.places.operations.restructuring import (
    carry_out,
    plan_merge,
    plan_renumber,
    plan_swap,
    undo_restructuring,
)
from liren.testing.area import make_area

pytestmark = pytest.mark.django_db
COUNTY = Actor(None, "县", frozenset({Grant("places.restructure", "330182")}), home="330182")
BAISHA, FUDONG, YANGXI = "330182001020", "330182001024", "330182002"


def seen_by(prefix: str) -> set[str]:
    reader = Actor(None, "读", frozenset({Grant("events.view", prefix)}))
    rows = log(reader, LogFilter(place=prefix)).filter(action="test.done")
    return set(rows.values_list("place_code", flat=True))


@pytest.fixture(autouse=True)
def _area() -> None:
    make_area()
    for code in (BAISHA, FUDONG, YANGXI, "330182002004"):
        record("test.done", actor=CLERK, place_code=code)


def place(code: str) -> Place:
    return Place.objects.unscoped("test").get(code=code)


def test_the_log_follows_a_new_code_and_a_newer_one() -> None:
    carry_out(plan_renumber(place(BAISHA), "330182001050"), actor=COUNTY, happened_on=date(2026, 11, 1))
    carry_out(
        plan_renumber(place("330182001050"), "330182001060"), actor=COUNTY, happened_on=date(2026, 11, 2)
    )
    record("test.done", actor=CLERK, place_code="330182001060")
    assert seen_by("330182001060") == {BAISHA, "330182001060"}
    assert seen_by(FUDONG) == {FUDONG}


def test_after_a_merger_one_sees_both_logs_and_after_undo_ones_own() -> None:
    done = carry_out(plan_merge([place(BAISHA)], place(FUDONG)), actor=COUNTY, happened_on=date(2026, 11, 1))
    assert seen_by(FUDONG) == {FUDONG, BAISHA}
    undo_restructuring(done, actor=COUNTY)
    assert seen_by(FUDONG) == {FUDONG}


def test_who_exchange_codes_do_not_see_one_anothers_log() -> None:
    carry_out(plan_swap(place(BAISHA), place(FUDONG)), actor=COUNTY, happened_on=date(2026, 11, 1))
    assert seen_by(BAISHA) == {BAISHA}


def test_a_neighbour_sees_nothing() -> None:
    assert seen_by("330182003") == set()
    assert Event.objects.unscoped("test").filter(action="test.done").count() == 4
