"""A visitor of the frame: a request as the middleware before the view would have made it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from liren.kernel.scope import Actor, Grant
from liren.ui import shell_parts

COMMUNITY = "330182001003"


def worker(*permissions: str) -> Actor:
    """A community worker who holds the given rights over one community."""
    return Actor(1, "甲一", frozenset(Grant(name, COMMUNITY) for name in permissions), home=COMMUNITY)


@pytest.fixture(autouse=True)
def _the_frame_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What other apps put into the frame is tested in their own rooms."""
    monkeypatch.setattr(shell_parts, "declared", lambda module: {})


@pytest.fixture
def visit(rf: RequestFactory) -> Callable[..., Any]:
    """`visit("/people/", actor=worker("people.view"), htmx=True)`."""

    def make(address: str = "/", actor: Actor | None = None, htmx: bool = False, **cookies: str) -> Any:
        rf.cookies.load(cookies)
        request: Any = rf.get(address, headers={"HX-Request": "true"} if htmx else None)
        request.actor, request.request_id = actor, "abcdef0123456789"
        request.htmx, request._messages = HtmxDetails(request), CookieStorage(request)
        return request

    return make
