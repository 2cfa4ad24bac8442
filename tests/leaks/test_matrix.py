"""Every address of the house, opened by strangers, neighbours, colleagues without the right, and who may."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from liren.accounts.permissions import PERMISSIONS
from liren.testing.cast import account
from tests.ground import NUMBERS, PHONES, Ground, all_but, master, neighbour
from tests.leaks.matrix import MATRIX, SIGN_IN
from tests.leaks.walk import leaked, open_page, send, state_of_luotong, text_of

ROWS = sorted(MATRIX)
POSTS = [name for name in ROWS if MATRIX[name].posts]
KEPT = [name for name in ROWS if MATRIX[name].right]
AWAY = {301, 302, 303}
SHUT = {401, 403, 404}


def addresses(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    """The name of every address below a list of patterns."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inside = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from addresses(pattern.url_patterns, inside)
        else:
            yield f"{prefix}{pattern.name}" if pattern.name else f"without a name: {pattern.pattern}"


def test_every_address_has_a_row() -> None:
    names = set(addresses(get_resolver().url_patterns))
    missing = sorted(name for name in names - set(MATRIX) if not name.startswith(SIGN_IN))
    assert not missing, f"Give these addresses a row in tests/leaks/matrix.py: {missing}"
    assert not set(MATRIX) - names, "Rows of the matrix without an address"


def test_every_right_of_the_matrix_exists() -> None:
    assert {row.right for row in MATRIX.values()} - {""} <= set(PERMISSIONS)


@pytest.mark.parametrize("name", ROWS)
def test_a_stranger_is_sent_to_sign_in(name: str, ground: Ground) -> None:
    row = MATRIX[name]
    for answer in (open_page(Client(), name, ground), open_page(Client(), name, ground, htmx=True)):
        assert answer.status_code == row.answer if row.kind == "open" else answer.status_code in AWAY | SHUT
        assert not leaked(answer, *typed(name, ground))
    if row.posts:
        assert send(Client(), name, ground).status_code in AWAY | SHUT


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("who", ["zhu_linfeng", "everything-next-door"])
def test_next_door_nothing_is_seen(name: str, who: str, ground: Ground, enter) -> None:
    client = enter(neighbour() if who == "everything-next-door" else account(who))
    row = MATRIX[name]
    for htmx in (False, True):
        for query in (True, False):
            answer = open_page(client, name, ground, htmx=htmx, query=query)
            assert not leaked(answer, *typed(name, ground))
            assert answer.status_code < 500
            if row.kind == "thing":
                assert answer.status_code in SHUT


@pytest.mark.parametrize("name", POSTS)
def test_next_door_nothing_can_be_done(name: str, ground: Ground, enter) -> None:
    client = enter(neighbour())
    before = state_of_luotong()
    answer = send(client, name, ground)
    assert answer.status_code < 500
    if MATRIX[name].kind in {"thing", "act"} and MATRIX[name].args(ground):
        assert answer.status_code in SHUT
    assert not leaked(answer, *typed(name, ground))
    assert state_of_luotong() == before


@pytest.mark.parametrize("name", KEPT)
def test_without_the_right_it_is_refused(name: str, ground: Ground, enter) -> None:
    row = MATRIX[name]
    client = enter(all_but(row.right))
    answer = send(client, name, ground) if row.kind == "act" else open_page(client, name, ground)
    assert answer.status_code == row.refusal
    if answer.status_code != 200:
        assert not leaked(answer, *typed(name, ground), "罗桐社区")


@pytest.mark.parametrize("name", ROWS)
def test_who_may_sees_it_and_no_number_in_full(name: str, ground: Ground, enter) -> None:
    row, client = MATRIX[name], enter(master())
    for htmx in (False, True):
        answer = open_page(client, name, ground, htmx=htmx)
        assert answer.status_code == row.answer
        assert not numbers_in(text_of(answer))


@pytest.mark.parametrize("name", [n for n in POSTS if MATRIX[n].kind == "act"])
def test_who_may_can_do_it(name: str, ground: Ground, enter) -> None:
    answer = send(enter(master()), name, ground)
    assert answer.status_code in {200, 201, 302, 303, 409, 422}
    if not name.startswith("people:reveal_"):
        assert not numbers_in(text_of(answer))


@pytest.mark.parametrize(
    "name", ["people:list", "people:search", "people:person", "people:homes", "accounts:list"]
)
def test_the_matrix_can_fail(name: str, ground: Ground, enter) -> None:
    """The planted words are really there: their own community reads them."""
    assert leaked(open_page(enter(master()), name, ground))


def typed(name: str, ground: Ground) -> list[str]:
    """What the reader asked for, or what everybody sees as an example: a page may repeat it."""
    row = MATRIX[name]
    return [*row.samples, *(str(word) for word in {**row.query(ground), **row.form(ground)}.values())]


def numbers_in(text: str) -> list[str]:
    """Identity numbers and phones of planted people, in full."""
    return [number for number in (*NUMBERS.values(), *PHONES) if number in re.sub(r"[\s-]", "", text)]
