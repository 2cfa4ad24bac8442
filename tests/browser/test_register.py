"""Days at the counter: somebody is found, corrected, looked up in full; two clerks meet over one record."""

from __future__ import annotations

from datetime import date

import pytest

from liren.events.models import Event
from liren.people.models import Person
from liren.testing.people import an_identity
from tests.browser.house import House, at, expect, path_of
from tests.ground import NUMBERS

pytestmark = pytest.mark.browser
SECONDS = 60


def test_somebody_is_found_by_initials_with_the_keyboard_alone(house: House) -> None:
    page = house.enter("fang_yuqing")
    page.goto(at("today"))
    page.keyboard.press("/")
    page.keyboard.type("blz")
    hits = page.locator("#palette .hit")
    expect(hits.first).to_contain_text("柏岚")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/*/")
    expect(page.locator("h1")).to_contain_text("柏岚")


def test_what_was_found_is_narrowed_by_kind_and_acted_on_from_the_list(house: House) -> None:
    page = house.enter("fang_yuqing")
    page.goto(at("today"))
    page.keyboard.press("/")
    page.keyboard.type("柏岚")
    expect(page.locator("#palette .hit").first).to_contain_text("柏")
    page.locator("#palette-acts").get_by_text("修改").click()
    page.wait_for_url("**/edit/")
    page.goto(at("today"))
    page.keyboard.press("/")
    page.keyboard.type("罗桐")
    kinds = page.locator("#palette-kinds .chip")
    expect(kinds.first).to_have_attribute("aria-pressed", "true")
    kinds.last.click()
    expect(kinds.last).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#palette [data-kind]:visible")).to_have_count(1)


def test_a_number_that_is_typed_never_stands_in_an_address(house: House) -> None:
    page = house.enter("fang_yuqing")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(at("today"))
    page.keyboard.press("/")
    page.keyboard.type(NUMBERS["柏岚舟"])
    expect(page.locator("#palette .hit").first).to_contain_text("柏岚舟")
    assert NUMBERS["柏岚舟"] not in " ".join(asked)
    assert NUMBERS["柏岚舟"] not in page.locator("#palette-found").inner_text()


def test_a_record_is_corrected(house: House) -> None:
    page = house.enter("fang_yuqing")
    page.goto(at("people:person", house.ground.child.pk))
    page.keyboard.press("e")
    page.wait_for_url("**/edit/")
    page.get_by_label("备注").fill("转学到第三小学")
    page.get_by_role("button", name="保存").click()
    page.wait_for_url(lambda url: not url.endswith("/edit/"))
    expect(page.locator("main")).to_contain_text("转学到第三小学")


def test_of_two_who_save_the_second_sees_both_versions_and_loses_nothing(house: House) -> None:
    edit = at("people:edit", house.ground.other.pk)
    first, second = house.enter("fang_yuqing"), house.enter("xu_guilan")
    for page in (first, second):
        page.goto(edit)
    first.get_by_label("备注").fill("先存的话")
    first.get_by_role("button", name="保存").click()
    first.wait_for_url(lambda url: not url.endswith("/edit/"))

    second.get_by_label("备注").fill("后存的话")
    second.get_by_role("button", name="保存").click()
    expect(second.get_by_role("alert")).to_contain_text("先存的话")
    expect(second.get_by_label("备注")).to_have_value("后存的话")
    second.get_by_role("button", name="保存").click()
    second.wait_for_url(lambda url: not url.endswith("/edit/"))
    expect(second.locator("main")).to_contain_text("后存的话")


def test_a_number_is_shown_for_a_reason_and_hides_again(house: House) -> None:
    page = house.enter("fang_yuqing")
    page.clock.install()
    person = house.ground.person
    page.goto(at("people:person", person.pk))
    assert NUMBERS["柏岚舟"] not in page.content()

    page.locator("#identity summary").click()
    page.locator("#identity form .btn-primary").click()
    shown = page.locator("#identity [data-value]")
    expect(shown).to_have_text(NUMBERS["柏岚舟"])
    expect(page.locator("#identity [data-left]")).to_contain_text("60")
    expect(page.locator("#identity")).to_have_attribute("data-counting", "1")
    page.clock.fast_forward((SECONDS + 2) * 1000)
    expect(shown).not_to_have_text(NUMBERS["柏岚舟"])
    assert NUMBERS["柏岚舟"] not in page.content()

    looks = Event.objects.unscoped("a test looks").filter(
        action="people.identity_revealed", subject_id=person.pk
    )
    assert looks.get().reason
    boss = house.enter("xu_guilan")
    boss.goto(at("people:looks", person.pk))
    expect(boss.locator("main")).to_contain_text("方雨晴")


def test_a_conflict_between_two_lists_is_decided_without_leaving_the_page(house: House) -> None:
    page = house.enter("fang_yuqing")
    page.goto(at("people:conflicts"))
    row = page.locator("tr[data-row]").filter(has_text="柏岚舟")
    expect(row).to_have_count(1)
    row.locator("button[value=take]").click()
    expect(row).to_have_count(0)
    assert path_of(page) == at("people:conflicts")
    person = Person.objects.unscoped("a test looks").get(pk=house.ground.person.pk)
    assert person.education != house.ground.person.education


def test_duplicates_are_compared_merged_and_parted_again(house: House) -> None:
    page = house.enter("fang_yuqing")
    page.goto(at("people:duplicates"))
    page.locator("main a[href*='/merge/']").first.click()
    page.wait_for_url("**/merge/**")
    page.locator("#why").fill("同一个人，登记了两次")
    page.locator("main form .btn-primary").click()
    page.wait_for_url("**/people/**")
    merged = Person.objects.unscoped("a test looks").filter(name="柏岚舟", merged_into__isnull=False)
    assert merged.count() == 1

    page.goto(at("people:duplicates"))
    page.locator("form[action*='/merges/'] button").first.click()
    page.wait_for_load_state()
    assert merged.count() == 0


def test_many_are_ticked_and_tagged_at_once(house: House) -> None:
    page = house.enter("fang_yuqing")
    page.goto(at("people:list"))
    for box in page.locator("input[data-tick]").all()[:2]:
        box.check()
    bar = page.locator(".lr-bulk, [data-bulk]").first
    expect(bar).to_be_visible()
    expect(bar).to_contain_text("2")


def test_a_new_person_is_registered_and_the_number_fills_birthday_and_sex(house: House) -> None:
    page = house.enter("fang_yuqing")
    page.goto(at("people:new", place=house.ground.person.place_code))
    page.get_by_label("姓名", exact=True).fill("沉香溪")
    number = page.locator("[name=identity]")
    number.fill(an_identity(date(1988, 8, 8), 22))
    number.press("Tab")
    expect(page.locator("[name=born_on]")).to_have_value("1988-08-08")
    page.locator("main form .btn-primary").last.click()
    page.wait_for_url("**/people/*/")
    expect(page.locator("h1")).to_contain_text("沉香溪")
