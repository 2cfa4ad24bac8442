"""Residential compounds."""

from __future__ import annotations

from typing import Any

from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liren.places.forms import CompoundForm
from liren.places.models import Building, Compound
from liren.places.operations import compounds
from liren.places.queries import tree
from liren.places.views.forms import FormPage, Removal
from liren.places.views.grids import PlacePage
from liren.ui.scoped import ScopedView


class CompoundView(ScopedView):
    """A compound and its buildings."""

    permission = "places.view"
    template = "places/compound.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        row = Compound.objects.get_visible(self.actor, self.permission, pk=pk)
        buildings = (
            Building.objects.visible_to(self.actor, self.permission)
            .filter(compound=row)
            .order_by("address_key")
        )
        return self.page(
            compound=row,
            buildings=buildings[:300],
            tree=tree(self.actor, row.place_code),
            target="places",
            may_edit=self.actor.may("places.edit", row.place_code),
        )


class NewCompoundView(PlacePage):
    """A new compound of a community."""

    form_class = CompoundForm
    title, submit, done = _("New compound"), _("Add the compound"), _("The compound was added.")

    def act(self, form: Any) -> str:
        row = compounds.add_compound(actor=self.actor, place_code=self.place.code, **form.values())
        return reverse("places:compound", args=[row.pk])


class EditCompoundView(FormPage):
    """Change a compound."""

    form_class = CompoundForm
    title, submit, done = _("Change the compound"), _("Save"), _("Saved.")
    row: Compound

    def load(self, **kwargs: Any) -> None:
        self.row = Compound.objects.get_visible(self.actor, self.permission, pk=kwargs["pk"])

    def initial(self) -> dict[str, Any]:
        return model_to_dict(self.row)

    def act(self, form: Any) -> str:
        compounds.edit_compound(self.row, actor=self.actor, **form.cleaned_data)
        return self.back()

    def back(self) -> str:
        return reverse("places:compound", args=[self.row.pk])


class RemovalView(Removal):
    """Take out a compound entered by mistake."""

    def remove(self, **kwargs: Any) -> str:
        row = Compound.objects.get_visible(self.actor, self.permission, pk=kwargs["pk"])
        compounds.remove_compound(row, actor=self.actor)
        return reverse("places:place", args=[row.place_code])
