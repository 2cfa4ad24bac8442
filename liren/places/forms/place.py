"""Names of places and grids."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class VersionForm(forms.Form):
    """What the person saw when they began: a later change by somebody else is noticed."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def values(self) -> dict[str, object]:
        """What was typed, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class GridForm(forms.Form):
    """A new grid: its code is given by the system."""

    name = forms.CharField(
        label=_("Name of the grid"), min_length=2, max_length=40, help_text=_("For example 第三网格.")
    )


class NameForm(VersionForm):
    """Another name for a place."""

    name = forms.CharField(label=_("Official name"), min_length=2, max_length=80)
