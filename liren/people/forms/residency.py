"""Homes and households: moving, leaving, coming back, belonging."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from liren.kernel.codes import RELATION
from liren.people.choices import Ending, Standing
from liren.people.forms.fields import code_field, telling_field, today_field


class MoveForm(forms.Form):
    """Where to, since when."""

    home = forms.CharField(
        label=_("Moves to"), max_length=160, help_text=_("For example 罗桐路58弄3幢2单元201.")
    )
    on = today_field(_("From which day"))
    standing = forms.ChoiceField(label=_("Registered or living"), choices=Standing.choices)
    told_by = telling_field()
    version = forms.IntegerField(widget=forms.HiddenInput)


class EndForm(forms.Form):
    """How and when a residency ended."""

    ending = forms.ChoiceField(label=_("How it ended"), choices=Ending.choices)
    on = today_field(_("Day"))
    gone_to = forms.CharField(label=_("Where to"), max_length=160, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class ReturnForm(forms.Form):
    """Since when somebody is here again."""

    on = today_field(_("From which day"))
    version = forms.IntegerField(widget=forms.HiddenInput)


class HouseholdForm(forms.Form):
    """A new household's number, as the booklet has it."""

    number = forms.CharField(label=_("Household number"), max_length=30, required=False)


class RelationForm(forms.Form):
    """How somebody is related to the head; joins a household when one is named."""

    relation = code_field(RELATION, _("To the head of the household"))
    household = forms.IntegerField(required=False, widget=forms.HiddenInput)
