"""The birthday is the middle of the identity number: no page and no file shows it beside the number's tail (ADR 18)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from liren.events.models import Event
from liren.kernel.fence import fenced
from liren.kernel.identity import mask_identity, parse_identity
from liren.ledgers.catalogue import LEDGERS, ledger_called
from liren.ledgers.operations.exports import ask_export
from liren.ledgers.operations.produce import produce_export
from liren.ledgers.wanted import Wanted
from liren.people.conditions import Conditions
from liren.people.models import Export
from liren.people.operations.people import edit_person
from liren.testing.area import LUOTONG
from tests.ground import NUMBERS, Ground, acting, all_but, master
from tests.leaks.matrix import MATRIX
from tests.leaks.walk import open_page, send, text_of

REVEAL = "people.reveal"
ACTS = [name for name in sorted(MATRIX) if MATRIX[name].posts and not name.startswith("people:reveal_")]
BOTH = ("person.name", "person.born", "person.identity")
MINOR = NUMBERS["柏小满"]


@pytest.mark.parametrize("name", sorted(MATRIX))
def test_no_page_shows_birthday_and_tail(name: str, ground: Ground, enter) -> None:
    for htmx in (False, True):
        assert not guessable(text_of(open_page(enter(master()), name, ground, htmx=htmx)))


@pytest.mark.parametrize("name", ACTS)
def test_no_act_answers_with_birthday_and_tail(name: str, ground: Ground, enter) -> None:
    assert not guessable(text_of(send(enter(master()), name, ground)))


@pytest.mark.parametrize("name", sorted(MATRIX))
def test_who_may_not_reveal_reads_no_birthday_anywhere(name: str, ground: Ground, enter) -> None:
    assert not born_in(text_of(open_page(enter(all_but(REVEAL)), name, ground)))


@pytest.mark.parametrize("paper", [False, True])
@pytest.mark.parametrize("key", [key for key, ledger in LEDGERS.items() if ledger.subject == "person"])
def test_no_ledger_shows_both_whatever_its_columns(key: str, paper: bool, ground: Ground, enter) -> None:
    address = reverse("ledgers:print" if paper else "ledgers:ledger", args=[key])
    asked = {"place": LUOTONG, "col": BOTH}
    text = text_of(enter(master()).get(address, asked))
    assert not guessable(text)
    assert not born_in(text_of(enter(all_but(REVEAL)).get(address, asked)))


def test_a_ledger_shows_day_or_tail(ground: Ground, enter) -> None:
    """The checks above can fail: each reader does see one of the two."""
    address, asked = reverse("ledgers:ledger", args=["minors"]), {"place": LUOTONG}
    told, guarded = (text_of(enter(user).get(address, asked)) for user in (master(), all_but(REVEAL)))
    assert "2015-04-02" in told
    assert MINOR[:4] + "*" * 14 in told
    assert mask_identity(MINOR) not in told
    assert "2015-**-**" in guarded
    assert mask_identity(MINOR) in guarded


@pytest.mark.parametrize("right", [None, REVEAL])
def test_no_file_holds_both(right: str | None, ground: Ground) -> None:
    asker: Any = acting(all_but(right) if right else master())
    with fenced(asker):
        wanted = Wanted(ledger_called("minors"), Conditions(place=LUOTONG), BOTH)
        produce_export(ask_export(wanted, actor=asker, reason="生日不外泄"), actor=asker)
    export = Export.objects.unscoped("a test looks").latest("pk")
    text = text_of(HttpResponse(export.file.read()))
    assert "柏小满" in text
    assert not guessable(text)
    assert bool(born_in(text)) is (right is None)


def test_the_page_of_somebody_without_a_number_tells_the_day(ground: Ground, enter) -> None:
    page = enter(master()).get(reverse("people:person", args=[ground.twin.pk]))
    assert "1941-05-06" in text_of(page)


def test_where_a_number_is_on_record_it_is_corrected_and_not_what_follows_from_it(
    ground: Ground, enter
) -> None:
    form = text_of(enter(master()).get(reverse("people:edit", args=[ground.person.pk])))
    assert 'name="born_on"' not in form
    assert 'name="sex"' not in form
    assert 'name="born_on"' in text_of(enter(master()).get(reverse("people:edit", args=[ground.twin.pk])))


def test_the_log_keeps_the_day_and_shows_the_year(ground: Ground, enter) -> None:
    boss = acting(master())
    with fenced(boss):
        edit_person(
            ground.twin, actor=boss, values={"born_on": date(1941, 5, 7)}, version=ground.twin.version
        )
    event = Event.objects.unscoped("a test looks").filter(action="people.person_edited").latest("id")
    shown = text_of(enter(master()).get(reverse("events:event", args=[event.id])))
    assert "1941-**-**" in shown
    assert "1941-05" not in shown


def guessable(text: str) -> list[str]:
    """Whose number could be worked out from this text."""
    return [who for who, number in NUMBERS.items() if mask_identity(number) in text and days_in(number, text)]


def born_in(text: str) -> list[str]:
    """Whose birthday stands in this text."""
    return [who for who, number in NUMBERS.items() if days_in(number, text)]


def days_in(number: str, text: str) -> list[str]:
    """The birthday in a number, in any of the spellings of this house, and its month."""
    born = parse_identity(number).born
    ways = (
        f"{born:%Y-%m}",
        f"{born:%Y%m%d}",
        f"{born.year}年{born.month}月",
        f"{born:%Y/%m}",
        f"{born:%Y.%m}",
    )
    return [way for way in ways if way in text]
