"""Who answers for what: grids, buildings, households and communities of a place, and what a figure counts of them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from liren.organisations.queries import answers
from liren.organisations.views.place import PlaceView
from liren.places.models import Place

MOST = 300


class AnswersView(PlaceView):
    """A list of one kind of thing, each with the people who answer for it."""

    template = "organisations/answers.html"

    def about(self, place: Place) -> dict[str, Any]:
        asked, day = self.request.GET.get("show", ""), timezone.localdate()
        show = asked if asked in answers.SHOWN else "buildings"
        counted = self.counted(place)
        rows, total = answers.lines(
            self.actor, show, place.code, counted.keys if counted else None, day, MOST
        )
        return {"rows": rows, "total": total, "show": show, "counted": counted, "tabs": _tabs(place, show)}


def _tabs(place: Place, show: str) -> list[dict[str, Any]]:
    return [
        {
            "url": "?" + urlencode({"place": place.code, "show": name}),
            "label": one.label,
            "current": name == show,
        }
        for name, one in answers.SHOWN.items()
    ]
