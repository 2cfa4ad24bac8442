"""Dates, money, status and fields as people read them."""

from datetime import date, timedelta
from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone, translation

from liren.ui.templatetags import ui


def drawn(source: str, **context: Any) -> str:
    with translation.override("en"):
        return Template(source).render(Context(context))


@pytest.mark.parametrize(
    ("fen", "shown"),
    [
        (None, "—"),
        (0, "¥0.00"),
        (5, "¥0.05"),
        (123450, "¥1,234.50"),
        (-100, "-¥1.00"),
        (10**12, "¥10,000,000,000.00"),
    ],
)
def test_money_is_kept_in_fen_and_shown_in_yuan(fen: int | None, shown: str) -> None:
    assert ui.money(fen) == shown


def test_numbers_have_thousands_and_blanks_a_dash() -> None:
    assert ui.thousands(665276) == "665,276"
    assert ui.thousands("665276") == "665,276"
    assert ui.thousands(0) == "0"
    assert ui.thousands(None) == ui.dash("") == ui.day(None) == ui.ago(None) == "—"


def test_a_day_of_this_year_goes_without_the_year() -> None:
    today = timezone.localdate()
    assert ui.day(today) == today.strftime("%m-%d")
    assert ui.day(date(1965, 3, 2)) == "1965-03-02"
    assert ui.full_day(today) == today.isoformat()


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "yesterday"), (2, "2 days ago"), (41, "41 days ago"), (-3, "in 3 days")],
)
def test_how_long_ago(days: int, words: str) -> None:
    with translation.override("en"):
        assert ui.ago(timezone.localdate() - timedelta(days=days)) == words


def test_a_status_is_an_icon_and_words_and_what_it_shows_is_escaped() -> None:
    html = drawn('{% tag "bad" words %}', words="<late>")
    assert "ti-alert-octagon" in html
    assert "&lt;late&gt;" in html


def test_an_icon_is_silent_unless_it_has_a_name() -> None:
    assert 'aria-hidden="true"' in ui.icon("users")
    assert 'aria-label="late"' in ui.icon("clock", "late")


class Household(forms.Form):
    head = forms.CharField(label="Head")
    note = forms.CharField(label="Note", required=False, help_text="in short")


def test_a_field_is_tied_to_its_label_its_help_and_its_mistake() -> None:
    form = Household({"head": "", "note": ""})
    head, note = drawn("{% field form.head %}", form=form), drawn("{% field form.note %}", form=form)
    assert '<label for="id_head">' in head
    assert 'aria-invalid="true"' in head
    assert 'aria-describedby="id_head_wrong"' in head
    assert 'id="id_head_wrong"' in head
    assert 'aria-describedby="id_note_help"' in note
    assert "may be left empty" in note


def test_the_summary_of_mistakes_links_to_each_field() -> None:
    assert 'href="#id_head"' in drawn("{% form_errors form %}", form=Household({"head": ""}))
    assert drawn("{% form_errors form %}", form=Household({"head": "x"})).strip() == ""


@pytest.mark.parametrize(
    ("referer", "expected"),
    [
        ("http://testserver/log/?action=people&page=2", "/log/?action=people&amp;page=2"),
        ("http://testserver/log/", "/log/"),
        ("http://testserver/people/?q=1", "/log/"),
        ("http://elsewhere.test/log/?q=1", "/log/"),
        ("", "/log/"),
    ],
)
def test_the_way_back_keeps_the_filters_of_the_list_one_comes_from(referer: str, expected: str) -> None:
    request = RequestFactory().get("/log/7/", headers={"Referer": referer} if referer else {})
    assert drawn('{% back_to "/log/" %}', request=request) == expected
