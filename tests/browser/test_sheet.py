"""The sheets at work: a room that is entered in a community shows on the province's wall; every figure is a way on."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from config.due_jobs import RHYTHMS, jobs_called, keep_doing
from liren.testing.area import LUOTONG, SUBDISTRICT
from tests.browser.house import House, at, expect, path_of

pytestmark = pytest.mark.browser
SOON = 3_000
"""Milliseconds. On a quiet machine it takes less than one second; this one may be busy with other tests."""


@pytest.fixture
def worker(house: House) -> Iterator[None]:
    """The rhythm of `liren worker` in which changed records are judged."""
    ended = threading.Event()
    rounds = threading.Thread(target=keep_doing, args=(ended, jobs_called("run_soon"), RHYTHMS["run_soon"]))
    rounds.start()
    yield
    ended.set()
    rounds.join(10)


def test_a_room_entered_in_a_community_shows_on_the_provinces_wall(house: House, worker: None) -> None:
    wall = house.enter("lu_haining", (1920, 1080))
    wall.goto(at("overview", "33", screen=1))
    area = wall.locator("[data-figure='places.premises_area']")
    expect(area).to_have_text("64")

    clerk = house.enter("fang_yuqing")
    clerk.goto(at("places:new_room", house.ground.premises.pk))
    clerk.locator("[name=name]").fill("活动室")
    clerk.locator("[name=area_m2]").fill("40.5")
    clerk.locator("[name=functions]").first.check()
    clerk.locator("main form .btn-primary").click()
    clerk.wait_for_url("**/premises/*/")
    expect(area).to_have_text("104.5", timeout=SOON)


def test_from_the_province_down_to_the_records_by_clicking(house: House) -> None:
    page = house.enter("lu_haining")
    page.goto(at("today"))
    page.locator("a[href='/overview/33/']").first.click()
    page.locator("[data-figure='places.premises_area']").click()
    for name in ("杭州市", "建德市", "新安江街道", "罗桐社区"):
        page.get_by_role("link", name=name).last.click()
        page.wait_for_load_state()
    assert path_of(page) == at("overview_indicator", LUOTONG, "places.premises_area")
    page.get_by_role("link", name="看记录").click()
    assert path_of(page) == at("places:premises_list", LUOTONG)


def test_the_numbers_of_a_chart_can_be_read_as_a_table(house: House) -> None:
    page = house.enter("wu_li")
    page.goto(at("overview", SUBDISTRICT))
    figure = page.locator("[data-chart=stack]")
    expect(figure.locator("svg").first).to_be_visible()
    figure.get_by_role("button").click()
    expect(figure.locator("table")).to_be_visible()
    expect(figure.locator(".plot")).to_be_hidden()


def test_the_map_is_coloured_by_what_is_chosen_and_stands_beside_a_list(house: House) -> None:
    page = house.enter("wu_li")
    page.goto(at("overview", SUBDISTRICT))
    page.locator("#by").select_option("people.residents")
    page.locator(".by button").click()
    page.wait_for_url("**by=people.residents**")
    expect(page.locator("#map h2")).to_have_text("在册居民")
    expect(page.locator(".spots").get_by_role("link", name="罗桐社区")).to_contain_text("人")
