"""The boundary of a place: drawn on a map, read from a file, compared with its neighbours."""

from __future__ import annotations

import json
import os
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liren.places.boundaries import area_m2, compare
from liren.places.forms import BoundaryForm
from liren.places.operations.boundaries import set_boundary
from liren.places.queries import find_place, tree
from liren.places.queries.boundaries import around, bounded_children, unbounded_children
from liren.places.views.grids import PlacePage
from liren.ui.scoped import ScopedView


def tile_key() -> str:
    """The key for Tianditu's tiles, where the installation has one; without it nothing is fetched from outside."""
    return os.environ.get("LIREN_TIANDITU_KEY", "")


class WithTiles(ScopedView):
    """A page whose map may show tiles: its policy lets pictures of Tianditu in, only when a key is set."""

    permission = "places.view"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, with the wider policy."""
        response = super().dispatch(request, *args, **kwargs)
        if tile_key():
            response._csp_update = {"img-src": ["https://*.tianditu.gov.cn"]}  # type: ignore[attr-defined]
        return response


class BoundaryView(WithTiles, PlacePage):
    """Draw or import a boundary; without JavaScript, paste it as text."""

    permission = "places.edit"

    form_class = BoundaryForm
    template = "places/boundary.html"
    title, submit, done = _("Boundary"), _("Save the boundary"), _("The boundary is saved.")

    def initial(self) -> dict[str, Any]:
        own = self.place.boundary
        return {"version": self.place.version, "text": json.dumps(own, ensure_ascii=False) if own else ""}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        set_boundary(self.place, actor=self.actor, geometry=data["geometry"], version=data["version"])
        return reverse("places:boundary", args=[self.place.code])

    def context(self) -> dict[str, Any]:
        own = self.place.boundary
        neighbours = around(self.place)
        return {
            "place": self.place,
            "area": area_m2(own) if own else None,
            "neighbours": neighbours,
            "map": map_data(own, neighbours),
        }


class CheckView(WithTiles):
    """Do the boundaries of the places below overlap, leave gaps, stick out? A list, and a map of it."""

    permission = "places.view"
    template = "places/boundary_check.html"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """The page."""
        place = find_place(self.actor, code)
        siblings = bounded_children(self.actor, place)
        findings = compare(
            place.boundary, [(str(child), child.boundary) for child in siblings if child.boundary]
        )
        layers = [{"name": str(child), "geometry": child.boundary} for child in siblings]
        marks = [{"name": one.kind, "kind": one.kind, "geometry": one.geometry} for one in findings]
        return self.page(
            place=place,
            findings=findings,
            siblings=siblings,
            tree=tree(self.actor, code),
            missing=unbounded_children(self.actor, place),
            target="places",
            map={**map_data(None, layers), "outer": place.boundary, "marks": marks},
        )


def map_data(own: Any, neighbours: list[dict[str, Any]]) -> dict[str, Any]:
    """What the map's module draws; the tile key only where one is set."""
    return {"own": own, "neighbours": neighbours, "key": tile_key()}
