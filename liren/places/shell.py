"""What places put over every page: where one stands, from the subdistrict (or higher) down."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import ResolverMatch, reverse

from liren.kernel.scope import Actor
from liren.places.queries.where import trail
from liren.ui.shell_parts import Crumb, ShellPart

LONGEST = 3


def scope(request: HttpRequest) -> list[Crumb]:
    """The trail of the place that the page is about (path, `?place=`, or where its thing lies), else of the actor's home.

    Where a page exists for every place, its trail leads to the same page of the others.
    """
    actor: Actor = request.actor  # type: ignore[attr-defined]
    here = request.resolver_match
    named = (here.kwargs.get("code") if here else None) or request.GET.get("place", "")
    asked = named or getattr(request, "about_place", "")
    code = asked if asked.isdigit() and actor.may("places.view", asked) else actor.home
    name = here.view_name if here and _every_place(here) else "places:place"
    return [
        Crumb(place.code, str(place), reverse(name, args=[place.code]) if opens else "")
        for place, opens in trail(actor, code)[-LONGEST:]
    ]


def _every_place(here: ResolverMatch) -> bool:
    return bool(getattr(getattr(here.func, "view_class", None), "every_place", False))


SHELL = (ShellPart("scope", scope),)
