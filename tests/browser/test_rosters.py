"""A community's roster: uploaded with its errors, looked at, committed, and taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from liren.people.models import Person
from liren.testing.people import an_identity
from liren.testing.roster_writers import write_rows
from tests.browser.house import House, Page, at, expect, work

pytestmark = pytest.mark.browser
ROWS = [
    ["罗桐社区居民花名册", "", "", "", ""],
    ["姓名", "公民身份号码", "现住址", "联系电话", "与户主关系"],
    ["石榴红", an_identity(date(1970, 5, 5), 21), "罗桐路58弄9幢1单元101", "19900008881", "户主"],
    ["石榴青", an_identity(date(1999, 6, 6), 23), "罗桐路58弄9幢1单元101", "", "子"],
    ["石榴白", "1.1E+17", "罗桐路58弄9幢1单元102", "", "户主"],
    ["", an_identity(date(1980, 1, 1), 25), "罗桐路58弄9幢1单元103", "", ""],
]


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """Four people, two of them with an error."""
    return write_rows(tmp_path / "罗桐花名册.xlsx", ROWS)


def test_a_roster_with_errors_is_previewed_committed_and_undone(house: House, roster: Path) -> None:
    page = house.enter("fang_yuqing")
    page.goto(at("rosters:list"))
    page.locator("input[type=file]").set_input_files(roster)
    page.locator("main form .btn-primary").click()
    page.wait_for_url("**/people/imports/*/")
    expect(page.locator("[role=progressbar], progress, .lr-progress").first).to_be_visible()

    done(page)
    expect(page.locator("main")).to_contain_text("文件共 4 行：新增 2 人")
    expect(page.locator("tbody tr").filter(has_text="第 5 行 B 列")).to_contain_text("文本")
    expect(page.locator("tbody tr").filter(has_text="第 6 行 A 列")).to_contain_text("缺姓名")
    assert people() == 0, "nothing is written before somebody said so"
    with page.expect_download() as download:
        page.get_by_role("link", name="下载").first.click()
    assert Path(download.value.path()).read_bytes().startswith(b"PK")

    if (tick := page.get_by_label("把这些房屋加到地图上")).count():
        tick.check()
    page.locator("button[form=commit]").click()
    page.wait_for_load_state()
    done(page)
    assert people() == 2
    page.locator("form[action$='/undo/'] button").click()
    page.wait_for_load_state()
    done(page)
    assert people() == 0


def test_a_file_that_is_no_table_is_refused_with_a_sentence(house: House, tmp_path: Path) -> None:
    file = tmp_path / "名册.xlsx"
    file.write_bytes(b"this is no spreadsheet at all")
    page = house.enter("fang_yuqing")
    page.goto(at("rosters:list"))
    page.locator("input[type=file]").set_input_files(file)
    page.locator("main form .btn-primary").first.click()
    page.wait_for_load_state()
    if "/imports/" in page.url and not page.url.endswith("/imports/"):
        done(page)
    expect(page.locator(".notice.bad, .invalid-feedback, [role=alert]").first).to_be_visible()


def done(page: Page) -> None:
    """The background work is done, and the page is looked at again."""
    work()
    page.reload()


def people() -> int:
    """How many of the roster's people are on the register."""
    return Person.objects.unscoped("a test looks").filter(name__startswith="石榴").count()
