"""Tags, reasons for looking, papers, care."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from liren.people.choices import Tag
from liren.people.forms.fields import Day, today_field

REASONS = (
    ("request", _("Working on a request")),
    ("visit", _("Home visit")),
    ("certificate", _("Applying for the resident")),
    ("emergency", _("Emergency")),
    ("other", _("Another reason")),
)


class RevealForm(forms.Form):
    """Why somebody needs to see a full number. Another reason has to be said."""

    reason = forms.ChoiceField(label=_("Reason"), choices=REASONS)
    note = forms.CharField(label=_("More about the reason"), max_length=120, required=False)

    def clean(self) -> None:
        if self.cleaned_data.get("reason") == "other" and len(self.cleaned_data.get("note", "").strip()) < 2:
            self.add_error("note", _("Say what the other reason is."))

    def words(self) -> str:
        """The reason as the log keeps it."""
        label = str(dict(REASONS)[self.cleaned_data["reason"]])
        note = self.cleaned_data["note"].strip()
        return f"{label}: {note}" if note else label


class TagForm(forms.Form):
    """A tag with its evidence and its last day."""

    tag = forms.ChoiceField(label=_("Tag"), choices=Tag.choices)
    evidence = forms.CharField(label=_("Evidence"), max_length=120, required=False)
    to_on = Day(label=_("Holds until"), required=False)


class DocumentForm(forms.Form):
    """A paper on file: what, why, until when."""

    file = forms.FileField(label=_("File"), widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}))
    title = forms.CharField(label=_("What it is"), max_length=80)
    ground = forms.CharField(
        label=_("Law or consent"),
        max_length=120,
        help_text=_("Under which law, or with whose consent, it is kept."),
    )
    keep_until = Day(label=_("Kept until"))


class EnrolForm(forms.Form):
    """Into which programme, since when, with which plan."""

    programme = forms.ChoiceField(label=_("Programme"))
    from_on = today_field(_("From which day"))
    plan = forms.CharField(label=_("Plan"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    helpers = forms.CharField(label=_("Who helps"), max_length=200, required=False)


class PlanForm(forms.Form):
    """The plan, written anew."""

    plan = forms.CharField(label=_("Plan"), required=False, widget=forms.Textarea(attrs={"rows": 6}))
    helpers = forms.CharField(label=_("Who helps"), max_length=200, required=False)
    visit_every_days = forms.IntegerField(label=_("Days between visits"), min_value=1, max_value=365)
    version = forms.IntegerField(widget=forms.HiddenInput)


class SwitchForm(forms.Form):
    """The decision by which a county runs a programme."""

    decision = forms.CharField(label=_("Decision: title or number"), max_length=120)
