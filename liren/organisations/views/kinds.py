"""The kinds of rows of this room, each with its sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Actor, within
from liren.organisations import models
from liren.organisations.forms import sheets as forms
from liren.organisations.operations import bodies, guarantees, members, posts, texts
from liren.organisations.queries.bodies import PERMISSION, choices_of_members
from liren.organisations.views.sheets import Sheet
from liren.places.models import Building, Compound, Premises, PremisesPhoto

Choices = Mapping[str, QuerySet[Any]]


def body_page(row: Any) -> str:
    """The page of the body that a row hangs on."""
    return reverse("organisations:body", args=[row.organisation.pk])


def member_page(row: Any) -> str:
    """The page of the member that a row hangs on."""
    return reverse("organisations:member", args=[row.member.pk])


def guarantee_page(row: Any) -> str:
    """Facilities and money of the row's place."""
    return f"{reverse('organisations:guarantees')}?place={row.place_code}"


def compound_page(row: Any) -> str:
    """The list of compounds, at the row's community."""
    return f"{reverse('organisations:compounds')}?place={row.place_code[:12]}"


def near(actor: Actor, place_code: str, kind: str = "") -> QuerySet[Any]:
    """The bodies of the community that a place belongs to (or of the subdistrict, for its own bodies)."""
    rows = models.Organisation.objects.visible_to(actor, PERMISSION).filter(dissolved_on__isnull=True)
    rows = rows.filter(within("place_code", [place_code[:12]])).order_by("kind", "name")
    return rows.filter(kind=kind) if kind else rows


def post_choices(actor: Actor, body: models.Organisation) -> Choices:
    """Who, for which term, head of which building."""
    buildings = Building.objects.visible_to(actor, "places.view").filter(
        within("place_code", [body.place_code[:12]])
    )
    return {
        "member": choices_of_members(actor, body.place_code),
        "term": models.Term.objects.visible_to(actor, PERMISSION).filter(organisation=body),
        "head_of": buildings.order_by("address_key"),
    }


def mentor_choices(actor: Actor, member: models.Member) -> Choices:
    """Colleagues."""
    return {"mentor": choices_of_members(actor, member.place_code).exclude(pk=member.pk)}


def tie_choices(actor: Actor, body: models.Organisation) -> Choices:
    """Other bodies of the community."""
    return {"other": near(actor, body.place_code).exclude(pk=body.pk)}


def rule_choices(_actor: Actor, _body: models.Organisation) -> Choices:
    """The kinds of texts."""
    return {"kind": models.RuleKind.objects.all()}


def photo_choices(actor: Actor, place: Any) -> Choices:
    """Pictures of the community's rooms."""
    rooms = Premises.objects.visible_to(actor, "places.view").filter(within("place_code", [place.code[:12]]))
    return {"photo": PremisesPhoto.objects.filter(premises__in=rooms).order_by("pk")}


TERM = Sheet("term", posts.TERM, forms.TermForm, _("New term"), _("Change the term"), body_page,
             models.Organisation, "organisation")  # fmt: skip
POST = Sheet("post", posts.POST, forms.PostForm, _("New post"), _("Change the post"), body_page,
             models.Organisation, "organisation", post_choices)  # fmt: skip
TIE = Sheet("tie", bodies.TIE, forms.TieForm, _("New tie to another body"), _("Change the tie"), body_page,
            models.Organisation, "organisation", tie_choices)  # fmt: skip
RULE = Sheet("rule", texts.RULE, forms.RuleForm, _("New text or new version"), _("Change filing and place of a text"),
             body_page, models.Organisation, "organisation", rule_choices, texts.adopt_text,
             forms.RuleEditForm)  # fmt: skip
CERTIFICATE = Sheet("certificate", members.CERTIFICATE, forms.CertificateForm, _("New certificate"),
                    _("Change the certificate"), member_page, models.Member, "member")  # fmt: skip
TRAINING = Sheet("training", members.TRAINING, forms.TrainingForm, _("New training"), _("Change the training"),
                 member_page, models.Member, "member")  # fmt: skip
MENTORSHIP = Sheet("mentorship", members.MENTORSHIP, forms.MentorshipForm, _("Name a mentor"),
                   _("Change the mentorship"), member_page, models.Member, "member", mentor_choices)  # fmt: skip
FACILITY = Sheet("facility", guarantees.FACILITY, forms.FacilityForm, _("New facility"), _("Change the facility"),
                 guarantee_page)  # fmt: skip
PROJECT = Sheet("project", guarantees.PROJECT, forms.ProjectForm, _("New facility project"), _("Change the project"),
                guarantee_page)  # fmt: skip
ALLOCATION = Sheet("allocation", guarantees.ALLOCATION, forms.AllocationForm, _("Allocate money"),
                   _("Change the allocation"), guarantee_page)  # fmt: skip
PAYMENT = Sheet("payment", guarantees.PAYMENT, forms.PaymentForm, _("Enter a payment"), _("Change the payment"),
                guarantee_page, models.Allocation, "allocation")  # fmt: skip
UNIFIED = Sheet("unified", guarantees.UNIFIED, forms.UnifiedForm, _("Enter a unified item"),
                _("Change the unified item"), guarantee_page, related=photo_choices)  # fmt: skip
SURVEY = Sheet("survey", guarantees.SURVEY, forms.SurveyForm, _("Survey a compound"), _("Change the survey"),
               compound_page, Compound, "compound")  # fmt: skip
