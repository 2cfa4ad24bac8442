"""Shapes of what is typed about reviews and two-way evaluations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liren.places.models import Place
from liren.policy.choices import Half
from liren.policy.forms.targets import FILE_HELP, day_input, long_text


class ReviewForm(forms.Form):
    """Which half-year, by when, under whose lead."""

    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2099)
    half = forms.TypedChoiceField(label=_("Half-year"), choices=Half.choices, coerce=int)
    due_on = forms.DateField(label=_("To be held by"), widget=day_input())
    office = forms.CharField(
        label=_("Led by"), max_length=80, help_text=_("A department or section, not a person")
    )


class HeldForm(forms.Form):
    """When it was held and how the results are judged."""

    held_on = forms.DateField(label=_("Held on"), widget=day_input())
    evaluation = forms.CharField(
        label=_("How the results are judged"), max_length=2000, widget=long_text(rows=6)
    )


class FindingForm(forms.Form):
    """A problem, where, who mends it, by when."""

    place_code = forms.ChoiceField(label=_("Where"))
    text = forms.CharField(label=_("Problem"), max_length=500, widget=long_text())
    owner = forms.CharField(
        label=_("Who mends it"), max_length=80, help_text=_("A department or section, not a person")
    )
    due_on = forms.DateField(label=_("Mended by"), widget=day_input())

    def __init__(self, *args: Any, places: Iterable[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        where: Any = self.fields["place_code"]
        where.choices = [(one.code, str(one)) for one in places]


class YearForm(forms.Form):
    """The summing-up of a year."""

    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2099)
    text = forms.CharField(label=_("Summing up"), max_length=4000, widget=long_text(rows=10))
    file = forms.FileField(label=_("File"), required=False, help_text=FILE_HELP)


class EvaluationRoundForm(forms.Form):
    """A round, and by when both sides are in."""

    title = forms.CharField(label=_("Title"), max_length=80)
    due_on = forms.DateField(label=_("Both sides in by"), widget=day_input())


class EvaluationForm(forms.Form):
    """How the other side keeps its duties."""

    SCORES = (
        (5, _("5 · very good")),
        (4, _("4 · good")),
        (3, _("3 · fair")),
        (2, _("2 · weak")),
        (1, _("1 · poor")),
    )
    score = forms.TypedChoiceField(
        label=_("How it keeps its duties"), choices=SCORES, coerce=int, widget=forms.RadioSelect
    )
    good = forms.CharField(label=_("What works"), max_length=500, widget=long_text(rows=3))
    wish = forms.CharField(
        label=_("What should be better"), max_length=500, required=False, widget=long_text(rows=3)
    )
