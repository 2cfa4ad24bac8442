"""Who answers for what, and lists that are narrowed to what a figure counts."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from liren.kernel.declarations import declared
from liren.organisations.operations import guarantees
from liren.organisations.operations.records import add_row
from liren.organisations.tests.test_pages import url
from liren.testing.area import LUOTONG, SUBDISTRICT
from liren.testing.bodies import a_body, a_member, a_post
from liren.testing.cast import account, actor
from liren.testing.people import a_home, a_household, a_person


def test_who_answers_for_grids_buildings_and_households(desk, committee):
    home = a_home("201")
    a_household(a_person(home=home))
    actor("chen_xiaolan")
    page = {"place": LUOTONG}
    grids = desk.get(url("answers"), {**page, "show": "grids"}).content.decode()
    assert "陈晓岚" in grids
    assert "还没有人" in grids
    counted = {"show": "buildings", "counted": "organisations.buildings_without_head"}
    answer = desk.get(url("answers"), {**page, **counted})
    assert [line.subject for line in answer.context["rows"]] == [home.building]
    assert "只显示计入“没有楼" in answer.content.decode()
    a_post(a_member("远志十"), committee, "building_head", chosen="appointed", head_of=home.building)
    assert not desk.get(url("answers"), {**page, **counted}).context["rows"]
    shown = desk.get(url("answers"), {**page, "show": "households"})
    [line] = shown.context["rows"]
    assert list(line.people) == ["远志十", "陈晓岚"]


def test_a_figure_narrows_the_list_to_what_it_counts(desk, committee):
    a_body("residents_group", "第一居民小组", parent=committee)
    led = a_body("residents_group", "第二居民小组", parent=committee)
    a_post(a_member(), led, "leader", chosen="appointed")
    answer = desk.get(url("list"), {"place": LUOTONG, "counted": "organisations.groups_without_leader"})
    assert [row.name for row in answer.context["rows"]] == ["第一居民小组"]
    assert "没有组长的居民小组" in answer.content.decode()
    everything = desk.get(url("list"), {"place": LUOTONG, "counted": "organisations.members_young"})
    assert len(everything.context["rows"]) == 3


def test_the_list_behind_every_counted_figure_opens(desk, committee):
    figures = [one for one in declared("indicators").values() if "counted=" in one.drill_query]
    assert figures
    for one in figures:
        answer = desk.get(f"{reverse(one.drill_down)}?place={LUOTONG}&{one.drill_query}")
        assert answer.status_code == 200, one.key
        assert answer.context["counted"].label == one.label, one.key


def test_the_money_of_a_subdistrict_names_its_communities(client, officer):
    add_row(guarantees.ALLOCATION, actor=officer, place_code=LUOTONG, year=timezone.localdate().year, line="office",
            source="county", amount_fen=100)  # fmt: skip
    client.force_login(account("wu_li"))
    shown = client.get(url("guarantees"), {"place": SUBDISTRICT}).content.decode()
    assert "罗桐社区</a>" in shown
    assert f"{LUOTONG}</a>" not in shown


@pytest.mark.parametrize("name", ["body", "edit", "new_post"])
def test_the_trail_of_places_leads_to_the_body_not_to_the_reader(client, officer, committee, name):
    client.force_login(account("wu_li"))
    page = client.get(url(name, committee.pk)).content.decode()
    scope = page[page.index("lr-scope") :].partition("</nav>")[0]
    assert "罗桐社区</a></b>" in scope
