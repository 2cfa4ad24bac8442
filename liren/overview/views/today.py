"""The first page after signing in: what is to be done, and how the place is."""

from __future__ import annotations

from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from liren.kernel.declarations import declared
from liren.ledgers.catalogue import LEDGERS
from liren.ledgers.queries.overview import counts
from liren.overview import sentences
from liren.overview.board import Stand, Told, grouped
from liren.overview.figures import FIGURES
from liren.overview.figures_policy import segments
from liren.overview.greeting import greeting
from liren.overview.queries.activity import activity
from liren.overview.queries.places_below import own_place
from liren.overview.queries.reading import read
from liren.people.queries.duplicates import duplicates_in
from liren.people.queries.register import SMALL, people_in
from liren.places.choices import Level
from liren.places.queries.tree import branch
from liren.places.queries.where import place_name
from liren.ui.scoped import SIGNED_IN, ScopedView

REGISTER, LEDGER, MERGE = "people.view", "ledgers.view", "people.merge"


class TodayView(ScopedView):
    """What is due for this reader, most urgent first; beside it the pulse of the place. Each number is a link."""

    permission = SIGNED_IN
    template = "overview/today.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        stand = Stand(self.actor)
        told = read(stand, FIGURES)
        items = list(chain.from_iterable(due.items(stand, told) for due in declared("due").values()))
        groups = grouped(items, stand.now)
        return self.page(
            greeting=greeting(self.actor.name, timezone.localtime(stand.now)), today=stand.today, told=told,
            groups=groups, sizes={group.key: len(group.items) for group in groups},
            lines=self.lines(stand, told), nothing=sentences.nothing(), **self.beside(stand, told),
        )  # fmt: skip

    def lines(self, stand: Stand, told: Told) -> list[list[sentences.Piece]]:
        """The opening sentences that have something to say."""
        every = (
            sentences.register(stand, told),
            sentences.waiting(stand, told),
            sentences.policy(stand, told),
            sentences.house(stand, told),
        )
        return [pieces for pieces in every if pieces]

    def beside(self, stand: Stand, told: Told) -> dict[str, Any]:
        """The right column: the pulse for who sees people, the ledgers for who sees only those."""
        actor, place = self.actor, stand.place(REGISTER if self.actor.may(REGISTER) else "places.view")
        beside: dict[str, Any] = {
            "place": place_name(actor.home),
            "home": place,
            "duplicates": self.looks_for(place),
            "sheet": (sheet := own_place(actor)),
            "stands": segments(told["stands"], sheet),
        }
        if actor.may(REGISTER):
            below = (
                branch(actor, [place]) if len(place) < Level.COMMUNITY and actor.may("places.view") else []
            )
            return beside | {"days": activity(stand, place), "below": below, "confirmed": _confirmed(told)}
        if actor.may(LEDGER):
            counted = counts(actor, stand.place(LEDGER))
            lines = [(ledger, counted.get(ledger.key)) for ledger in LEDGERS.values()]
            return beside | {"ledgers": lines, "home": stand.place(LEDGER)}
        return beside

    def looks_for(self, place: str) -> bool:
        """Whether possible duplicates are looked for once the page stands (it costs more than the rest)."""
        return self.actor.may(MERGE) and len(place) >= Level.SUBDISTRICT


class DuplicatesView(ScopedView):
    """How many pairs of records may be one person: a part that the Today page asks for when it stands."""

    permission = MERGE
    template = "overview/_duplicates.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        place = Stand(self.actor).place(MERGE)
        found = len(duplicates_in(self.actor, place)) if people_in(place) <= SMALL else None
        return self.page(found=found, home=place)


def _confirmed(told: Told) -> int | None:
    """Which share of the records somebody has confirmed within 180 days, in percent."""
    people = told["people"]
    if not people or told["households"] is None:
        return None
    stale = told["stale"]["n"] if told["stale"] else 0
    return int(100 * (people - stale) / people)
