"""Shapes of what is typed about targets: number, days, parts, evidence, notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liren.kernel.units import NAMES
from liren.places.models import Place
from liren.policy.models import Target

NUMBER: Mapping[str, Any] = {"min_value": Decimal("0.01"), "max_digits": 14, "decimal_places": 2}
FILE_HELP = _("PDF, JPG or PNG, at most 10 MB")


def day_input() -> forms.DateInput:
    """A day is chosen, or typed as 2026-11-28."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def long_text(**attrs: Any) -> forms.Textarea:
    """A few lines."""
    return forms.Textarea(attrs={"rows": 4, **attrs})


class TargetForm(forms.Form):
    """What is to be reached, by when, and who answers for it."""

    title = forms.CharField(label=_("What is to be reached"), max_length=200)
    count = forms.DecimalField(label=_("How many"), **NUMBER)
    unit = forms.ChoiceField(label=_("Unit"), choices=list(NAMES.items()))
    starts_on = forms.DateField(label=_("First day"), widget=day_input())
    due_on = forms.DateField(label=_("Last day"), widget=day_input())
    office = forms.CharField(
        label=_("Responsible department"),
        max_length=120,
        help_text=_("A department or section, not a person"),
    )
    role = forms.CharField(label=_("Leading post"), max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("starts_on") and data.get("due_on") and data["starts_on"] >= data["due_on"]:
            self.add_error("due_on", _("The last day must lie after the first."))
        return data


class EditTargetForm(TargetForm):
    """The same, without the unit: it would give everything reported another meaning."""

    unit = None  # type: ignore[assignment]
    version = forms.IntegerField(widget=forms.HiddenInput)


class PartsForm(forms.Form):
    """A number for each place of the next level; empty: no part."""

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in places:
            self.fields[place.code] = forms.DecimalField(label=str(place), required=False, **NUMBER)

    def parts(self) -> dict[str, Decimal]:
        """Place code → its part, where one was given."""
        return {code: count for code, count in self.cleaned_data.items() if count}


class FoldForm(forms.Form):
    """Which other part takes this one over."""

    into: forms.ModelChoiceField[Target] = forms.ModelChoiceField(
        queryset=None, label=_("Part that takes it over"), empty_label=None
    )

    def __init__(self, *args: Any, parts: QuerySet[Target], names: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["into"]
        field.queryset = parts
        field.label_from_instance = lambda part: (
            f"{names.get(part.place_code, part.place_code)} · {part.count:f}"
        )


class EvidenceForm(forms.Form):
    """What was done, when, and the proof."""

    amount = forms.DecimalField(label=_("How much was reached"), **NUMBER)
    happened_on = forms.DateField(label=pgettext_lazy("evidence", "Done on"), widget=day_input())
    note = forms.CharField(label=_("What was done"), max_length=500, widget=long_text())
    file = forms.FileField(label=_("Proof"), required=False, help_text=FILE_HELP)


class DecisionForm(forms.Form):
    """Accept it, or say why not."""

    accepted = forms.ChoiceField(
        label=pgettext_lazy("evidence", "Decision"),
        choices=[("1", _("Accept: it counts")), ("0", _("Do not accept"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Why not"), max_length=300, required=False, widget=long_text(rows=2))


class NoteForm(forms.Form):
    """What is to be done, and by when it is answered."""

    text = forms.CharField(label=_("What is to be done"), max_length=1000, widget=long_text())
    working_days = forms.IntegerField(
        label=_("Reply within, working days"), min_value=1, max_value=60, initial=5
    )


class WordsForm(forms.Form):
    """A few sentences: a reply, a closing."""

    text = forms.CharField(label=_("Words"), max_length=1000, widget=long_text())
