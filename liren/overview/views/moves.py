"""Who joined and who left this month: what the numbers of the pulse lead to."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from liren.overview.board import Stand
from liren.overview.figures_people import VIEW, joined, left
from liren.people.queries.rows import rows_of
from liren.places.queries.where import place_name
from liren.ui.scoped import ScopedView

MOST = 500


class MovesView(ScopedView):
    """The people of this month's movements in one's own place."""

    permission = VIEW
    template = "overview/moves.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        stand, gone = Stand(self.actor), request.GET.get("way") == "left"
        people = (left(stand) if gone else joined(stand)).select_related("dwelling__building")
        rows = rows_of(people.order_by("-left_on", "name", "pk")[:MOST], self.actor)
        return self.page(rows=rows, gone=gone, place=place_name(stand.place(VIEW)), today=stand.today)
