"""Homes: the list of a place, and one home's door, use and area."""

from __future__ import annotations

from typing import Any

from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import within
from liren.kernel.text import whole_number
from liren.places.choices import DwellingUse
from liren.places.forms import DwellingForm
from liren.places.models import Dwelling
from liren.places.operations import dwellings
from liren.places.queries import find_place, tree
from liren.places.views.buildings import BuildingPage
from liren.places.views.forms import FormPage, Removal
from liren.ui.scoped import ScopedView

PAGE = 50


class ListView(ScopedView):
    """The homes under a place, by address, with their use."""

    permission = "places.view"
    template = "places/homes.html"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """A page of homes; `after` continues where the last one ended."""
        place = find_place(self.actor, code)
        rows = Dwelling.objects.visible_to(self.actor, self.permission).filter(within("place_code", [code]))
        use, words = request.GET.get("use", ""), request.GET.get("q", "").strip()[:60]
        if use in DwellingUse.values:
            rows = rows.filter(use=use)
        if words:
            rows = rows.filter(line__contains=words)
        if after := whole_number(request.GET.get("after", "")):
            rows = rows.filter(pk__gt=after)
        homes = list(rows.order_by("pk")[: PAGE + 1])
        more = homes[PAGE - 1].pk if len(homes) > PAGE else None
        return self.page(
            place=place,
            homes=homes[:PAGE],
            more=more,
            use=use,
            words=words,
            uses=DwellingUse.choices,
            tree=tree(self.actor, code),
            target="places",
            may_edit=self.actor.may("places.edit", code),
        )


class NewDwellingView(BuildingPage):
    """One more home of a building."""

    form_class = DwellingForm
    title, submit, done = _("New home"), _("Add the home"), _("The home was added.")

    def act(self, form: Any) -> str:
        dwellings.add_dwelling(self.row, actor=self.actor, **form.values())
        return self.back()


class EditDwellingView(FormPage):
    """Change one home."""

    form_class = DwellingForm
    template = "places/dwelling.html"
    title, submit, done = _("Change the home"), _("Save"), _("Saved.")
    row: Dwelling

    def load(self, **kwargs: Any) -> None:
        self.row = Dwelling.objects.get_visible(self.actor, self.permission, pk=kwargs["pk"])

    def initial(self) -> dict[str, Any]:
        return model_to_dict(self.row)

    def act(self, form: Any) -> str:
        dwellings.edit_dwelling(self.row, actor=self.actor, **form.cleaned_data)
        return self.back()

    def back(self) -> str:
        return reverse("places:building", args=[self.row.building_id])

    def context(self) -> dict[str, Any]:
        return {"subject": self.row}


class RemovalView(Removal):
    """Take out a home entered by mistake."""

    def remove(self, **kwargs: Any) -> str:
        row = Dwelling.objects.get_visible(self.actor, self.permission, pk=kwargs["pk"])
        dwellings.remove_dwelling(row, actor=self.actor)
        return reverse("places:building", args=[row.building_id])
