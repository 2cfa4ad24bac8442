"""The sheet of a place: page, wall display, paper."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from liren.kernel.errors import OutOfScope
from liren.overview.choosing import colour_choices, pack_tabs, state_tabs, strip, worst
from liren.overview.queries.measured import freshness
from liren.overview.queries.places_below import PERMISSION, own_place
from liren.overview.rollup import Asked, Rollup
from liren.overview.standing import NAMES
from liren.ui.scoped import ScopedView

PAPERS = ("a4", "a3")
STALE = 15
"""Seconds after which a wall display is drawn anew although nothing changed: its time is seen to go on."""


class HomeView(ScopedView):
    """The sheet of the reader's own place; who works in a grid has none and comes to the first page."""

    permission = PERMISSION

    def get(self, request: HttpRequest) -> HttpResponse:
        code = own_place(self.actor)
        return HttpResponseRedirect(reverse("overview", args=[code]) if code else reverse("today"))


class RollupView(ScopedView):
    """How a place stands, from its community's own clauses up to a province."""

    permission = PERMISSION
    template = "overview/rollup.html"
    every_place = True

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        if request.GET.get("screen"):
            return self.screen(request, code)
        sheet = Rollup(self.actor, asked(request, code))
        if request.GET.get("print") in PAPERS:
            return self.page(
                "overview/rollup_print.html", sheet=sheet, strip=strip(sheet), paper=request.GET["print"]
            )
        states = state_tabs(sheet)
        return self.page(
            sheet=sheet, packs=pack_tabs(sheet), states=states, said=worst(states), strip=strip(sheet), colours=colour_choices(sheet),
            map=sheet.map.data(sheet.place),
        )  # fmt: skip

    def screen(self, request: HttpRequest, code: str) -> HttpResponse:
        """The wall display; asked again and again, it answers 204 as long as no figure was measured anew."""
        fresh = freshness(self.actor, code)
        if request.GET.get("seen") == fresh.stamp and _just_drawn(request.GET.get("at", "")):
            return HttpResponse(status=HTTPStatus.NO_CONTENT)
        sheet = Rollup(self.actor, asked(request, code), fresh)
        return self.page(
            "overview/screen.html", part="overview/_screen.html", sheet=sheet, strip=strip(sheet),
            map=sheet.map.data(sheet.place), now=timezone.now(),
        )  # fmt: skip


def asked(request: HttpRequest, code: str) -> Asked:
    """What the address asks for; unknown words are not there (404)."""
    state = request.GET.get("state", "")
    if state and state not in NAMES:
        raise OutOfScope("")
    whole = "all" in request.GET or request.GET.get("print") in PAPERS
    return Asked(code, request.GET.get("pack", "")[:20], request.GET.get("by", "")[:80], state, whole)


def _just_drawn(at: str) -> bool:
    then = parse_datetime(at)
    return then is not None and (timezone.now() - then).total_seconds() < STALE
