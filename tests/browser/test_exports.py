"""A list that leaves the house: a masked one at once, a full one only when somebody else approved it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from liren.testing.area import LUOTONG
from tests.browser.house import House, Page, at, expect, work
from tests.ground import NUMBERS

pytestmark = pytest.mark.browser


def test_a_full_list_waits_for_somebody_else_and_is_then_fetched(house: House) -> None:
    clerk = ask(house, full=True)
    work()
    clerk.reload()
    expect(clerk.locator("a[href$='/file/']")).to_have_count(0)

    officer = house.enter("wu_li")
    officer.goto(clerk.url)
    expect(officer.locator("main")).to_contain_text("民政局年度核对")
    officer.locator("form[action$='/approval/'] button").click()
    officer.wait_for_load_state()
    work()
    clerk.reload()
    text = fetched(clerk)
    assert NUMBERS["柏岚舟"] in text
    assert "方雨晴" in text, "the asker's name stands in the file"


def test_a_masked_list_is_written_at_once_and_holds_no_number(house: House) -> None:
    clerk = ask(house, full=False)
    work()
    clerk.reload()
    text = fetched(clerk)
    assert "柏岚舟" in text
    assert not [number for number in NUMBERS.values() if number in text]


def test_nobody_approves_their_own(house: House) -> None:
    officer = ask(house, full=True, who="wu_li")
    expect(officer.locator("form[action$='/approval/']")).to_have_count(0)


def ask(house: House, *, full: bool, who: str = "fang_yuqing") -> Page:
    """Somebody asks for the register of 罗桐社区; the page of the export."""
    page = house.enter(who)
    page.goto(at("ledgers:export", "residents", place=LUOTONG))
    page.locator("[name=reason]").fill("民政局年度核对")
    if full:
        page.locator("[name=full]").check()
    page.locator("main form .btn-primary").click()
    page.wait_for_url("**/exports/*/")
    return page


def fetched(page: Page) -> str:
    """What stands in the file, unpacked."""
    with page.expect_download() as download:
        page.locator("a[href$='/file/']").click()
    with zipfile.ZipFile(Path(download.value.path())) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
