"""Whom targets, rounds and reviews tell: who reports, who decides, who applied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liren.accounts.models import User
from liren.accounts.queries.grants import holders_of
from liren.kernel.declarations import Notice, Text
from liren.policy.models import Candidate, Round, SupervisionNote, TargetEvidence

WHY = "whom to tell about it"
People = Callable[[Any], list[int]]


def nearest(right: str, place_code: str, *, but: int | None = None) -> list[int]:
    """Of all who hold a right over a place, those whose own post is nearest to it; not who did it."""
    holders = (
        User.objects.all().unscoped(WHY).filter(pk__in=holders_of(right, place_code)).exclude(pk=but or 0)
    )
    posts = list(holders.values_list("pk", "place_code"))
    closest = max((len(code) for _pk, code in posts if place_code.startswith(code)), default=0)
    return [pk for pk, code in posts if place_code.startswith(code) and len(code) == closest]


def _deciders(event: Any) -> list[int]:
    targets = [row.target for row in _row(TargetEvidence, event).select_related("target__parent")]
    return [pk for one in targets for pk in nearest("targets.edit", one.holder_code, but=event.actor_id)]


def _reporters(event: Any) -> list[int]:
    return nearest("targets.report", event.place_code, but=event.actor_id)


def _reporter(event: Any) -> list[int]:
    return list(_row(TargetEvidence, event).values_list("reported_by_id", flat=True))


def _writer(event: Any) -> list[int]:
    return list(_row(SupervisionNote, event).values_list("written_by_id", flat=True))


def _runners(event: Any) -> list[int]:
    codes = _row(Candidate, event).values_list("round__place_code", flat=True)
    return [pk for code in codes for pk in nearest("programmes.run", code, but=event.actor_id)]


def _applicant(event: Any) -> list[int]:
    who = _row(Candidate, event).values_list("applied_by_id", flat=True)
    return [pk for pk in who if pk != event.actor_id]


def _applicants(event: Any) -> list[int]:
    rows = Candidate.objects.unscoped(WHY).filter(round_id__in=_row(Round, event), withdrawal=None)
    return list(rows.values_list("applied_by_id", flat=True).distinct())


def _row(model: Any, event: Any) -> Any:
    return model.objects.unscoped(WHY).filter(pk=event.subject_id)


def _target(model: Any) -> Callable[[Any], str]:
    def link(event: Any) -> str:
        number = _row(model, event).values_list("target_id", flat=True).first()
        return reverse("programmes:target", args=[number]) if number else reverse("programmes:targets")

    return link


def _candidate(event: Any) -> str:
    return reverse("programmes:candidate", args=[event.subject_id])


def _round(event: Any) -> str:
    return reverse("programmes:round", args=[event.subject_id])


def _review(event: Any) -> str:
    return f"{reverse('programmes:reviews')}?place={event.place_code}"


def _tell(action: str, people: People, words: Text, link: Callable[[Any], str]) -> Notice:
    return Notice(action, action, people, lambda event: words, link)


NOTICES = (
    _tell("policy.evidence_reported", _deciders, _("Progress on a target was reported. Accept it, or say why not."),
          lambda event: reverse("programmes:decide", args=[event.subject_id])),
    _tell("policy.evidence_accepted", _reporter, _("What you reported was accepted."), _target(TargetEvidence)),
    _tell("policy.evidence_refused", _reporter, _("What you reported was not accepted. Look at the reason."), _target(TargetEvidence)),
    _tell("policy.supervision_written", _reporters, _("A supervision note waits for your reply."), _target(SupervisionNote)),
    _tell("policy.supervision_replied", _writer, _("Your supervision note was answered."), _target(SupervisionNote)),
    _tell("policy.applied", _runners, _("A unit applied for your round."), _candidate),
    _tell("policy.assessment_submitted", _runners, _("A self-assessment was handed in."), _candidate),
    _tell("policy.phase_finished", _applicants, _("Your round is one step further. Look at what is next."), _round),
    _tell("policy.accepted_on_site", _applicant, _("Your unit was accepted on site."), _candidate),
    _tell("policy.not_accepted_on_site", _applicant, _("Your unit was not accepted on site. Look at the remarks."), _candidate),
    _tell("policy.awarded", _applicant, _("Your unit was named. The notice can be printed."), _candidate),
    _tell("policy.withdrawn", _applicant, _("Your unit is out of the round. Look at the reason."), _candidate),
    _tell("policy.finding_added", _reporters, _("A review found a problem that is yours to mend."), _review),
)  # fmt: skip
