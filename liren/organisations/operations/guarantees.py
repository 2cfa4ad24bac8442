"""Facilities, projects, money: what a community is guaranteed."""

from __future__ import annotations

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import Refused
from liren.kernel.money import format_money
from liren.organisations.models import Allocation, CompoundSurvey, Facility, Payment, Project, UnifiedItem
from liren.organisations.operations.records import Noun
from liren.organisations.operations.rules import require_forward

_CHECK = "what else is on file of the same thing?"


def _check_facility(row: Facility) -> None:
    require_forward(row.from_on, row.to_on)


def _check_project(row: Project) -> None:
    require_forward(row.found_on, row.accepted_on, "accepted_on")
    if row.funded_on and not row.payer:
        raise Refused(_("Say who pays."), field="payer")


def _check_allocation(row: Allocation) -> None:
    same = Allocation.objects.unscoped(_CHECK).filter(
        place_code=row.place_code, year=row.year, line=row.line, source=row.source
    )
    if same.exclude(pk=row.pk).exists():
        raise Refused(_("This money is on file already. Change the amount there."), field="line")
    if row.amount_fen < (paid := _paid(row)):
        raise Refused(
            _("%(paid)s yuan of it have been paid already.") % {"paid": format_money(paid)},
            field="amount_fen",
        )


def _check_payment(row: Payment) -> None:
    left = row.allocation.amount_fen - _paid(row.allocation, but=row.pk or 0)
    if row.amount_fen > left:
        raise Refused(
            _("That is more than is left of the allocation: %(left)s yuan.") % {"left": format_money(left)},
            field="amount_fen",
        )


def _check_unified(row: UnifiedItem) -> None:
    same = UnifiedItem.objects.unscoped(_CHECK).filter(place_code=row.place_code, item=row.item)
    if same.exclude(pk=row.pk).exists():
        raise Refused(_("This item is on the list already. Change it there."), field="item")


def _check_survey(row: CompoundSurvey) -> None:
    require_forward(row.listed_on, row.mended_on, "mended_on")
    if row.mended_on and not row.listed_on:
        raise Refused(_("Say since when the courtyard is on the list."), field="listed_on")
    if CompoundSurvey.objects.unscoped(_CHECK).filter(compound=row.compound_id).exclude(pk=row.pk).exists():
        raise Refused(_("This compound has its survey already. Change it there."))


def _paid(allocation: Allocation, but: int = 0) -> int:
    payments = Payment.objects.unscoped(_CHECK).filter(allocation=allocation.pk).exclude(pk=but)
    return payments.aggregate(fen=Sum("amount_fen"))["fen"] or 0


FACILITY = Noun(Facility, "facility_added", "facility_edited", "facility_removed", _check_facility)
PROJECT = Noun(Project, "project_added", "project_edited", "project_removed", _check_project)
ALLOCATION = Noun(
    Allocation, "allocation_added", "allocation_edited", "allocation_removed", _check_allocation
)
PAYMENT = Noun(Payment, "payment_added", "payment_edited", "payment_removed", _check_payment)
UNIFIED = Noun(UnifiedItem, "unified_seen", "unified_edited", "unified_removed", _check_unified)
SURVEY = Noun(CompoundSurvey, "compound_surveyed", "survey_edited", "survey_removed", _check_survey)
