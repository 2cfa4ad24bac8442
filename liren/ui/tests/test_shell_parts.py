"""The frame shows what other apps put into it, and only to those who are signed in."""

from typing import Any

import pytest

from liren.ui import shell_parts
from liren.ui.context import shell
from liren.ui.shell_parts import Banner, Crumb, ShellPart
from liren.ui.tests.conftest import worker
from liren.ui.views.feedback import feedback

pytestmark = pytest.mark.urls("liren.ui.tests.urls")


@pytest.fixture(autouse=True)
def _parts(monkeypatch: pytest.MonkeyPatch, _the_frame_alone: None) -> None:
    trail = [Crumb("330182001", "新安江街道", "/s/"), Crumb("330182001003", "罗桐社区")]
    parts = (
        ShellPart("scope", lambda request: trail),
        ShellPart("unread", lambda request: 3),
        ShellPart("banners", lambda request: [Banner("应急授权还有 20 分钟")]),
    )
    monkeypatch.setattr(shell_parts, "declared", lambda module: {part.key: part for part in parts})


def test_a_page_shows_where_one_stands_and_what_is_unusual(visit: Any) -> None:
    text = feedback(visit("/feedback/", actor=worker())).content.decode()
    assert "罗桐社区" in text
    assert "应急授权还有 20 分钟" in text


def test_a_stranger_is_shown_none_of_it(visit: Any) -> None:
    frame = shell(visit("/feedback/"))["shell"]
    assert not frame["scope"]
    assert not frame["unread"]
    assert "罗桐社区" not in feedback(visit("/feedback/")).content.decode()


def test_a_right_is_asked_for_by_its_name(visit: Any) -> None:
    may = shell(visit(actor=worker("people.edit")))["may"]
    assert may["people"]["edit"]
    assert not may["people"]["merge"]
    assert not shell(visit())["may"]["people"]["edit"]
