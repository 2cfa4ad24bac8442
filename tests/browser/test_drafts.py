"""A policy document becomes a verdict: uploaded as docx, edited beside its text, published, seen at the community."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document

from liren.kernel.fence import fenced
from liren.places.operations.premises import add_premises, add_room
from liren.policy.models import Draft
from liren.policy.operations.settling import judge_everything
from liren.testing.area import LUOTONG, SUBDISTRICT
from liren.testing.cast import actor
from tests.browser.house import House, Page, at, expect

pytestmark = pytest.mark.browser
LINES = (
    "新安江街道办事处关于社区用房的意见",
    "新街发〔2026〕18号",
    "一、社区用房面积。每个社区的用房面积不少于640平方米。",
    "二、居民会议。每半年召开一次居民会议，听取意见。",
    "新安江街道办事处",
    "2026年3月2日",
)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """The document as Word writes it."""
    document, file = Document(), tmp_path / "用房意见.docx"
    for line in LINES:
        document.add_paragraph(line)
    document.save(str(file))
    return file


def test_a_document_is_uploaded_edited_published_and_judged_by(house: House, paper: Path) -> None:
    _premises()
    page = house.enter("wu_li")
    page.goto(at("drafts:list"))
    page.locator("input[type=file]").set_input_files(paper)
    page.locator("select[name=place_code]").select_option(SUBDISTRICT)
    page.locator("main form .btn-primary").click()
    page.wait_for_url("**/policy/drafts/*/")
    page.get_by_role("link", name="继续编辑").click()

    expect(page.locator("mark.quantities").nth(1)).to_have_text("不少于640平方米")
    expect(page.locator("select[name=measure]")).to_have_value("places.premises_area")
    expect(page.locator("input[name=question]")).to_be_hidden()
    _say(page, "用房不少于 640 平方米")
    page.wait_for_url("**/clauses/2/")
    page.locator("select[name=way]").select_option("person")
    page.locator("input[name=question]").fill("居民会议是否按时召开？")
    _say(page, "每半年开一次居民会议")
    page.wait_for_url("**/policy/drafts/*/")

    page.get_by_role("button", name="发布").click()
    expect(page.locator("main")).to_contain_text("已发布")
    draft = Draft.objects.unscoped("a test looks").latest("pk")
    page.goto(at("policy:place", LUOTONG, pack=draft.code, state="all"))
    expect(page.locator("main")).to_contain_text("用房不少于 640 平方米")
    expect(page.locator("main")).to_contain_text("达标")


def test_what_is_wrong_is_said_in_place(house: House, paper: Path) -> None:
    page = house.enter("wu_li")
    page.goto(at("drafts:list"))
    page.locator("input[type=file]").set_input_files(paper)
    page.locator("main form .btn-primary").click()
    page.get_by_role("link", name="继续编辑").click()
    page.locator("input[name=than]").fill("640[household]")
    _say(page, "用房够大")
    expect(page.locator("#id_than_wrong")).to_be_visible()
    expect(page.locator("textarea[name=summary]")).to_have_value("用房够大")


def _say(page: Page, summary: str) -> None:
    """Fill in what every clause needs, and save."""
    page.locator("textarea[name=summary]").fill(summary)
    page.locator("select[name=kind]").select_option("standard")
    page.locator("#clause-form .btn-primary").click()


def _premises() -> None:
    """罗桐社区 has 700 square metres, and is measured."""
    boss = actor("wu_li")
    with fenced(boss):
        home = add_premises(actor=boss, place_code=LUOTONG, name="服务中心", origin="handed_over", owner="街道办事处",
                            user="居委会", address="")  # fmt: skip
        add_room(home, actor=boss, name="办公室", area_m2=Decimal(700), functions=["office"])
    judge_everything()
