"""Shapes of what is typed about a policy draft as a whole: the file, the head of the document, the end."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Actor
from liren.places.choices import Level
from liren.places.models import Place
from liren.policy.choices import PackKind
from liren.policy.drafting.assembled import LEVEL_NAMES
from liren.policy.forms.targets import day_input, long_text

ACCEPTED = ".docx,.doc,.pdf,.html,.htm,.md,.txt,.rtf"


class UploadDraftForm(forms.Form):
    """Which document, and for which place."""

    file = forms.FileField(
        label=_("File"), widget=forms.FileInput(attrs={"accept": ACCEPTED}), allow_empty_file=True
    )
    place_code = forms.ChoiceField(
        label=_("Which place shall it bind?"), help_text=_("Every unit below this place is judged by it.")
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = Place.objects.visible_to(actor, "policy.edit").filter(level__lte=Level.COMMUNITY)
        chosen: Any = self.fields["place_code"]
        chosen.choices = [
            (place.code, str(place)) for place in places.defer("boundary").order_by("code")[:500]
        ]


class HeadForm(forms.Form):
    """The head of the document, as printed."""

    title = forms.CharField(label=_("Title"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=300, required=False)
    number = forms.CharField(label=_("Document number"), max_length=60, required=False)
    issuer = forms.CharField(label=_("Issued by"), max_length=200)
    issuer_en = forms.CharField(label=_("Issued by, in English"), max_length=300, required=False)
    level = forms.TypedChoiceField(
        label=_("Level of the issuer"),
        coerce=int,
        choices=[(level, Level(level).label) for level in sorted(LEVEL_NAMES)],
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=PackKind.choices)
    dated = forms.DateField(label=_("Date"), required=False, widget=day_input())
    valid_from = forms.DateField(label=_("Valid from"), required=False, widget=day_input())
    valid_to = forms.DateField(label=_("Last day"), required=False, widget=day_input())
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("valid_from") and data.get("valid_to") and data["valid_to"] < data["valid_from"]:
            self.add_error("valid_to", _("The pack ends before it begins."))
        return data


class WithdrawDraftForm(forms.Form):
    """Why it no longer holds."""

    reason = forms.CharField(label=_("Why is it withdrawn?"), max_length=300, widget=long_text(rows=3))
