"""What other apps put into the frame of every page, without the frame knowing them.

An app's `shell.py` holds a tuple `SHELL` of these. Known keys:
`scope`: the trail of places, `Crumb`s; `areas`: where else one may go, `Crumb`s; `unread`: how many messages
wait; `banners`: `Banner`s over the page; `feedback`: whom to tell, objects with name, phone, address, hours.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise

from liren.kernel.declarations import declared


@dataclass(frozen=True, slots=True)
class ShellPart:
    """One piece of the frame: built for each page that is shown, so it must be cheap (one indexed read)."""

    key: str
    build: Callable[[HttpRequest], Any]


@dataclass(frozen=True, slots=True)
class Crumb:
    """A place on the way from the top of one's area down to where the page stands."""

    code: str
    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Banner:
    """A sentence above every page while something unusual holds, such as a break-glass session."""

    text: str | Promise
    url: str = ""
    link: str | Promise = ""


def part(key: str, request: HttpRequest, otherwise: Any) -> Any:
    """What the app that answers for this piece has to show; `otherwise` where no app does."""
    found = declared("shell").get(key)
    return found.build(request) if found else otherwise
