"""Buildings: units across, floors down, a home in each field."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from liren.kernel.scope import within
from liren.places.forms import BuildingForm, HomesForm
from liren.places.models import Building, Compound
from liren.places.operations import buildings
from liren.places.queries import tree
from liren.places.queries.buildings import plan_of
from liren.places.views.forms import FormPage, Removal
from liren.places.views.grids import PlacePage
from liren.ui.scoped import ScopedView


class BuildingView(ScopedView):
    """A building as a table: floors down, units across."""

    permission = "places.view"
    template = "places/building.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        rows = Building.objects.visible_to(self.actor, self.permission).select_related("compound")
        row = rows.get_visible(self.actor, self.permission, pk=pk)
        return self.page(
            building=row,
            plan=plan_of(self.actor, row),
            target="places",
            tree=tree(self.actor, row.place_code, row.pk),
            may_edit=self.actor.may("places.edit", row.place_code),
        )


class NewBuildingView(PlacePage):
    """A new building of a community or grid."""

    form_class = BuildingForm
    title, submit, done = _("New building"), _("Add the building"), _("The building was added.")

    def initial(self) -> dict[str, Any]:
        return {"compound": self.request.GET.get("compound")}

    def form_arguments(self) -> dict[str, Any]:
        return {"compounds": compounds_in(self, self.place.code)}

    def act(self, form: Any) -> str:
        row = buildings.add_building(actor=self.actor, place_code=self.place.code, **form.values())
        return reverse("places:building", args=[row.pk])


class BuildingPage(FormPage):
    """A form about one building."""

    row: Building

    def load(self, **kwargs: Any) -> None:
        self.row = Building.objects.get_visible(self.actor, self.permission, pk=kwargs["pk"])

    def back(self) -> str:
        return reverse("places:building", args=[self.row.pk])

    def context(self) -> dict[str, Any]:
        return {"subject": self.row}


class EditBuildingView(BuildingPage):
    """Change a building."""

    form_class = BuildingForm
    title, submit, done = _("Change the building"), _("Save"), _("Saved.")

    def initial(self) -> dict[str, Any]:
        return model_to_dict(self.row)

    def form_arguments(self) -> dict[str, Any]:
        return {"compounds": compounds_in(self, self.row.place_code)}

    def act(self, form: Any) -> str:
        buildings.edit_building(self.row, actor=self.actor, **form.cleaned_data)
        return self.back()


class HomesView(BuildingPage):
    """Enter all homes of a building by one pattern."""

    form_class = HomesForm
    title, submit = _("Enter the homes of a building"), _("Enter the homes")

    def initial(self) -> dict[str, Any]:
        return {
            "units": self.row.units or 1,
            "last_floor": self.row.floors or 6,
            "first_floor": 1,
            "rooms": 2,
        }

    def act(self, form: Any) -> str:
        made = buildings.generate_homes(self.row, actor=self.actor, homes=form.homes())
        messages.success(
            self.request, ngettext("%(n)s home is new.", "%(n)s homes are new.", made) % {"n": made}
        )
        return self.back()


class RemovalView(Removal):
    """Take out a building entered by mistake."""

    def remove(self, **kwargs: Any) -> str:
        row = Building.objects.get_visible(self.actor, self.permission, pk=kwargs["pk"])
        buildings.remove_building(row, actor=self.actor)
        return reverse("places:place", args=[row.place_code])


def compounds_in(view: ScopedView, code: str) -> Any:
    """The compounds of the community that a building may belong to."""
    rows = Compound.objects.visible_to(view.actor, view.permission)
    return rows.filter(within("place_code", [code[:12]])).order_by("name")
