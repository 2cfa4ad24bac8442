"""The tree shows one's own area, each line with its people, in few reads and without counting anybody."""

from __future__ import annotations

import pytest
from django.apps import apps

from liren.places.models import Building, Dwelling, PlaceCount
from liren.places.operations.grids import add_grid, close_grid
from liren.places.queries import children, find_place, people_in, tree
from liren.places.tests.conftest import officer

LUOTONG = "330182001034"


@pytest.fixture
def people(town):
    building = Building.objects.create(
        place_code=LUOTONG, road="罗桐路", number="58弄", name="3幢", address_key="甲"
    )
    home = Dwelling.objects.create(place_code=LUOTONG, building=building, room="201", line="甲201")
    person = apps.get_model("people", "Person")
    person.objects.create(place_code=f"{LUOTONG}002", name="甲", dwelling=home)
    person.objects.create(place_code=LUOTONG, name="乙", dwelling=home)
    person.objects.create(place_code="330182002034", name="丙")
    return building


def test_counts_add_up_through_all_levels(people):
    assert people_in("33") == 3
    assert people_in("330182001") == 2
    below = {
        node.code if node.building is None else "building": node.count
        for node in children(officer("33"), LUOTONG)
    }
    assert below == {f"{LUOTONG}001": 0, f"{LUOTONG}002": 1, "building": 2}


def test_counts_follow_a_person_who_leaves(people):
    apps.get_model("people", "Person").objects.unscoped("test").filter(name="乙").delete()
    assert people_in(LUOTONG) == 1


def test_nothing_is_counted_row_by_row(people, django_assert_num_queries):
    with django_assert_num_queries(2):
        tree(officer("330182001"), LUOTONG)


def test_the_tree_begins_where_the_rights_begin_and_opens_the_way_down(people):
    top = tree(officer("330182001"), f"{LUOTONG}002")
    assert [node.code for node in top] == ["330182001"]
    assert top[0].children
    community = next(node for node in top[0].children if node.code == LUOTONG)
    assert community.children
    assert [node.selected for node in community.children if node.code == f"{LUOTONG}002"] == [True]


def test_two_areas_have_two_tops_and_the_neighbours_are_not_there(people):
    top = tree(officer(LUOTONG, "330182002034"))
    assert [node.code for node in top] == [LUOTONG, "330182002034"]


def test_a_closed_grid_leaves_the_tree_and_its_code_is_not_given_again(town, county):
    community = find_place(county, LUOTONG)
    grid = add_grid(community, actor=county, name="第三网格")
    close_grid(grid, actor=county, version=1)
    assert grid.code not in {node.code for node in children(county, LUOTONG)}
    assert add_grid(community, actor=county, name="第四网格").code != grid.code


def test_counters_are_kept_by_the_database_alone(people):
    assert set(PlaceCount.objects.exclude(people=0).values_list("place_code", "people")) == {
        (f"{LUOTONG}002", 1), (LUOTONG, 1), ("330182002034", 1),
    }  # fmt: skip
