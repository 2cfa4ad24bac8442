"""One browser for the whole run; one ground and one served house for each file of journeys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, sync_playwright

from liren.testing.cast import account
from tests.browser.house import House, launched, served
from tests.ground import committed, plant, settle

PASSWORD = "Lu-Zhu-Jiang-2026"
"""Of Fang Yuqing, where a journey types one."""


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium."""
    with sync_playwright() as playwright:
        window = launched(playwright, chromium)
        yield window
        window.close()


@pytest.fixture(scope="module")
def planted(browser: Browser, django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    """A house with its area, its cast and one of each thing."""
    with committed(django_db_blocker):
        settle()
        ground = plant()
        clerk = account("fang_yuqing")
        clerk.set_password(PASSWORD)
        clerk.save()
        with served() as url:
            yield House(url, browser, ground)


@pytest.fixture
def house(planted: House) -> Iterator[House]:
    """The house, for one journey. Nothing may have gone wrong in its pages, not even in the console."""
    cache.clear()
    yield planted
    troubles = planted.close_windows()
    assert not troubles, "\n".join(troubles)
