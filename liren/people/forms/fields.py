"""Fields that several forms about people share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liren.kernel.codes import CodeTable
from liren.people.choices import SourceKind

EMPTY: tuple[str, str | Promise] = ("", _("not known"))


class Day(forms.DateField):
    """A day, chosen or typed as 2026-09-12."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**kwargs)


def code_field(table: CodeTable, label: Any, **kwargs: Any) -> forms.ChoiceField:
    """A value of a national code table, or nothing."""
    return forms.ChoiceField(label=label, required=False, choices=[EMPTY, *table.choices()], **kwargs)


def short_code_field(table: CodeTable, label: Any, codes: Iterable[str]) -> forms.ChoiceField:
    """The same, with only the codes that a counter needs; a value on record is always kept."""
    return forms.ChoiceField(
        label=label, required=False, choices=[EMPTY, *((code, table.labels[code]) for code in codes)]
    )


def keep_known(field: forms.Field, value: str, table: CodeTable) -> None:
    """Offer the value on record too, when it is a finer code than the list has."""
    if not isinstance(field, forms.ChoiceField):
        raise TypeError("only a field with choices")
    choices = [(str(code), label) for code, label in field.widget.choices]
    if value and value not in dict(choices):
        field.choices = [*choices, (value, table.label(value))]


def telling_field() -> forms.ChoiceField:
    """How the community came to know."""
    told = [choice for choice in SourceKind.choices if choice[0] != SourceKind.ROSTER]
    return forms.ChoiceField(label=_("How do we know?"), choices=told, initial=SourceKind.COUNTER)


def today_field(label: Any) -> Day:
    """A day, today unless said otherwise."""
    return Day(label=label, initial=timezone.localdate)
