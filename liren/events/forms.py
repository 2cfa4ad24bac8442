"""Forms of the audit log: what to look for, and why to take a copy away."""

from __future__ import annotations

from typing import Any

from django import forms
from django.apps import apps
from django.utils.translation import gettext_lazy as _

from liren.events.queries.log import PERMISSION, LogFilter
from liren.events.queries.place_names import places_around
from liren.events.words import Words, words_of_apps
from liren.kernel.scope import Actor

_NARROW = {"style": "width:auto;max-width:100%"}
_DAY = forms.DateInput(attrs={"type": "date", "class": "form-control", **_NARROW}, format="%Y-%m-%d")


class LogFilterForm(forms.Form):
    """What to look for in the log; everything may be left empty."""

    q = forms.CharField(label=_("Done by"), max_length=60, required=False)
    action = forms.RegexField(r"^[a-z_]+\.[a-z_]*$", label=_("Action"), required=False, widget=forms.Select)
    place = forms.RegexField(
        r"^\d{2,15}$",
        label=_("Place"),
        required=False,
        widget=forms.Select,
        error_messages={"invalid": _("A place code has 2 to 15 digits, for example 330182001003.")},
    )
    subject = forms.RegexField(r"^[a-z_]+\.[a-z_]+(:\d{1,18})?$", label=_("Subject"), required=False)
    from_on = forms.DateField(label=_("From day"), required=False, widget=_DAY)
    to_on = forms.DateField(label=_("To day"), required=False, widget=_DAY)

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        places = places_around(actor, PERMISSION, _code(str(data.get("place", ""))))
        for name, choices in (("action", action_choices()), ("place", [("", _("Whole area")), *places])):
            widget = self.fields[name].widget
            assert isinstance(widget, forms.Select)  # noqa: S101  (for the type checker)
            widget.choices = choices
            widget.attrs.update({"class": "form-select", "aria-label": self.fields[name].label, **_NARROW})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("from_on"), cleaned.get("to_on")
        if first and last and first > last:
            self.add_error("to_on", _("The last day lies before the first one."))
        return cleaned

    def chosen(self) -> LogFilter:
        """The filter of a valid form."""
        found = self.cleaned_data
        return LogFilter(
            who=found["q"], action=found["action"], place=found["place"], subject=found["subject"],
            from_on=found["from_on"], to_on=found["to_on"],
        )  # fmt: skip


class ExportForm(forms.Form):
    """Why a copy of the log is taken away, and as what."""

    reason = forms.CharField(
        label=_("Reason"),
        min_length=4,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "form-control"}),
        help_text=_("Your name, the time and the reason are recorded in the log."),
    )
    kind = forms.ChoiceField(
        label=_("File type"), choices=[("xlsx", _("Excel (xlsx)")), ("csv", "CSV")],
        widget=forms.Select(attrs={"class": "form-select"}),
    )  # fmt: skip


def action_choices() -> list[Any]:
    """All actions that have words, grouped by app; the first line of a group stands for all of the app's."""
    groups = [(app_name(app), _of_app(app, words)) for app, words in words_of_apps().items()]
    return [("", _("Any action")), *groups]


def _of_app(app: str, words: dict[str, Words]) -> list[Any]:
    return [(f"{app}.", _("All: %(app)s") % {"app": app_name(app)}), *words.items()]


def app_name(label: str) -> str:
    """What an app is called; its label where there is no such app."""
    if label not in apps.app_configs:
        return label
    return str(apps.get_app_config(label).verbose_name)


def _code(text: str) -> str:
    return text if text.isascii() and text.isdigit() else ""
