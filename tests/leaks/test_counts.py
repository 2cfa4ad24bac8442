"""What lies next door must not even be countable: each page reads the same before it was there and after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import unified_diff
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from liren.people.models import Person
from liren.places.models import Place
from liren.testing.area import YANGXI
from tests.ground import NUMBERS, PHONES, Ground, committed, neighbour, plant, settle
from tests.leaks.matrix import MATRIX
from tests.leaks.walk import text_of

Pages = dict[str, str]
NO_QUERY = Ground()
SEARCHES = (
    "柏岚舟",
    "柏",
    "blz",
    "鹿角巷",
    "银杏果酱坊",
    PHONES[0],
    PHONES[0][-4:],
    NUMBERS["柏岚舟"],
    "罗桐",
)
"""Whatever somebody might type to find them."""
VARYING = (
    r'csrf[^>]*?"[A-Za-z0-9]{32,}"', r'"[A-Za-z0-9]{64}"', r"\d{1,2}:\d{2}(:\d{2})?", r"\b[0-9a-f]{16}\b",
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
)  # fmt: skip
"""What differs from one answer to the next anyway: tokens, the clock, numbers of requests."""


@pytest.fixture(scope="module")
def before_and_after(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Pages, Pages]]:
    """All that the neighbour can open, before anything was planted next door, and after."""
    with committed(django_db_blocker):
        settle()
        client = Client(raise_request_exception=False)
        client.force_login(neighbour())
        before = _all(client)
        plant()
        yield before, _all(client)


@pytest.mark.parametrize(
    "what", sorted({*(n for n, row in MATRIX.items() if row.kind in {"page", "own"}), "searches", "place"})
)
def test_a_page_reads_the_same(what: str, before_and_after: tuple[Pages, Pages]) -> None:
    before, after = before_and_after
    mine = [key for key in before if key.split(" ")[0] == what]
    assert mine or what in UNREADABLE
    for key in mine:
        differing = unified_diff(before[key].splitlines(), after[key].splitlines(), lineterm="", n=0)
        assert not (lines := list(differing)), "\n".join(lines)[:2000]


def test_the_pages_that_were_compared_were_real(before_and_after: tuple[Pages, Pages]) -> None:
    before, _after = before_and_after
    assert "连翘生" in before["people:list"]


ASKED = {"events:log": {"q": "朱霖枫"}}
"""The log also holds what the neighbour does here: somebody else's acts are looked at."""
UNREADABLE = {name for name, row in MATRIX.items() if row.answer != 200}


def _all(client: Client) -> Pages:
    """Every page without a thing of its own, every search, and the neighbour's own place and person."""
    names = [name for name, row in MATRIX.items() if row.kind in {"page", "own"} and row.answer == 200]
    found = {
        name: client.get(reverse(name, kwargs=MATRIX[name].args(NO_QUERY)), ASKED.get(name)) for name in names
    }
    found |= {f"searches {words}": client.post(reverse("people:search"), {"q": words}) for words in SEARCHES}
    found |= {
        f"searches list {words}": client.get(reverse("people:list"), {"q": words}) for words in SEARCHES
    }
    own = Person.objects.unscoped("a test looks").get(name="连翘生")
    place = Place.objects.unscoped("a test looks").get(code=YANGXI)
    found |= {
        f"place {name}": client.get(reverse(f"places:{name}", args=[place.code]))
        for name in ("place", "homes")
    }
    found["place person"] = client.get(reverse("people:person", args=[own.pk]))
    return {key: _settled(text_of(answer), key) for key, answer in found.items()}


def _settled(text: str, key: str) -> str:
    for pattern in VARYING:
        text = re.sub(pattern, "…", text)
    return "a spreadsheet" if "xl/workbook" in text or key == "rosters:template" else text
