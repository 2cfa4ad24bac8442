"""The whole round of zs-7 at the screens of those who play it: application, self-assessment, on site, award."""

from __future__ import annotations

from pathlib import Path

import pytest

from liren.kernel.fence import fenced
from liren.kernel.scope import SYSTEM
from liren.policy.models import Pack, Programme, Round
from liren.policy.operations.adoptions import adopt_pack
from liren.policy.operations.packs import load_packs
from liren.policy.operations.settling import judge_everything
from liren.testing.area import LUOTONG, SUBDISTRICT
from liren.testing.cast import actor
from tests.browser.house import PHONE, House, Page, at, expect

pytestmark = pytest.mark.browser
PACKS = Path(__file__).resolve().parents[2] / "packs"
WHY = "a test looks at what was done"


@pytest.fixture
def judged(house: House) -> House:
    """新安江街道 follows the policy of zs2018 of its own will, and its units are judged by it."""
    load_packs(PACKS, actor=SYSTEM)
    officer = actor("wu_li")
    with fenced(officer):
        adopt_pack(Pack.objects.get(code="zs2018"), actor=officer, place_code=SUBDISTRICT)
        judge_everything()
    return house


def test_a_round_is_played_from_application_to_award(judged: House) -> None:
    officer = start(judged)
    round_page = first_round(officer)
    clerk = applied(judged, round_page)
    move_on(officer, round_page)
    assessed(clerk)
    move_on(officer, round_page)
    signed(judged, "wu_li", clerk.url)
    signed(judged, "lai_zhengping", clerk.url)
    move_on(officer, round_page)
    ranked_and_named(officer, round_page)
    clerk.reload()
    expect(clerk.locator("main")).to_contain_text("区级示范点")
    clerk.locator("a[href$='/award/paper/']").click()
    expect(clerk.locator(".sheet.red")).to_contain_text("命名你单位为“区级示范点”")
    move_on(officer, round_page)
    summed_up(officer, round_page)


def start(house: House) -> Page:
    """The officer starts a programme after zs-7; its rounds and quotas are there at once."""
    page = house.enter("wu_li")
    page.goto(at("programmes:new_programme", clause="zs-7"))
    page.locator("[name=title]").fill("自治家园示范创建")
    page.locator("[name=pack]").select_option(label=str(Pack.objects.get(code="zs2018")))
    page.locator("[name=first_year]").fill("2026")
    page.locator("main form .btn-primary").click()
    expect(page.locator("main")).to_contain_text("2026 年轮次")
    expect(page.locator("main")).to_contain_text("2028 年轮次")
    return page


def first_round(officer: Page) -> str:
    """The address of the first round: 9 at district level, 10 at subdistrict level."""
    officer.locator("tbody a.nm").first.click()
    expect(officer.locator("aside")).to_contain_text("名额 9 个")
    expect(officer.locator("aside")).to_contain_text("名额 10 个")
    return officer.url


def applied(house: House, round_page: str) -> Page:
    """罗桐社区 applies, with its own highlight."""
    page = house.enter("fang_yuqing")
    page.goto(round_page)
    page.locator("a[href$='/application/']").click()
    page.locator("[name=place_code]").select_option(LUOTONG)
    page.locator("[name=highlight]").fill("楼道议事会")
    page.locator("[name=plan]").fill("每月一次，议一件事，办一件事。")
    page.locator("main form .btn-primary").click()
    expect(page.locator("main")).to_contain_text("楼道议事会")
    return page


def move_on(officer: Page, round_page: str) -> None:
    """The step is finished, the next one begins."""
    officer.goto(round_page)
    officer.locator("form[action$='/next/'] button").click()
    expect(officer.locator("#notices")).to_contain_text("已结束")


def assessed(clerk: Page) -> None:
    """What the records judge stands there; the rest gets points and words; saved first, then handed in."""
    candidate = clerk.url
    clerk.reload()
    clerk.locator("a[href$='/assessment/']").click()
    expect(clerk.locator("fieldset.line .t").first).to_be_visible()
    for points in clerk.locator("input[name^=points_]").all():
        if not points.input_value():
            points.fill("6")
    clerk.locator("textarea[name^=remark_]").first.fill("见台账")
    clerk.locator("button[name=keep]").click()
    expect(clerk.locator("textarea[name^=remark_]").first).to_have_value("见台账")
    clerk.locator("button[name=submit]").click()
    clerk.wait_for_url(candidate)
    expect(clerk.locator("main")).to_contain_text("已提交自评")


def signed(house: House, who: str, candidate: str) -> None:
    """One side visits with a phone and signs."""
    page = house.enter(who, PHONE)
    page.goto(candidate)
    side = "own" if who == "wu_li" else "above"
    page.locator(f"a[href$='/acceptance/{side}/']").click()
    for points in page.locator("input[name^=points_]").all():
        points.fill("8.5")
    page.locator("[name=passed][value='1']").check()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "fits a phone"
    page.locator("main form .btn-primary").click()
    expect(page.locator("main")).to_contain_text("通过")


def ranked_and_named(officer: Page, round_page: str) -> None:
    """The order is there for who runs the round; the first is named."""
    officer.goto(round_page)
    expect(officer.locator("main")).to_contain_text("85.0")
    officer.locator("tbody a.nm").first.click()
    officer.locator("a[href$='/award/']").click()
    officer.locator("[name=level]").select_option(label="区级示范点")
    officer.locator("[name=number]").fill("新街〔2026〕9号")
    officer.locator("main form .btn-primary").click()
    expect(officer.locator("main")).to_contain_text("新街〔2026〕9号")


def summed_up(officer: Page, round_page: str) -> None:
    """The round ends with what was learnt."""
    officer.goto(round_page)
    officer.locator("a[href$='/summary/']").click()
    officer.locator("[name=text]").fill("议事要小，办事要快。")
    officer.locator("main form .btn-primary").click()
    expect(officer.locator("main")).to_contain_text("议事要小")
    [programme] = Programme.objects.unscoped(WHY).filter(title="自治家园示范创建")
    [first, *_later] = Round.objects.unscoped(WHY).filter(programme=programme)
    assert not first.phases.filter(finished_at=None).exists()
