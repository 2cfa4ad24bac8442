"""The code fence is torn down in these tests: the database alone still keeps what would hurt most."""

from __future__ import annotations

import re

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from liren.accounts.models import User
from liren.kernel.fence import fenced
from liren.kernel.scope import ScopedQuerySet
from liren.testing.area import LUOTONG, NEIGHBOUR
from liren.testing.cast import account
from tests.ground import NUMBERS, PHONES, Ground, acting, neighbour
from tests.leaks.matrix import MATRIX
from tests.leaks.probe_urls import FENCED, places_seen
from tests.leaks.walk import open_page, send, text_of

PRECIOUS = (
    *(number[-4:] for number in NUMBERS.values()),
    *(phone[-4:] for phone in PHONES),
    "藿香",
    "青花瓷瓶",
)
"""The ends of identity numbers and phones (masked values show them), a care plan, a paper's title."""
PAGES = sorted(name for name, row in MATRIX.items() if row.kind in {"page", "thing", "own"})
ACTS = sorted(name for name, row in MATRIX.items() if row.kind == "act")


@pytest.fixture
def no_code_fence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every query shows everything."""
    monkeypatch.setattr(
        ScopedQuerySet, "visible_to", lambda rows, actor, right: rows.unscoped("the fence is down")
    )


@pytest.mark.usefixtures("no_code_fence")
@pytest.mark.parametrize("name", PAGES)
def test_no_page_shows_a_number_a_phone_a_care_plan_or_a_paper_from_next_door(
    name: str, ground: Ground, enter
) -> None:
    answer = open_page(enter(neighbour()), name, ground)
    assert precious_in(text_of(answer), name, ground) == []


@pytest.mark.usefixtures("no_code_fence")
@pytest.mark.parametrize("name", ACTS)
def test_no_act_shows_one(name: str, ground: Ground, enter) -> None:
    answer = send(enter(neighbour()), name, ground)
    assert precious_in(text_of(answer), name, ground) == []


@pytest.mark.usefixtures("no_code_fence")
def test_the_code_fence_is_really_down(ground: Ground, enter) -> None:
    text = text_of(open_page(enter(neighbour()), "people:person", ground))
    assert "柏岚舟" in text
    assert "银杏果酱坊" in text


def test_with_both_fences_up_their_own_community_sees_them(ground: Ground, enter) -> None:
    text = text_of(open_page(enter(account("pan_shuzhen")), "people:person", ground))
    assert NUMBERS["柏岚舟"][-4:] in text
    assert PHONES[0][-4:] in text


@pytest.mark.parametrize("who", ["zhu_linfeng", "everything-next-door"])
def test_plain_sql_in_a_request_finds_nothing_of_next_door(who: str, ground: Ground, enter, settings) -> None:
    settings.ROOT_URLCONF = "tests.leaks.probe_urls"
    user = neighbour() if who == "everything-next-door" else account(who)
    seen = enter(user).get("/probe/look/").json()
    for table in FENCED:
        assert [code for code in seen["rows"][table] if not code.startswith(NEIGHBOUR)] == []
    assert len(seen["rows"]["people_personidentity"]) == 1, "one's own people are there"


def test_plain_sql_in_a_request_finds_each_table_where_the_right_is(ground: Ground, enter, settings) -> None:
    settings.ROOT_URLCONF = "tests.leaks.probe_urls"
    seen = enter(account("pan_shuzhen")).get("/probe/look/").json()["rows"]
    assert all(seen[table] for table in FENCED)


def test_care_and_papers_want_their_own_right(ground: Ground, enter, settings) -> None:
    settings.ROOT_URLCONF = "tests.leaks.probe_urls"
    seen = enter(account("chen_xiaolan")).get("/probe/look/").json()["rows"]
    assert seen["people_personidentity"]
    assert seen["people_enrolment"] == seen["people_persondocument"] == []


@pytest.mark.parametrize("who", ["", "qiu_shen", "ni_anguo", "yu_weiqi", "jiang_wenhua"])
def test_nobody_and_those_whose_duty_is_not_people_find_nothing_at_all(
    who: str, ground: Ground, enter, settings
) -> None:
    settings.ROOT_URLCONF = "tests.leaks.probe_urls"
    client = enter(account(who)) if who else Client()
    assert not any(client.get("/probe/look/").json()["rows"].values())


@pytest.mark.parametrize("table", FENCED)
def test_plain_sql_changes_and_deletes_nothing_of_next_door(table: str, ground: Ground) -> None:
    with fenced(acting(neighbour())), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET place_code = place_code WHERE place_code LIKE '{LUOTONG}%'")
        changed = cursor.rowcount
        cursor.execute(f"DELETE FROM {table} WHERE place_code LIKE '{LUOTONG}%'")
        assert (changed, cursor.rowcount) == (0, 0)


def test_plain_sql_cannot_carry_a_number_over_the_fence(ground: Ground) -> None:
    carry = f"UPDATE people_personidentity SET place_code = '{LUOTONG}' WHERE place_code LIKE '{NEIGHBOUR}%'"
    refused = pytest.raises(ProgrammingError, match="row-level security")
    with fenced(acting(neighbour())), refused, transaction.atomic():
        connection.cursor().execute(carry)


def test_outside_a_request_the_fence_is_shut(ground: Ground) -> None:
    assert not any(places_seen().values())


def precious_in(text: str, name: str, ground: Ground) -> list[str]:
    """Planted secrets in an answer, without what the reader typed."""
    row = MATRIX[name]
    for typed in {**row.query(ground), **row.form(ground)}.values():
        text = text.replace(str(typed), "")
    return [word for word in PRECIOUS if word in _without_machine_words(text)]


def _without_machine_words(text: str) -> str:
    """Four digits occur by chance in tokens and file names: only what stands between signs counts."""
    return re.sub(r"[A-Za-z0-9_-]{24,}", "", text)


def test_every_fenced_user_is_the_plain_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)
        cursor.execute(
            "SELECT count(*) FROM pg_class WHERE relname = ANY(%s) AND relrowsecurity", [list(FENCED)]
        )
        assert cursor.fetchone() == (len(FENCED),)


def test_users_are_found_without_a_scope(ground: Ground) -> None:
    """Signing in needs them; they are no secret of the register."""
    assert User.objects.filter(username="zhu_linfeng").exists()
