"""Mergers, splits and new codes: everything goes along, nothing is lost, and undo brings it all back."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.db import connection

from liren.kernel.errors import Refused, RightMissing
from liren.kernel.fence import fenced
from liren.kernel.scope import Actor
from liren.places.models import Building, PlaceSuccession
from liren.places.operations.restructuring import (
    carry_out,
    plan_building_move,
    plan_merge,
    plan_move,
    plan_renumber,
    plan_split,
    plan_swap,
    undo_restructuring,
)  # fmt: skip
from liren.places.operations.restructuring.rewrite import opened
from liren.places.planning.tables import followers
from liren.places.queries import current_code, people_in
from liren.places.tests.conftest import officer
from liren.places.tests.standing import place, settle, snapshot

DAY = date(2026, 11, 1)


@pytest.fixture
def settled(town: Actor) -> dict[str, Building]:
    codes = {
        "330182001034001": "罗桐路",
        "330182001034": "新安路",
        "330182001020001": "白沙路",
        "330182002034": "洋安路",
    }
    return {code: settle(code, 500, road) for code, road in codes.items()}


def test_merging_subdistricts_and_undoing_it(settled, county):
    before = snapshot()
    plan = plan_merge([place("330182002")], place("330182001"))
    done = carry_out(plan, actor=county, happened_on=DAY)
    assert people_in("330182001") == 2000
    assert people_in("330182002") == 0
    assert place("330182002").closed_on == DAY
    new = current_code("330182002034")
    assert new.startswith("330182001")
    assert new != "330182001034"
    assert people_in(new) == 500
    assert current_code("330182002") == "330182001"
    after = snapshot()
    for table, rows in before.items():
        if table != "counters":
            assert {key for key, _code in rows} == {key for key, _code in after[table]}, table
    undo_restructuring(done, actor=county)
    assert snapshot() == before
    assert current_code("330182002034") == "330182002034"
    assert not place("330182002").closed_on


def test_identities_behind_the_fence_go_along_even_when_the_officer_may_not_see_them(settled):
    blind = officer("330182", rights=("places.view", "places.restructure"))
    carry_out(plan_renumber(place("330182001034"), "330182001099"), actor=blind, happened_on=DAY)
    rows = snapshot()["people_personidentity"]
    assert not [code for _key, code in rows if code.startswith("330182001034")]
    assert len([code for _key, code in rows if code.startswith("330182001099")]) == 1000
    with fenced(blind), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_personidentity")
        assert cursor.fetchone() == (0,)


def test_merging_communities_keeps_grids_apart_and_undo_is_exact(settled, county):
    before = snapshot()
    done = carry_out(
        plan_merge([place("330182001020")], place("330182001034")), actor=county, happened_on=DAY
    )
    assert current_code("330182001020001") == "330182001034003"
    assert people_in("330182001034") == 1500
    undo_restructuring(done, actor=county)
    assert snapshot() == before


def test_rows_at_a_code_that_is_no_place_are_not_left_behind(settled, county):
    apps.get_model("people", "Person").objects.create(place_code="330182002777", name="无处")
    before = snapshot()
    done = carry_out(plan_merge([place("330182002")], place("330182001")), actor=county, happened_on=DAY)
    assert people_in("330182002") == 0
    undo_restructuring(done, actor=county)
    assert snapshot() == before


def test_two_places_exchange_their_codes(settled, county):
    before = snapshot()
    done = carry_out(plan_swap(place("330182001034"), place("330182001020")), actor=county, happened_on=DAY)
    assert place("330182001034").name == "白沙社区居委会"
    assert (people_in("330182001034"), people_in("330182001020")) == (500, 1000)
    undo_restructuring(done, actor=county)
    assert snapshot() == before


def test_a_grid_moves_to_another_community(settled, county):
    done = carry_out(
        plan_move(place("330182001034001"), place("330182002034")), actor=county, happened_on=DAY
    )
    assert current_code("330182001034001") == "330182002034001"
    assert people_in("330182002034") == 1000
    undo_restructuring(done, actor=county)
    with pytest.raises(Refused):
        undo_restructuring(done, actor=county)


def test_splitting_takes_grids_and_buildings_with_all_who_live_there(settled, county):
    before = snapshot()
    plan = plan_split(place("330182001034"), name="新桐社区居委会", children=[place("330182001034001")],
                      buildings=[settled["330182001034"]])  # fmt: skip
    done = carry_out(plan, actor=county, happened_on=DAY)
    new = plan.opens[0].code
    assert place(new).short_name == "新桐社区"
    assert (people_in(new), people_in("330182001034")) == (1000, 0)
    undo_restructuring(done, actor=county)
    assert snapshot() == before


def test_a_building_goes_to_a_grid_with_its_people(settled):
    worker = officer("330182001034", rights=("places.view", "places.edit"))
    before = snapshot()
    plan = plan_building_move([settled["330182001034"]], place("330182001034002"))
    done = carry_out(plan, actor=worker, happened_on=DAY)
    assert people_in("330182001034002") == 500
    undo_restructuring(done, actor=worker)
    assert snapshot() == before


def test_nobody_restructures_beyond_their_area(settled):
    with pytest.raises(RightMissing):
        carry_out(
            plan_merge([place("330182002")], place("330182001")), actor=officer("330182001"), happened_on=DAY
        )


def test_the_same_person_in_both_communities_stops_the_merger_and_nothing_moves(settled, county):
    identity = apps.get_model("people", "PersonIdentity")
    with opened({"330182"}, officer("")):
        one = identity.objects.unscoped("test").filter(place_code="330182001034")[0]
        identity.objects.unscoped("test").filter(pk=one.pk).update(blind=b"same".ljust(32))
        two = identity.objects.unscoped("test").filter(place_code="330182001020001")[0]
        identity.objects.unscoped("test").filter(pk=two.pk).update(blind=b"same".ljust(32))
    before = snapshot()
    with pytest.raises(Refused):
        carry_out(plan_merge([place("330182001020")], place("330182001034")), actor=county, happened_on=DAY)
    assert snapshot() == before


def test_a_later_change_must_be_undone_first(settled, county):
    first = carry_out(plan_renumber(place("330182001034"), "330182001099"), actor=county, happened_on=DAY)
    carry_out(plan_renumber(place("330182001099"), "330182001098"), actor=county, happened_on=DAY)
    assert current_code("330182001034001") == "330182001098001"
    with pytest.raises(Refused):
        undo_restructuring(first, actor=county)


def test_a_code_is_not_given_out_twice(settled, county):
    carry_out(plan_renumber(place("330182001034"), "330182001099"), actor=county, happened_on=DAY)
    with pytest.raises(Refused):
        plan_renumber(place("330182001020"), "330182001034")
    assert PlaceSuccession.objects.filter(old_code="330182001034002").get().new_code == "330182001099002"


def test_what_belongs_to_a_home_is_found_by_the_models_themselves():
    names = {table.name for table, _column, _parent in followers()}
    assert {
        "places_dwelling",
        "people_person",
        "people_household",
        "people_personidentity",
        "people_contact",
    } <= names
