"""Which place a page of this room is about."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import OutOfScope
from liren.organisations.queries.bodies import PERMISSION
from liren.organisations.queries.counted import Counted, counted
from liren.people.views.place import home_of
from liren.places.models import Place
from liren.places.queries import find_place, tree
from liren.ui.scoped import ScopedView


class PlaceView(ScopedView):
    """A page about a place of the address bar, else about where the actor's post is."""

    permission = PERMISSION

    def place(self) -> Place:
        """The place; 404 outside the actor's area."""
        code = self.request.GET.get("place", "") or home_of(self.actor, self.permission)
        if not self.actor.may(self.permission, code):
            raise OutOfScope(_("There is nothing here that you can see. It may lie outside your area."))
        return find_place(self.actor, code, self.permission)

    def shown(self, place: Place, **context: Any) -> HttpResponse:
        """The page with the tree of places beside it."""
        name = getattr(self.request.resolver_match, "view_name", "organisations:list")
        return self.page(
            place=place,
            tree=tree(self.actor, place.code),
            target=name,
            today=timezone.localdate(),
            may_edit=self.actor.may("organisations.edit", place.code),
            **context,
        )

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        place = self.place()
        return self.shown(place, **self.about(place))

    def counted(self, place: Place) -> Counted | None:
        """What the figure that the reader came from counts, when it opens this page."""
        page = getattr(self.request.resolver_match, "view_name", "")
        return counted(self.request.GET.get("counted", ""), page, place.code, timezone.localdate())

    def about(self, place: Place) -> dict[str, Any]:
        """What the page tells of the place."""
        return {}
