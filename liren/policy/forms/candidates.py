"""Shapes of what is typed by and about candidates: application, self-assessment, acceptance on site, award."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liren.places.models import Compound, Place
from liren.policy.choices import UnitKind
from liren.policy.forms.targets import day_input, long_text
from liren.policy.models import AssessmentLine, AwardLevel, Criterion


def points_field(most: int, *, required: bool) -> forms.DecimalField:
    """Between nothing and what a criterion is worth, in half points."""
    return forms.DecimalField(
        label=pgettext_lazy("score", "Points"), min_value=Decimal(0), max_value=Decimal(most), max_digits=5, decimal_places=1, required=required,
        widget=forms.NumberInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip


class ApplicationForm(forms.Form):
    """A unit applies, with what it will be known for."""

    unit = forms.ChoiceField(label=_("Applies as"))
    place_code = forms.ChoiceField(label=_("For"))
    compound = forms.ModelChoiceField(
        label=_("Compound"), queryset=Compound.objects.none(), required=False, help_text=_("Where a compound applies")
    )  # fmt: skip
    highlight = forms.CharField(
        label=_("Our highlight"), max_length=120, help_text=_("What the unit will be known for")
    )
    plan = forms.CharField(label=_("Plan"), max_length=4000, required=False, widget=long_text(rows=8))
    field = forms.CharField(label=_("Leading field"), max_length=40, required=False)

    def __init__(
        self, *args: Any, places: Iterable[Place], units: Iterable[str], compounds: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        unit, place, compound = (self.fields[name] for name in ("unit", "place_code", "compound"))
        unit.choices = [(one, UnitKind(one).label) for one in units]  # type: ignore[attr-defined]
        place.choices = [(one.code, str(one)) for one in places]  # type: ignore[attr-defined]
        compound.queryset = compounds  # type: ignore[attr-defined]
        if UnitKind.COMPOUND not in set(units):
            del self.fields["compound"]


class LinesForm(forms.Form):
    """Criteria with points and words for each: the template walks `rows`."""

    def row_of(self, key: int) -> tuple[BoundField, BoundField]:
        """The two fields of a row."""
        return self[f"points_{key}"], self[f"remark_{key}"]

    def add_row(self, key: int, most: int, *, required: bool, longest: int) -> None:
        """Points and words of one criterion."""
        self.fields[f"points_{key}"] = points_field(most, required=required)
        self.fields[f"remark_{key}"] = forms.CharField(
            label=_("Remark"), max_length=longest, required=False, widget=long_text(rows=2)
        )


class AssessmentForm(LinesForm):
    """A candidate on each criterion: points, words, proof. What the records say stands beside it."""

    def __init__(self, *args: Any, lines: Iterable[AssessmentLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = list(lines)
        for line in self.lines:
            self.add_row(line.pk, line.criterion.points, required=False, longest=500)
            self.fields[f"file_{line.pk}"] = forms.FileField(label=_("Proof"), required=False)
            self.initial[f"points_{line.pk}"], self.initial[f"remark_{line.pk}"] = line.points, line.remark

    def rows(self) -> list[tuple[AssessmentLine, BoundField, BoundField, BoundField]]:
        """Line, points, words, proof."""
        return [(line, *self.row_of(line.pk), self[f"file_{line.pk}"]) for line in self.lines]


class AcceptanceForm(LinesForm):
    """What is seen on site, for a phone: one criterion after the other."""

    visited_on = forms.DateField(label=_("Day of the visit"), widget=day_input())
    passed = forms.ChoiceField(
        label=_("Result"), choices=[("1", _("Passed")), ("0", _("Not passed"))], widget=forms.RadioSelect
    )
    remark = forms.CharField(
        label=_("On the whole"), max_length=1000, required=False, widget=long_text(rows=3)
    )

    def __init__(self, *args: Any, criteria: Iterable[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = list(criteria)
        for one in self.criteria:
            self.add_row(one.pk, one.points, required=True, longest=300)

    def rows(self) -> list[tuple[Criterion, BoundField, BoundField]]:
        """Criterion, points, words."""
        return [(one, *self.row_of(one.pk)) for one in self.criteria]


class AwardForm(forms.Form):
    """Named at which level, when, by which document."""

    level = forms.ModelChoiceField(label=_("Level of award"), queryset=AwardLevel.objects.none())
    named_on = forms.DateField(label=_("Named on"), widget=day_input())
    number = forms.CharField(label=_("Number of the document"), max_length=60, required=False)

    def __init__(self, *args: Any, levels: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        level: Any = self.fields["level"]
        level.queryset = levels


class WithdrawalForm(forms.Form):
    """Why it is out."""

    reason = forms.CharField(label=_("Why"), max_length=500, widget=long_text())
