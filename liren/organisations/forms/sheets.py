"""The forms of this room, by the columns they ask for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from liren.organisations import models
from liren.organisations.choices import Ending
from liren.organisations.forms.fields import SheetForm
from liren.people.forms.fields import today_field


class BodyForm(SheetForm):
    """A body."""

    model = models.Organisation
    columns = (
        "kind",
        "name",
        "function",
        "area",
        "parent",
        "compound",
        "credit_code",
        "address",
        "founded_on",
        "note",
    )


class LegalPersonForm(SheetForm):
    """The committee's file as a special legal person."""

    model = models.LegalPerson
    columns = (
        "representative",
        "decision",
        "certificate_from",
        "certificate_to",
        "seal_keeper",
        "own_account",
        "bank",
    )

    account = forms.CharField(
        label=_("Account number"), max_length=40, required=False,
        help_text=_("Kept encrypted. Left empty, the one on file stays."),
    )  # fmt: skip


class FilingForm(SheetForm):
    """A social organisation's papers."""

    model = models.Filing
    columns = (
        "number",
        "filed_on",
        "incubated",
        "serves",
        "grade",
        "graded_on",
        "published",
        "exit_on",
        "exit_reason",
    )


class TieForm(SheetForm):
    """A tie to another body."""

    model = models.Tie
    columns = ("other", "bond", "what", "from_on", "to_on")


class TermForm(SheetForm):
    """A term."""

    model = models.Term
    columns = ("number", "from_on", "to_on", "chosen")


class PostForm(SheetForm):
    """A post."""

    model = models.Post
    columns = ("member", "role", "full_time", "chosen", "term", "head_of", "duty", "from_on", "to_on")


class EndPostForm(forms.Form):
    """The end of a post."""

    on = today_field(_("Last day"))
    ending = forms.ChoiceField(label=_("Why it ended"), choices=Ending.choices)


class MemberForm(SheetForm):
    """Somebody who serves."""

    model = models.Member
    columns = (
        "name",
        "sex",
        "born_on",
        "education",
        "political",
        "is_local",
        "hired_on",
        "hired_how",
        "insured",
    )


class ResidentForm(SheetForm):
    """Somebody who serves and is on the register: the rest is taken from there."""

    model = models.Member
    columns = ("is_local", "hired_on", "hired_how", "insured")


class DayForm(forms.Form):
    """A last day."""

    on = today_field(_("Last day"))


class CertificateForm(SheetForm):
    """A certificate."""

    model = models.Certificate
    columns = ("kind", "number", "from_on", "to_on")


class TrainingForm(SheetForm):
    """A course."""

    model = models.Training
    columns = ("title", "course", "held_on", "hours", "by")


class MentorshipForm(SheetForm):
    """Who leads a newcomer."""

    model = models.Mentorship
    columns = ("mentor", "from_on", "to_on")


class RuleForm(SheetForm):
    """A text."""

    model = models.RuleText
    columns = (
        "kind",
        "title",
        "text",
        "adopted_on",
        "adopted_by",
        "from_on",
        "filed_on",
        "filed_with",
        "kept_at",
    )


class RuleEditForm(SheetForm):
    """A text that is there: its wording is changed by a new version."""

    model = models.RuleText
    columns = ("title", "adopted_by", "to_on", "filed_on", "filed_with", "kept_at")


class FacilityForm(SheetForm):
    """A facility."""

    model = models.Facility
    columns = ("kind", "name", "area_m2", "one_stop_hall", "working", "resident_price", "from_on", "to_on")


class ProjectForm(SheetForm):
    """A gap, and what closes it."""

    model = models.Project
    columns = ("kind", "title", "facility", "found_on", "payer", "amount_fen", "funded_on", "accepted_on")


class AllocationForm(SheetForm):
    """Money for a year."""

    model = models.Allocation
    columns = ("year", "line", "source", "amount_fen", "reason")


class PaymentForm(SheetForm):
    """Money that has arrived."""

    model = models.Payment
    columns = ("paid_on", "amount_fen", "note")


class UnifiedForm(SheetForm):
    """One of the five unified things."""

    model = models.UnifiedItem
    columns = ("item", "seen_on", "in_place", "photo")


class SurveyForm(SheetForm):
    """What was found in a compound."""

    model = models.CompoundSurvey
    columns = (
        "surveyed_on",
        "owners_committee_possible",
        "branch_possible",
        "property_model",
        "plan_on",
        "listed_on",
        "mended_on",
        "note",
    )
