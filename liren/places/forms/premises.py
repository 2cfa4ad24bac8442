"""The community's rooms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liren.places.choices import Condition, Holder, PremisesOrigin, RoomFunction
from liren.places.forms.place import VersionForm

HOLDERS = [("", _("not known")), *Holder.choices]
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PremisesForm(VersionForm):
    """A set of rooms: whose, how come by, until when, on which terms."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=pgettext_lazy("place", "Name"), max_length=80)
    origin = forms.ChoiceField(label=_("How the community came by it"), choices=PremisesOrigin.choices)
    owner = forms.CharField(label=_("Owner"), max_length=80, required=False)
    user = forms.CharField(label=_("Used by"), max_length=80, required=False)
    owner_kind = forms.ChoiceField(label=_("Kind of owner"), choices=HOLDERS, required=False)
    user_kind = forms.ChoiceField(label=_("Kind of user"), choices=HOLDERS, required=False)
    handed_over_on = forms.DateField(label=_("Handed over on"), required=False, widget=DAY)
    conditions = forms.MultipleChoiceField(
        label=_("Conditions"),
        choices=Condition.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    address = forms.CharField(label=_("Address"), max_length=160, required=False)
    from_on = forms.DateField(label=_("From"), required=False, widget=DAY)
    to_on = forms.DateField(label=_("Until"), required=False, widget=DAY)
    terms = forms.CharField(
        label=_("Terms"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("from_on") and data.get("to_on") and data["from_on"] > data["to_on"]:
            self.add_error("to_on", _("The last day lies before the first."))
        return data


class RoomForm(forms.Form):
    """One room, and all that it serves."""

    name = forms.CharField(label=_("Room"), max_length=60)
    area_m2 = forms.DecimalField(label=_("Area, m²"), min_value=0.01, max_digits=8, decimal_places=2)
    functions = forms.MultipleChoiceField(
        label=_("What it serves"), choices=RoomFunction.choices, widget=forms.CheckboxSelectMultiple
    )


class PhotoForm(forms.Form):
    """A picture of the rooms."""

    file = forms.FileField(label=_("Picture (JPEG or PNG, at most 8 MB)"))
    caption = forms.CharField(label=_("What it shows"), max_length=80, required=False)
