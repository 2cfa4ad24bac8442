"""Buildings, and the homes in them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liren.places.choices import DwellingUse
from liren.places.forms.place import VersionForm
from liren.places.rules import Homes

LIFT = [("", _("Not known")), ("yes", _("With a lift")), ("no", _("Without a lift"))]


class BuildingForm(VersionForm):
    """A building by its address, as on the plate."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    road = forms.CharField(label=_("Road or village"), max_length=60, help_text=_("For example 罗桐路."))
    number = forms.CharField(
        label=_("Lane or number"), max_length=30, required=False, help_text=_("For example 58弄.")
    )
    name = forms.CharField(
        label=_("Building"), max_length=30, required=False, help_text=_("For example 3幢.")
    )
    compound: Any = forms.ModelChoiceField(label=_("Compound"), queryset=None, required=False)
    floors = forms.IntegerField(label=_("Floors"), min_value=1, max_value=120, required=False)
    units = forms.IntegerField(label=_("Units"), min_value=1, max_value=40, required=False)
    has_lift = forms.TypedChoiceField(
        label=_("Lift"), choices=LIFT, required=False, empty_value=None, coerce=lambda word: word == "yes"
    )
    built_year = forms.IntegerField(label=_("Built in"), min_value=1900, max_value=2100, required=False)

    def __init__(self, *args: Any, compounds: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["compound"].queryset = compounds  # type: ignore[attr-defined]
        if (lift := self.initial.get("has_lift")) is not None:
            self.initial["has_lift"] = "yes" if lift else "no"


class HomesForm(forms.Form):
    """The pattern of a building's homes."""

    units = forms.IntegerField(label=_("Units"), min_value=1, max_value=40, initial=1)
    first_floor = forms.IntegerField(label=_("From floor"), min_value=1, max_value=120, initial=1)
    last_floor = forms.IntegerField(label=_("To floor"), min_value=1, max_value=120, initial=6)
    rooms = forms.IntegerField(label=_("Homes on each floor of a unit"), min_value=1, max_value=40, initial=2)
    through = forms.BooleanField(label=_("Room numbers run on through the units"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("first_floor", 0) > data.get("last_floor", 999):
            self.add_error("last_floor", _("The last floor lies below the first."))
        return data

    def homes(self) -> Homes:
        """The pattern, for the operation."""
        return Homes(**self.cleaned_data)


class DwellingForm(VersionForm):
    """One home."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    unit = forms.CharField(label=pgettext_lazy("place", "Unit"), max_length=20, required=False)
    room = forms.CharField(label=_("Room"), max_length=20)
    floor = forms.IntegerField(label=_("Floor"), min_value=-5, max_value=120, required=False)
    use = forms.ChoiceField(label=_("Use"), choices=DwellingUse.choices, initial=DwellingUse.UNKNOWN)
    area_m2 = forms.DecimalField(
        label=_("Area, m²"), min_value=1, max_digits=8, decimal_places=2, required=False
    )
