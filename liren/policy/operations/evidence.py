"""Report what was done towards a target, and accept it or not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.core.files.base import File
from django.utils import timezone
from django.utils.translation import gettext as _

from liren.events.operations.record import record
from liren.kernel.changing import changing
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.policy.models import EvidenceDecision, Target, TargetEvidence
from liren.policy.operations.files import keep_file
from liren.policy.operations.judging import follow
from liren.policy.operations.signer import signer

REPORT, DECIDE = "targets.report", "targets.edit"


def report_evidence(
    target: Target, *, actor: Actor, amount: Decimal, happened_on: date, note: str, file: File[bytes] | None = None
) -> TargetEvidence:  # fmt: skip
    """Report an amount that was reached, with the day, words and a file. Who may accept it is told.

    Refused for nothing, for a day to come, and without words: a number alone proves nothing.
    """
    _require_sound(amount, happened_on, note)
    with changing(target, actor=actor, permission=REPORT) as row:
        evidence = TargetEvidence(
            target=row, place_code=row.place_code, amount=amount, happened_on=happened_on, note=note.strip(),
            reported_by=signer(actor),
        )  # fmt: skip
        if file:
            keep_file(evidence, file)
        evidence.save()
        record("policy.evidence_reported", actor=actor, place_code=row.place_code, subject=evidence, label=row.title,
               new={"amount": amount, "happened_on": happened_on, "note": evidence.note})  # fmt: skip
    return evidence


def decide_evidence(
    evidence: TargetEvidence, *, actor: Actor, accepted: bool, reason: str = ""
) -> EvidenceDecision:
    """Accept evidence, so that it counts, or do not and say why. Verdict and tallies follow; the reporter is told.

    Refused to who reported it, to who holds no right where a part was given (403), and without a reason where it is
    not accepted. Decided again, the later word counts.
    """
    if not accepted and not reason.strip():
        raise Refused(_("Say why it is not accepted, so that it can be mended."), field="reason")
    with changing(evidence, actor=actor, permission=DECIDE) as row:
        actor.require(DECIDE, row.target.holder_code)
        if row.reported_by_id == actor.user_id:
            raise Refused(_("Somebody else accepts what you reported yourself."))
        decision, _new = EvidenceDecision.objects.update_or_create(
            evidence=row,
            defaults={"accepted": accepted, "reason": reason.strip(), "decided_by": signer(actor)},
        )
        record("policy.evidence_accepted" if accepted else "policy.evidence_refused", actor=actor,
               place_code=row.place_code, subject=row, label=row.target.title, reason=reason)  # fmt: skip
        if row.target.clause:
            follow(row.target.clause, row.place_code)
    return decision


def _require_sound(amount: Decimal, happened_on: date, note: str) -> None:
    if amount <= 0:
        raise Refused(_("Report an amount that was reached."), field="amount")
    if happened_on > timezone.localdate():
        raise Refused(_("This day has not come yet."), field="happened_on")
    if not note.strip():
        raise Refused(_("Say what was done: a number alone proves nothing."), field="note")
