"""The first day: a first-run password, one's own password, the first page; and the last: signing out."""

from __future__ import annotations

import pytest

from liren.accounts.models import Role
from liren.accounts.operations.accounts import open_account
from liren.accounts.operations.grants import grant_role
from liren.accounts.queries.actors import today
from liren.testing.area import GRID_2
from liren.testing.cast import actor
from tests.browser.house import House, at, expect, path_of

pytestmark = pytest.mark.browser
OWN = "Cai-Hong-Qiao-2026"


@pytest.fixture
def newcomer(house: House) -> tuple[str, str]:
    """User name and first-run password of a new grid worker."""
    director = actor("xu_guilan")
    opened = open_account(actor=director, username="ni_xiaoman", display_name="倪小满", place_code=GRID_2)
    grant_role(
        opened.user,
        actor=director,
        role=Role.objects.get(code="grid_worker"),
        place_code=GRID_2,
        from_on=today(),
    )
    return "ni_xiaoman", opened.password


def test_a_newcomer_must_choose_a_password_before_anything_opens(
    house: House, newcomer: tuple[str, str]
) -> None:
    name, first = newcomer
    page = house.visitor()
    page.goto(at("people:list"))
    assert path_of(page) == at("account_login")

    page.get_by_label("用户名").fill(name)
    page.locator("input[name=password]").fill(first)
    page.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_url("**" + at("account_change_password") + "**")
    page.goto(at("people:list"))
    assert path_of(page) == at("account_change_password")

    page.locator("input[name=oldpassword]").fill(first)
    page.locator("input[name=password1]").fill("12345678")
    page.locator("input[name=password2]").fill("12345678")
    page.get_by_role("button", name="保存新密码").click()
    expect(page.locator(".invalid-feedback, .lr-errors, [role=alert]").first).to_be_visible()

    page.locator("input[name=oldpassword]").fill(first)
    page.locator("input[name=password1]").fill(OWN)
    page.locator("input[name=password2]").fill(OWN)
    page.get_by_role("button", name="保存新密码").click()
    page.wait_for_url("**" + at("people:list"))


def test_a_wrong_password_is_told_without_saying_which_half_was_wrong(house: House) -> None:
    page = house.visitor()
    page.goto(at("account_login"))
    said = []
    for name in ("chen_xiaolan", "nobody_at_all"):
        page.get_by_label("用户名").fill(name)
        page.locator("input[name=password]").fill("wrong-wrong-wrong")
        page.get_by_role("button", name="登录", exact=True).click()
        said.append(page.locator("main, .lr-entrance, body").first.inner_text())
    assert said[0].replace("chen_xiaolan", "") == said[1].replace("nobody_at_all", "")


def test_whoever_signs_out_is_out(house: House) -> None:
    page = house.enter("fang_yuqing")
    page.goto(at("people:list"))
    page.goto(at("account_logout"))
    page.locator("main form button, form button").last.click()
    page.goto(at("people:list"))
    assert path_of(page) == at("account_login")
