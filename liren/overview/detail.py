"""One clause or one indicator of a place: the units one level below, and day by day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404
from django.utils import timezone

from liren.kernel.declarations import Indicator, declared
from liren.kernel.scope import Actor
from liren.overview.measured import Measured, records_for, shown_to
from liren.overview.queries.binding import binding
from liren.overview.queries.measured import days_of, measured
from liren.overview.queries.places_below import place_and_below
from liren.overview.queries.standings import standings
from liren.overview.queries.trends import YEAR, trend
from liren.overview.standing import Standing
from liren.places.choices import Level
from liren.places.models import Place


@dataclass(frozen=True, slots=True)
class Row:
    """A unit and how it stands."""

    place: Place
    standing: Standing


class ClauseSheet:
    """How the units of a place stand on one clause."""

    def __init__(self, actor: Actor, code: str, clause: str) -> None:
        today = timezone.localdate()
        self.place, below = place_and_below(actor, code)
        told = binding(actor, code, "", today, every=True)
        found = next((one for one in told.clauses if one.code == clause), None)
        if found is None:
            raise Http404
        self.clause = found
        stand = standings(actor, [code, *(place.code for place in below)], [found.pk])
        self.all = stand.get(code, {}).get(found.pk, Standing())
        rows = [Row(place, by[found.pk]) for place in below if (by := stand.get(place.code))]
        self.rows = sorted(rows, key=lambda row: (row.standing.order, row.place.code))
        self.line = trend(actor, code, [found.pk], today, YEAR)

    @property
    def is_community(self) -> bool:
        """Whether the place itself is the unit."""
        return len(self.place.code) >= Level.COMMUNITY


class IndicatorSheet:
    """An indicator in a place and in the units below it."""

    def __init__(self, actor: Actor, code: str, key: str) -> None:
        if not shown_to(actor, key, code):
            raise Http404
        self.indicator: Indicator = declared("indicators")[key]
        self.place, below = place_and_below(actor, code)
        found: Mapping[str, Measured] = measured(actor, [code, *(place.code for place in below)], [key]).get(
            key, {}
        )
        self.here = found.get(code) or Measured(self.indicator)
        self.rows = [(place, found.get(place.code) or Measured(self.indicator)) for place in below]
        self.line = days_of(actor, code, key)
        self.is_community = len(code) >= Level.COMMUNITY
        self.records = records_for(actor, self.indicator, code)
