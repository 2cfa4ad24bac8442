"""The rail shows the rooms that exist and that one may enter."""

import pytest

from liren.ui.navigation import links_for
from liren.ui.tests.conftest import worker

pytestmark = pytest.mark.urls("liren.ui.tests.urls")


def test_a_room_needs_its_right() -> None:
    seen = [link.entry.url_name for link in links_for(worker("people.view"), "/")]
    assert seen == ["today", "people:list", "ui:settings"]


def test_a_room_that_is_not_built_is_not_shown() -> None:
    assert "ledgers:list" not in [link.entry.url_name for link in links_for(worker("ledgers.view"), "/")]


def test_nobody_signed_in_sees_no_rooms() -> None:
    assert links_for(None, "/") == []


def test_the_room_one_stands_in_is_the_nearest_one() -> None:
    links = links_for(worker("people.view", "people.import"), "/people/imports/7/")
    assert [link.entry.url_name for link in links if link.current] == ["rosters:list"]
    assert [link.entry.url_name for link in links_for(worker(), "/") if link.current] == ["today"]
