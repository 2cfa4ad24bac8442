"""Open and hold half-yearly reviews, settle what they found, sum up the year (xaj-4.2)."""

from __future__ import annotations

from datetime import date

from django.core.files.base import File
from django.utils import timezone
from django.utils.translation import gettext as _

from liren.accounts.queries.places import require_place
from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.policy.models import Finding, FindingSettled, ReviewHeld, ReviewRound, YearSummary
from liren.policy.operations.files import keep_file
from liren.policy.operations.signer import signer

RUN, REPORT = "targets.edit", "targets.report"


def open_review(
    *, actor: Actor, place_code: str, year: int, half: int, due_on: date, office: str
) -> ReviewRound:
    """Say that the review of half a year is due. Refused twice for the same half."""
    with creating(actor=actor, permission=RUN, place_code=place_code):
        require_place(place_code)
        there = ReviewRound.objects.unscoped("is it open already?").filter(
            place_code=place_code, year=year, half=half
        )
        if there.exists():
            raise Refused(_("The review of this half-year is open already."), field="half")
        row = ReviewRound.objects.create(
            place_code=place_code, year=year, half=half, due_on=due_on, office=office.strip(), opened_by=signer(actor)
        )  # fmt: skip
        record(
            "policy.review_opened", actor=actor, place_code=place_code, subject=row, label=f"{year}/{half}"
        )
    return row


def hold_review(review: ReviewRound, *, actor: Actor, held_on: date, evaluation: str) -> ReviewHeld:
    """Write down that it was held and how the results are judged. Refused before it happened, without words, twice."""
    if held_on > timezone.localdate():
        raise Refused(_("This day has not come yet."), field="held_on")
    if not evaluation.strip():
        raise Refused(_("Say how the results are judged."), field="evaluation")
    with changing(review, actor=actor, permission=RUN) as row:
        if hasattr(row, "held"):
            raise Refused(_("This review was held before."))
        held = ReviewHeld.objects.create(review=row, held_on=held_on, evaluation=evaluation.strip(), written_by=signer(actor))  # fmt: skip
        record("policy.review_held", actor=actor, place_code=row.place_code, subject=row, label=str(row),
               new={"held_on": held_on})  # fmt: skip
    return held


def add_finding(
    review: ReviewRound, *, actor: Actor, place_code: str, text: str, owner: str, due_on: date
) -> Finding:
    """A problem, where it is, who mends it by when; they are told. Refused outside the review's area."""
    with changing(review, actor=actor, permission=RUN) as row:
        if not place_code.startswith(row.place_code):
            raise Refused(_("This place lies outside the review's area."), field="place_code")
        finding = Finding.objects.create(
            review=row, place_code=place_code, text=text.strip(), owner=owner.strip(), due_on=due_on, found_by=signer(actor)
        )  # fmt: skip
        record("policy.finding_added", actor=actor, place_code=place_code, subject=finding, label=str(row),
               new={"text": finding.text, "owner": finding.owner, "due_on": due_on})  # fmt: skip
    return finding


def settle_finding(finding: Finding, *, actor: Actor, text: str) -> FindingSettled:
    """Say how a problem was mended. Refused without words, and twice."""
    if not text.strip():
        raise Refused(_("Say how it was mended."), field="text")
    with changing(finding, actor=actor, permission=REPORT) as row:
        if hasattr(row, "settled"):
            raise Refused(_("This problem was settled before."))
        settled = FindingSettled.objects.create(finding=row, text=text.strip(), settled_by=signer(actor))
        record("policy.finding_settled", actor=actor, place_code=row.place_code, subject=row, label=str(row.review),
               new={"text": settled.text})  # fmt: skip
    return settled


def sum_up_year(
    *, actor: Actor, place_code: str, year: int, text: str, file: File[bytes] | None = None
) -> YearSummary:
    """Sum up a year. Refused for a year to come, without words, and twice."""
    if year > timezone.localdate().year:
        raise Refused(_("This year has not come yet."), field="year")
    if not text.strip():
        raise Refused(_("Say what was learnt."), field="text")
    with creating(actor=actor, permission=RUN, place_code=place_code):
        require_place(place_code)
        if YearSummary.objects.unscoped("is it there?").filter(place_code=place_code, year=year).exists():
            raise Refused(_("This year was summed up before."), field="year")
        row = YearSummary(place_code=place_code, year=year, text=text.strip(), written_by=signer(actor))
        if file:
            keep_file(row, file)
        row.save()
        record("policy.year_summed_up", actor=actor, place_code=place_code, subject=row, label=str(year))
    return row
