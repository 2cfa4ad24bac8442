"""Fields made from the columns of a row: one place says how each kind of column is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liren.kernel.codes import EDUCATION, POLITICAL, SEX, CodeTable
from liren.kernel.money import parse_money, plain_money
from liren.kernel.problems import Unreadable
from liren.people.forms.fields import Day, short_code_field

CODES: Mapping[str, tuple[CodeTable, tuple[str, ...]]] = {
    "education": (EDUCATION, ("11", "14", "20", "30", "40", "60", "70", "80", "90")),
    "political": (POLITICAL, ("01", "02", "03", "12", "13")),
}
LINKS: Mapping[str, Any] = {
    "parent": _("Part of which body"),
    "compound": pgettext_lazy("area", "Compound"),
    "representative": _("Legal representative"),
}
"""What a link to another row is called where it is asked for."""
LONG = 120
"""Longer texts get a box of several lines."""


class MoneyField(forms.CharField):
    """An amount in yuan as people write it; kept in fen."""

    def to_python(self, value: Any) -> Any:
        """Fen, or nothing."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            return parse_money(text)
        except Unreadable as problem:
            raise forms.ValidationError(str(problem)) from None

    def prepare_value(self, value: Any) -> Any:
        """Yuan, as they were typed."""
        return plain_money(value) if isinstance(value, int) else value


class SheetForm(forms.Form):
    """The columns of one kind of row. `related` are the rows that may be chosen, by column."""

    model: ClassVar[type[models.Model]]
    columns: ClassVar[tuple[str, ...]]

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, related: Mapping[str, QuerySet[Any]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.columns:
            rows = (related or {}).get(name)
            self.fields[name] = field_of(self.model._meta.get_field(name), rows)

    def values(self) -> dict[str, Any]:
        """What was typed, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for first, last in (
            ("from_on", "to_on"),
            ("founded_on", "dissolved_on"),
            ("found_on", "accepted_on"),
        ):
            if data.get(first) and data.get(last) and data[last] < data[first]:
                self.add_error(last, _("The last day lies before the first."))
        return data


def field_of(column: Any, rows: QuerySet[Any] | None = None) -> forms.Field:
    """The form field of a column."""
    told: dict[str, Any] = {
        "label": LINKS.get(column.name, column.verbose_name),
        "required": not (column.blank or column.null),
        "help_text": column.help_text,
    }
    if isinstance(column, models.ForeignKey):
        return forms.ModelChoiceField(rows, empty_label="—", **told)
    if column.name in CODES:
        return short_code_field(CODES[column.name][0], column.verbose_name, CODES[column.name][1])
    if column.name == "sex":
        return forms.ChoiceField(choices=SEX.choices(), **told)
    if column.name.endswith("_fen"):
        return MoneyField(**told)
    return _plain(column, told)


def _plain(column: Any, told: dict[str, Any]) -> forms.Field:
    if isinstance(column, ArrayField):
        return forms.MultipleChoiceField(
            choices=column.base_field.choices or (), widget=forms.CheckboxSelectMultiple, **told
        )
    if isinstance(column, models.DateField):
        return Day(**told)
    if isinstance(column, models.BooleanField):
        return _yes_no(column, told)
    if isinstance(column, models.TextField):
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 12}), max_length=20000, **told)
    if column.choices:
        return _choice(column, told)
    return _typed(column, told)


def _yes_no(column: Any, told: dict[str, Any]) -> forms.Field:
    if not column.null:
        return forms.BooleanField(**{**told, "required": False}, initial=column.get_default())
    words = [("", _("not known")), ("yes", _("yes")), ("no", _("no"))]
    answers = {"yes": True, "no": False, "True": True, "False": False}
    return _Known(choices=words, coerce=answers.get, empty_value=None, **{**told, "required": False})


class _Known(forms.TypedChoiceField):
    """Yes, no, or not known yet."""

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


def _choice(column: Any, told: dict[str, Any]) -> forms.Field:
    offered = list(column.choices)
    return forms.ChoiceField(choices=offered if told["required"] else [("", "—"), *offered], **told)


def _typed(column: Any, told: dict[str, Any]) -> forms.Field:
    if isinstance(column, models.DecimalField):
        return forms.DecimalField(
            min_value=0, max_digits=column.max_digits, decimal_places=column.decimal_places, **told
        )
    if isinstance(column, models.IntegerField):
        return forms.IntegerField(min_value=0, max_value=9999, **told)
    widget = forms.Textarea(attrs={"rows": 3}) if column.max_length > LONG else forms.TextInput
    return forms.CharField(max_length=column.max_length, widget=widget, **told)
