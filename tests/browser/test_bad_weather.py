"""When the line is cut or the session is over: it is said, and nothing that was typed is lost."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session

from liren.people.models import Person
from tests.browser.conftest import PASSWORD
from tests.browser.house import House, at, expect

pytestmark = pytest.mark.browser


def test_a_cut_line_is_told_and_so_is_its_return(house: House) -> None:
    page = house.enter("fang_yuqing")
    page.goto(at("people:list"))
    bar = page.locator("#offline-bar")
    expect(bar).to_be_hidden()
    page.context.set_offline(True)
    expect(bar).to_be_visible()
    page.context.set_offline(False)
    expect(bar).to_be_hidden()


def test_whoever_was_signed_out_in_the_middle_of_a_form_comes_back_to_it(house: House) -> None:
    page = house.enter("fang_yuqing")
    page.goto(at("people:edit", house.ground.child.pk))
    page.get_by_label("备注").fill("写了很久的话")
    Session.objects.all().delete()
    house.sessions.clear()
    page.get_by_role("button", name="保存").click()
    expect(page.locator("h1")).to_contain_text("登录")

    with page.context.expect_page() as opened:
        page.locator("a[target=_blank]").click()
    door = opened.value
    door.get_by_label("用户名").fill("fang_yuqing")
    door.locator("input[name=password]").fill(PASSWORD)
    door.get_by_role("button", name="登录", exact=True).click()
    door.wait_for_url(lambda url: "sign-in" not in url)

    page.locator("[data-back]").click()
    note = page.get_by_label("备注")
    expect(note).to_have_value("写了很久的话")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url(lambda url: not url.endswith("/edit/"))
    assert Person.objects.unscoped("a test looks").get(pk=house.ground.child.pk).note == "写了很久的话"


def test_a_page_that_is_not_there_says_so_and_shows_the_way(house: House) -> None:
    page = house.enter("fang_yuqing")
    answer = page.goto("/people/99999999/")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("main a, .lr-main a").first).to_be_visible()
