"""Changes of the map: what the decision says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.places.models import Building, Place
from liren.places.operations import restructuring
from liren.places.operations.restructuring import Plan

Choices = list[tuple[str, str]]


def choices(places: Iterable[Place]) -> Choices:
    """Places to choose from, with their codes."""
    return [(place.code, f"{place} {place.code}") for place in places]


class ChangeForm(forms.Form):
    """What every change needs: the day, and the document that decides it."""

    happened_on = forms.DateField(
        label=_("In force from"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    decision = forms.CharField(label=_("Title or number of the decision"), max_length=120, required=False)

    def __init__(
        self,
        *args: Any,
        place: Place,
        siblings: list[Place],
        parents: list[Place],
        children: list[Place],
        buildings: list[Building],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.place = place
        self.by_code = {other.code: other for other in [*siblings, *parents, *children]}
        self.siblings, self.parents, self.children, self.buildings = siblings, parents, children, buildings
        self.initial.setdefault("happened_on", timezone.localdate())
        self.fill()

    def fill(self) -> None:
        """Put the places to choose from into the fields."""

    def plan(self) -> Plan:
        """What is to be done."""
        raise NotImplementedError


class MergeForm(ChangeForm):
    """Other places become part of this one."""

    others = forms.MultipleChoiceField(label=_("Merge these into it"), widget=forms.CheckboxSelectMultiple)

    def fill(self) -> None:
        self.fields["others"].choices = choices(self.siblings)  # type: ignore[attr-defined]

    def plan(self) -> Plan:
        return restructuring.plan_merge(
            [self.by_code[code] for code in self.cleaned_data["others"]], self.place
        )


class SplitForm(ChangeForm):
    """A part of this place becomes a new one."""

    name = forms.CharField(label=_("Name of the new place"), min_length=2, max_length=80)
    below = forms.MultipleChoiceField(
        label=_("Goes to the new place"), required=False, widget=forms.CheckboxSelectMultiple
    )
    houses = forms.MultipleChoiceField(
        label=_("Buildings that go to it"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def fill(self) -> None:
        self.fields["below"].choices = choices(self.children)  # type: ignore[attr-defined]
        self.fields["houses"].choices = [(str(house.pk), str(house)) for house in self.buildings]  # type: ignore[attr-defined]
        for name, found in (("below", self.children), ("houses", self.buildings)):
            if not found:
                del self.fields[name]

    def plan(self) -> Plan:
        chosen = set(self.cleaned_data.get("houses", []))
        return restructuring.plan_split(
            self.place,
            name=self.cleaned_data["name"],
            children=[self.by_code[code] for code in self.cleaned_data.get("below", [])],
            buildings=[house for house in self.buildings if str(house.pk) in chosen],
        )


class RenumberForm(ChangeForm):
    """Another code."""

    new_code = forms.CharField(label=_("New code"), min_length=2, max_length=15)

    def plan(self) -> Plan:
        return restructuring.plan_renumber(self.place, self.cleaned_data["new_code"])


class SwapForm(ChangeForm):
    """Two places exchange their codes."""

    other = forms.ChoiceField(label=_("Exchange the code with"))

    def fill(self) -> None:
        self.fields["other"].choices = choices(self.siblings)  # type: ignore[attr-defined]

    def plan(self) -> Plan:
        return restructuring.plan_swap(self.place, self.by_code[self.cleaned_data["other"]])


class MoveForm(ChangeForm):
    """Another place above it."""

    parent = forms.ChoiceField(label=_("Moves to"))

    def fill(self) -> None:
        self.fields["parent"].choices = choices(self.parents)  # type: ignore[attr-defined]

    def plan(self) -> Plan:
        return restructuring.plan_move(self.place, self.by_code[self.cleaned_data["parent"]])


class MoveBuildingsForm(ChangeForm):
    """Buildings to another grid of the community, with all who live there."""

    houses = forms.MultipleChoiceField(label=_("Buildings"), widget=forms.CheckboxSelectMultiple)
    into = forms.ChoiceField(label=_("Grid"))

    def fill(self) -> None:
        self.fields["houses"].choices = [(str(house.pk), str(house)) for house in self.buildings]  # type: ignore[attr-defined]
        self.fields["into"].choices = choices([*self.children, *self.siblings])  # type: ignore[attr-defined]

    def plan(self) -> Plan:
        chosen = set(self.cleaned_data["houses"])
        houses = [house for house in self.buildings if str(house.pk) in chosen]
        return restructuring.plan_building_move(houses, self.by_code[self.cleaned_data["into"]])
