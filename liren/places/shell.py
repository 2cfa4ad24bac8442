"""What places put over every page: where one stands, from the subdistrict (or higher) down."""

from __future__ import annotations

import re

from django.http import HttpRequest
from django.urls import reverse

from liren.kernel.scope import Actor
from liren.places.queries.where import trail
from liren.ui.shell_parts import Crumb, ShellPart

LONGEST = 3
_IN_PATH = re.compile(r"/places/(\d{2,15})/")


def scope(request: HttpRequest) -> list[Crumb]:
    """The trail of the place that the page is about (path or `?place=`), else of the actor's home."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = _IN_PATH.search(request.path)
    asked = found.group(1) if found else request.GET.get("place", "")
    code = asked if asked.isdigit() and actor.may("places.view", asked) else actor.home
    return [
        Crumb(place.code, str(place), reverse("places:place", args=[place.code]) if opens else "")
        for place, opens in trail(actor, code)[-LONGEST:]
    ]


SHELL = (ShellPart("scope", scope),)
