"""The house as a browser sees it: served on a port of its own, with somebody signed in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.testcases import LiveServerThread
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Response, expect

from liren.accounts.models import User
from liren.testing.cast import account

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--lang=zh-CN", "--force-color-profile=srgb", "--font-render-hinting=none",
]  # fmt: skip
OFFICE, PHONE, NARROWEST = (1366, 768), (390, 844), (320, 640)
PATIENCE = 10_000
"""Milliseconds that a page may take before the test gives up."""
FORGIVEN = ("net::ERR_INTERNET_DISCONNECTED", "status of 4")
"""What the browser itself writes about answers that a test wanted: refusals, and the cut line."""


@dataclass
class House:
    """A served house: where it is, what stands in it, and what went wrong in its pages."""

    url: str
    browser: Browser
    ground: Any = None
    sessions: dict[int, str] = field(default_factory=dict)
    contexts: list[BrowserContext] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def visitor(self, size: tuple[int, int] = OFFICE, **more: Any) -> Page:
        """A browser window in which nobody is signed in."""
        width, height = size
        context = self.browser.new_context(
            base_url=self.url, viewport={"width": width, "height": height}, locale="zh-CN", **more
        )
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.troubles.append(f"{page.url}: {error}"))
        page.on("response", self._look_at)
        return page

    def enter(
        self,
        who: str | User,
        size: tuple[int, int] = OFFICE,
        *,
        likes: dict[str, str] | None = None,
        **more: Any,
    ) -> Page:
        """A window in which somebody is signed in, with their preferences."""
        page = self.visitor(size, **more)
        user = account(who) if isinstance(who, str) else who
        key = self.sessions.get(user.pk) or self.sessions.setdefault(user.pk, session_of(user))
        cookies = {settings.SESSION_COOKIE_NAME: key}
        cookies |= {
            settings.LANGUAGE_COOKIE_NAME if k == "language" else f"liren_{k}": v
            for k, v in (likes or {}).items()
        }
        page.context.add_cookies(
            [{"name": name, "value": value, "url": self.url} for name, value in cookies.items()]
        )
        return page

    def close_windows(self) -> list[str]:
        """Close all windows; what went wrong in them."""
        for context in self.contexts:
            context.close()
        self.contexts.clear()
        found = list(self.troubles)
        self.troubles.clear()
        return found

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(words in message.text for words in FORGIVEN):
            self.troubles.append(f"{message.location.get('url', '')}: {message.text}")

    def _look_at(self, answer: Response) -> None:
        if answer.status >= 500:
            self.troubles.append(f"{answer.status} {answer.url}")


def session_of(user: User) -> str:
    """The key of a new session of an account."""
    client = Client()
    client.force_login(user)
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


@contextmanager
def served(*, gathered: bool = False) -> Iterator[str]:
    """The house on a free port; its address. `gathered`: style sheets and scripts lie collected, as in production."""
    handler = _as_it_is if gathered else StaticFilesHandler
    thread = LiveServerThread("127.0.0.1", handler)  # type: ignore[arg-type]
    thread.daemon = True
    thread.start()
    thread.is_ready.wait(30)
    if thread.error:
        raise thread.error
    before = list(settings.ALLOWED_HOSTS)
    settings.ALLOWED_HOSTS = ["*"]
    try:
        yield f"http://127.0.0.1:{thread.port}"
    finally:
        settings.ALLOWED_HOSTS = before
        thread.terminate()
        thread.join(10)
        connection.close()


def _as_it_is(application: Any) -> Any:
    return application


def launched(playwright: Playwright, chromium: str) -> Browser:
    """A Chromium without a window."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "1"  # Playwright's loop runs in the thread that reads the database
    )
    return playwright.chromium.launch(executable_path=chromium, args=FLAGS)


def work() -> None:
    """Do the background work that is waiting, as `liren worker --batch` does."""
    call_command(
        "db_worker", queue_name="*", interval=0, batch=True, reload=False, startup_delay=False, verbosity=0
    )


def at(name: str, *args: Any, **query: Any) -> str:
    """The path of a page."""
    from urllib.parse import urlencode

    return reverse(name, args=args) + (f"?{urlencode(query)}" if query else "")


def path_of(page: Page) -> str:
    """Where a window is, without host and query."""
    return urlsplit(page.url).path


__all__ = ["House", "Page", "at", "expect", "launched", "path_of", "served", "session_of", "work"]
