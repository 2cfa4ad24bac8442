"""Every page: readable by machine and eye, in light and dark, at a desk and on a phone, in large type."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.axe import grave_findings
from tests.browser.house import NARROWEST, PHONE, House, Page
from tests.browser.pages import PARTS, SIGHTS, Sight
from tests.leaks.matrix import MATRIX, OWNERS

pytestmark = pytest.mark.browser
NAMES = [sight.name for sight in SIGHTS]
BY_NAME = {sight.name: sight for sight in SIGHTS}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_no_grave_findings_and_fits(name: str, house: House) -> None:
    page = look(house, BY_NAME[name])
    problems = ["light: " + line for line in grave_findings(page)] + too_wide(page)
    page.add_style_tag(content="* { transition: none !important }")
    page.evaluate("document.documentElement.dataset.bsTheme = 'dark'")
    problems += ["dark: " + line for line in grave_findings(page, only="color-contrast")]
    for width in (PHONE[0], NARROWEST[0]):
        page.set_viewport_size({"width": width, "height": PHONE[1]})
        problems += too_wide(page)
    problems += ["phone: " + line for line in grave_findings(page, only="target-size")]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("name", [sight.name for sight in SIGHTS if sight.main])
@pytest.mark.parametrize(
    "likes",
    [{"text": "elderly"}, {"text": "large", "language": "en"}, {"language": "en", "theme": "dark"}],
    ids=str,
)
def test_main_pages_work_in_large_type_in_english_and_in_the_dark(
    name: str, likes: dict[str, str], house: House
) -> None:
    page = look(house, BY_NAME[name], likes)
    problems = grave_findings(page) + too_wide(page)
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    problems += too_wide(page)
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("name", [sight.name for sight in SIGHTS if sight.main])
def test_main_pages_can_be_read_without_scripts(name: str, house: House) -> None:
    page = look(house, BY_NAME[name], java_script_enabled=False)
    assert page.locator("h1").first.is_visible()


def test_every_page_is_looked_at() -> None:
    """Each address that shows a page stands in the list of sights."""
    import inspect

    from tests.browser import pages

    source = inspect.getsource(pages)
    shown = {name for name, row in MATRIX.items() if row.answer == 200 and row.kind != "act"} - PARTS
    missing = sorted(name for name in shown if f'"{name}"' not in source and name not in FORMS)
    assert not missing, f"Add these to SIGHTS in tests/browser/pages.py (or to PARTS): {missing}"


FORMS = {
    "places:closing", "places:edit_compound", "places:new_building", "places:edit_building", "places:new_dwelling",
    "places:new_premises", "places:edit_premises", "places:new_photo", "people:come_back", "people:found_household",
    "organisations:edit", "organisations:dissolution", "organisations:filing", "organisations:edit_member",
    "organisations:leaving", "organisations:end_post", "organisations:take_scheme",
    *(f"programmes:{form}" for form in (
        "award", "close_note", "criteria", "decide", "edit_target", "fold", "held", "judge", "new_evaluation", "new_finding",
        "new_note", "new_review", "new_round", "new_year", "parts", "quota", "reply", "roles", "settle", "step_back",
        "summary", "take_away")),
    *(f"organisations:{act}_{kind}" for act in ("new", "edit") for kind in OWNERS),
}  # fmt: skip
"""Plain forms, of the same make as others in the list."""


def look(house: House, sight: Sight, likes: dict[str, str] | None = None, **more: Any) -> Page:
    """The page, opened."""
    page = house.enter(sight.who, likes=likes, **more) if sight.who else house.visitor(**more)
    answer = page.goto(sight.where(house.ground))
    assert answer is not None
    assert answer.status == sight.status, f"{page.url}: {answer.status}"
    return page


def too_wide(page: Page) -> list[str]:
    """A line when the page has to be moved sideways to be read, with what sticks out."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    over, what = page.evaluate(SIDEWAYS)
    return [f"at {width} px: {over} px too wide: {what}"] if over > 0 else []


SIDEWAYS = """async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const root = document.documentElement, over = root.scrollWidth - root.clientWidth;
    const out = [...document.body.querySelectorAll("*")].filter((one) => over > 0 && one.getBoundingClientRect().right > root.clientWidth + 1);
    return [over, out.slice(-3).map((one) => one.outerHTML.slice(0, 90)).join(" | ")];
}"""
