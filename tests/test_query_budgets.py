"""What each main page asks of the database: no more than `query_budgets.json` says, however many people there are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from liren.accounts.models import User
from liren.testing.area import LUOTONG
from liren.testing.cast import account
from liren.testing.people import a_home, a_household, a_person, a_phone, an_identity
from tests.ground import Ground, committed, master, plant, settle

BUDGETS: dict[str, int] = json.loads(Path(__file__).with_name("query_budgets.json").read_text())
MOST = 12


@pytest.fixture(scope="module")
def ground(django_db_setup: None, django_db_blocker: Any) -> Iterator[Ground]:
    """One of each thing in 罗桐社区."""
    with committed(django_db_blocker):
        settle()
        yield plant()


def test_no_page_may_ask_more_than_a_dozen_times() -> None:
    assert {page: budget for page, budget in BUDGETS.items() if budget > MOST} == {}


@pytest.mark.parametrize("page", BUDGETS)
def test_a_page_stays_within_its_budget(page: str, ground: Ground) -> None:
    asked = most_asked(page, ground)
    assert len(asked) <= BUDGETS[page], "\n".join(asked)


def test_more_people_do_not_mean_more_queries(ground: Ground) -> None:
    before = {page: len(most_asked(page, ground)) for page in BUDGETS}
    for room in range(301, 307):
        home = a_home(str(room), building="鹿角巷3幢")
        head = a_person("柏岚山", identity=an_identity(serial=room), phone=a_phone(room), home=home)
        a_household(head, (a_person("柏岚水", home=home), "20"), number=str(room))
    assert {page: len(most_asked(page, ground)) for page in BUDGETS} == before


def most_asked(page: str, ground: Ground) -> list[str]:
    """The statements for that reader for whom the page asks most: a clerk, an officer, one with every right."""
    readers = (account("fang_yuqing"), account("wu_li"), master())
    asked = [queries(reader, address(page, ground)) for reader in readers]
    return max((found for found in asked if found), key=len)


def address(page: str, ground: Ground) -> str:
    """Where a main page is."""
    return {
        "today": "/", "register": "/people/", "person": f"/people/{ground.person.pk}/", "search": "/search/?q=柏岚",
        "households": "/people/households/", "homes": "/people/homes/", "place": f"/places/{LUOTONG}/",
        "ledgers": "/ledgers/", "ledger": "/ledgers/residents/", "imports": "/people/imports/",
        "sheet": "/overview/330182/", "wall": "/overview/330182001/?screen=1", "sheet_clause": "/overview/330182001/clauses/tr-1.1/",
        "sheet_indicator": "/overview/330182001/indicators/places.premises_area/",
        "draft": f"/policy/drafts/{ground.draft.pk}/", "draft_clause": f"/policy/drafts/{ground.draft.pk}/clauses/1/",
        "conflicts": "/people/conflicts/", "messages": "/notices/", "log": "/events/",
        "policies": "/policy/", "compliance": f"/policy/places/{LUOTONG}/", "gaps": f"/policy/places/{LUOTONG}/gaps/",
        "clause": f"/policy/places/{LUOTONG}/clauses/{ground.clause.pk}/", "side_by_side": f"/policy/places/{LUOTONG}/side-by-side/",
    }[page]  # fmt: skip


def queries(reader: User, path: str) -> list[str]:
    """The statements of a second visit (the first one notes that the session is alive); none outside their area or right."""
    client = Client()
    client.force_login(reader)
    if client.get(path).status_code in {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}:
        return []
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == HTTPStatus.OK, path
    return [query["sql"][:300] for query in asked.captured_queries]
