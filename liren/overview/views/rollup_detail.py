"""What the figures of a sheet open: one clause, one indicator."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from liren.overview.detail import ClauseSheet, IndicatorSheet
from liren.overview.queries.places_below import PERMISSION
from liren.ui.scoped import ScopedView


class ClauseView(ScopedView):
    """How the units below a place stand on a clause, now and day by day."""

    permission = PERMISSION
    template = "overview/rollup_clause.html"

    def get(self, request: HttpRequest, code: str, clause: str) -> HttpResponse:
        return self.page(sheet=ClauseSheet(self.actor, code, clause))


class IndicatorView(ScopedView):
    """An indicator's figure in a place, from what it was made, and in the units below; from here to the records."""

    permission = PERMISSION
    template = "overview/rollup_indicator.html"

    def get(self, request: HttpRequest, code: str, key: str) -> HttpResponse:
        return self.page(sheet=IndicatorSheet(self.actor, code, key))
