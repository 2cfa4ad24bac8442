"""Grids of a community, and names of places."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liren.places.forms import GridForm, NameForm, VersionForm
from liren.places.models import Place
from liren.places.operations import grids
from liren.places.queries import find_place
from liren.places.views.forms import FormPage


class PlacePage(FormPage):
    """A form about one place."""

    place: Place

    def load(self, **kwargs: Any) -> None:
        self.place = find_place(self.actor, kwargs["code"], self.permission)

    def back(self) -> str:
        return reverse("places:place", args=[self.place.code])

    def context(self) -> dict[str, Any]:
        return {"place": self.place}


class NewGridView(PlacePage):
    """A new grid in a community."""

    form_class = GridForm
    title, submit, done = _("New grid"), _("Add the grid"), _("The grid was added.")

    def act(self, form: Any) -> str:
        grid = grids.add_grid(self.place, actor=self.actor, **form.cleaned_data)
        return reverse("places:place", args=[grid.code])


class NameView(PlacePage):
    """Another name for a place."""

    form_class = NameForm
    title, submit, done = _("Rename"), _("Save"), _("The new name is saved.")

    def initial(self) -> dict[str, Any]:
        return {"name": self.place.name, "version": self.place.version}

    def act(self, form: Any) -> str:
        grids.rename_place(self.place, actor=self.actor, **form.cleaned_data)
        return self.back()


class ClosingView(PlacePage):
    """Close a grid that holds nothing any more."""

    form_class = VersionForm
    title, submit, done = _("Close this grid"), _("Close the grid"), _("The grid is closed.")

    def initial(self) -> dict[str, Any]:
        return {"version": self.place.version}

    def act(self, form: Any) -> str:
        grids.close_grid(self.place, actor=self.actor, **form.cleaned_data)
        return reverse("places:place", args=[self.place.parent_code])
