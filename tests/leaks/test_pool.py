"""Connections are shared by all requests: none may carry one reader's grants to the next. Over HTTP, threads and all."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client, override_settings
from django.test.testcases import LiveServerThread

from liren.accounts.models import User
from liren.testing.area import LUOTONG, YANGXI
from liren.testing.cast import account
from tests.ground import committed, neighbour, plant, settle
from tests.leaks.probe_urls import places_seen, settings_seen

Get = Callable[..., Any]
CLERK, OUTSIDER, NOBODY = "fang_yuqing", "zhu_linfeng", ""


@pytest.fixture(autouse=True)
def _own_ground() -> None:
    """Nothing is taken back between these tests: the server has connections of its own."""


@pytest.fixture(scope="module", params=[1, 2], ids=["pool of one", "pool of two"])
def server(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any
) -> Iterator[LiveServerThread]:
    """The house on a port of its own, with hardly any connections to the database."""
    with committed(django_db_blocker), override_settings(ROOT_URLCONF="tests.leaks.probe_urls"):
        settle()
        plant()
        neighbour()
        with _SmallPool(request.param):
            thread = LiveServerThread("127.0.0.1", _without_files)  # type: ignore[arg-type]
            thread.start()
            thread.is_ready.wait(20)
            yield thread
            thread.terminate()


@pytest.fixture(scope="module")
def cookies(server: LiveServerThread) -> dict[str, str]:
    """Who → the cookie of a signed-in session."""
    return {name: _session(account(name)) for name in (CLERK, OUTSIDER)} | {NOBODY: "x=1"}


@pytest.fixture
def get(server: LiveServerThread, cookies: dict[str, str]) -> Get:
    """Ask for an address as one of them; what comes back: status and text."""

    def ask(who: str, path: str, read: int = -1) -> tuple[int, str]:
        link = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        try:
            link.request("GET", path, headers={"Cookie": cookies[who]})
            answer = link.getresponse()
            return answer.status, answer.read(None if read < 0 else read).decode()
        finally:
            link.close()

    return ask


def test_in_a_crowd_everybody_sees_their_own_rows_only(get: Get) -> None:
    crowd = [CLERK, OUTSIDER, NOBODY] * 20
    with ThreadPoolExecutor(6) as threads:
        for who, (status, text) in zip(
            crowd, threads.map(lambda who: get(who, "/probe/look/"), crowd), strict=True
        ):
            assert status == 200
            _assert_own(who, json.loads(text))


@pytest.mark.parametrize("path", ["/probe/broken/", "/probe/stream/", "/people/", "/people/999999/"])
@pytest.mark.parametrize("after", [OUTSIDER, NOBODY])
def test_after_whatever_the_clerk_asked_for_the_next_one_sees_nothing_of_it(
    get: Get, path: str, after: str
) -> None:
    for _time in range(3):
        get(CLERK, path)
        _assert_own(after, json.loads(get(after, "/probe/look/")[1]))


def test_a_broken_page_is_answered_and_closes_the_fence(get: Get) -> None:
    assert get(CLERK, "/probe/broken/")[0] == 500
    assert _fresh() == ([], {})


def test_bits_that_are_made_after_the_request_find_no_fenced_row(get: Get) -> None:
    status, text = get(CLERK, "/probe/stream/")
    assert (status, text.strip()) == (200, "")
    assert _fresh() == ([], {})


def test_a_reader_who_goes_away_in_the_middle_leaves_nothing_open(get: Get) -> None:
    get(CLERK, "/probe/stream/", read=1)
    assert _fresh() == ([], {})
    _assert_own(OUTSIDER, json.loads(get(OUTSIDER, "/probe/look/")[1]))


def test_a_fresh_connection_of_the_pool_carries_no_grants(get: Get) -> None:
    get(CLERK, "/probe/look/")
    assert _fresh() == ([], {})


def _assert_own(who: str, seen: dict[str, Any]) -> None:
    codes = {code for codes in seen["rows"].values() for code in codes}
    place = {CLERK: LUOTONG, OUTSIDER: YANGXI}.get(who)
    assert seen["settings"] == ([place] if place else [])
    assert bool(codes) == bool(place)
    assert all(place and code.startswith(place) for code in codes)


def _fresh() -> tuple[list[str], dict[str, list[str]]]:
    """Grants and rows on a connection that was just taken from the pool."""
    connection.close()
    try:
        return settings_seen(), {table: codes for table, codes in places_seen().items() if codes}
    finally:
        connection.close()


def _session(user: User) -> str:
    client = Client()
    client.force_login(user)
    connection.close()
    return (
        f"{django_settings.SESSION_COOKIE_NAME}={client.cookies[django_settings.SESSION_COOKIE_NAME].value}"
    )


class _SmallPool:
    """Within the block, so many connections and no more."""

    def __init__(self, size: int) -> None:
        self.size = size

    def __enter__(self) -> None:
        self.options = connection.settings_dict["OPTIONS"]
        self._swap({**self.options, "pool": {**self.options["pool"], "min_size": 1, "max_size": self.size}})

    def __exit__(self, *_: object) -> None:
        self._swap(self.options)

    def _swap(self, options: dict[str, Any]) -> None:
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]
        connection.settings_dict["OPTIONS"] = options


def _without_files(application: Any) -> Any:
    """Static files are of no interest here."""
    return application
