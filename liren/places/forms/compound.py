"""A residential compound."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liren.places.choices import CompoundKind
from liren.places.forms.place import VersionForm


class CompoundForm(VersionForm):
    """Name, kind, firm and branch; the kind decides who must govern it."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=pgettext_lazy("place", "Name"), max_length=80)
    kind = forms.ChoiceField(label=_("Kind"), choices=CompoundKind.choices, widget=forms.RadioSelect)
    property_firm = forms.CharField(label=_("Property firm"), max_length=80, required=False)
    has_party_branch = forms.BooleanField(label=_("Has a party branch"), required=False)
    built_year = forms.IntegerField(label=_("Built in"), min_value=1900, max_value=2100, required=False)
