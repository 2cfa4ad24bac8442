"""Days of the working calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liren.places.choices import DayKind


class DaysForm(forms.Form):
    """A stretch of days, and what the notice makes of them."""

    from_on = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}))
    to_on = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField(label=_("Kind"), choices=DayKind.choices)
    name = forms.CharField(label=_("Occasion"), max_length=40, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("from_on") and data.get("to_on") and data["from_on"] > data["to_on"]:
            self.add_error("to_on", _("The last day lies before the first."))
        return data

    def days(self) -> list[date]:
        """Every day from the first to the last."""
        first, last = self.cleaned_data["from_on"], self.cleaned_data["to_on"]
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]
