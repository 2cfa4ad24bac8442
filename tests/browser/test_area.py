"""The map and who works on it: a grid changes hands, a boundary is drawn."""

from __future__ import annotations

import pytest

from liren.places.models import Place
from liren.testing.area import GRID_2, LUOTONG
from liren.testing.cast import account
from tests.browser.house import House, at, expect, path_of

pytestmark = pytest.mark.browser


def test_a_grid_is_handed_over_and_the_rights_move_at_once(house: House) -> None:
    giver, taker = account("chen_xiaolan"), account("ye_zhiwei")
    page = house.enter("xu_guilan")
    page.goto(at("accounts:hand_over"))
    page.locator(f"a[href*='{GRID_2}']").first.click()
    page.wait_for_url("**grid=**")
    page.locator("[name=giver]").select_option(str(giver.pk))
    page.locator("[name=taker]").select_option(str(taker.pk))
    page.locator("[name=reason]").fill("轮岗")
    page.locator("main form .btn-primary").click()
    page.wait_for_url("**/hand-overs/*/")
    expect(page.locator("main")).to_contain_text("叶志炜")

    former = house.enter("chen_xiaolan")
    former.goto(at("people:person", house.ground.person.pk))
    assert "柏岚舟" not in former.content()
    now = house.enter("ye_zhiwei")
    now.goto(at("people:person", house.ground.person.pk))
    expect(now.locator("h1")).to_contain_text("柏岚舟")


def test_a_boundary_is_drawn_with_the_mouse_and_saved(house: House) -> None:
    page = house.enter("fang_yuqing")
    page.goto(at("places:boundary", LUOTONG))
    drawing = page.locator("[data-map]")
    expect(drawing).to_be_visible()
    box = drawing.bounding_box()
    assert box is not None
    for x, y in ((0.3, 0.3), (0.7, 0.3), (0.7, 0.7), (0.3, 0.7)):
        drawing.click(position={"x": box["width"] * x, "y": box["height"] * y})
    expect(page.locator("[data-map-points] > li")).to_have_count(4)
    page.locator("main form button[type=submit]").click()
    page.wait_for_load_state()
    place = Place.objects.unscoped("a test looks").get(code=LUOTONG)
    assert place.boundary is not None
    assert place.boundary["type"] in {"Polygon", "MultiPolygon"}
    assert path_of(page) == at("places:boundary", LUOTONG)


def test_a_broken_boundary_is_refused_with_a_sentence_and_kept_in_the_form(house: House) -> None:
    page = house.enter("fang_yuqing", java_script_enabled=False)
    page.goto(at("places:boundary", LUOTONG))
    page.locator("[name=text]").fill('{"type": "Polygon", "coordinates": [[[119.2, 29.4]')
    page.locator("main form button[type=submit]").click()
    expect(page.locator(".invalid-feedback, .notice.bad, .wrongs").first).to_be_visible()
    expect(page.locator("[name=text]")).to_have_value('{"type": "Polygon", "coordinates": [[[119.2, 29.4]')
