"""What a person decides, shows and adopts: shape and messages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liren.policy.choices import State
from liren.policy.models import Pack
from liren.policy.operations.judgements import SIGNABLE


class JudgementForm(forms.Form):
    """How the unit stands, why, and until when the judgement holds."""

    state = forms.TypedChoiceField(
        label=_("How it stands"), coerce=lambda value: State(int(value)), widget=forms.RadioSelect,
        choices=[(state.value, state.label) for state in SIGNABLE],
    )  # fmt: skip
    ground = forms.CharField(
        label=_("Ground"), max_length=1000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What was seen, where and when. Your name and the day are kept with it."),
    )  # fmt: skip
    valid_to = forms.DateField(
        label=_("Holds until"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Afterwards it is asked again."),
    )  # fmt: skip


class EvidenceForm(forms.Form):
    """A file and what it shows."""

    title = forms.CharField(label=_("What the paper shows"), max_length=120)
    file = forms.FileField(
        label=_("File (PDF, JPG or PNG, at most 10 MB)"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )


class AdoptForm(forms.Form):
    """A document by which the place is to be judged, too."""

    pack = forms.ModelChoiceField(
        label=_("Policy document"), queryset=Pack.objects.none(), to_field_name="code"
    )

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pack"].queryset = others  # type: ignore[attr-defined]
