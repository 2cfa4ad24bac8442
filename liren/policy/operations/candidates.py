"""What candidates do: apply, assess themselves, step back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.core.files.base import File
from django.utils.translation import gettext as _

from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.places.models import Compound
from liren.places.queries import place_name
from liren.policy.choices import LEVEL_OF, PhaseKind, UnitKind
from liren.policy.models import AssessmentLine, Candidate, Round, SelfAssessment, Withdrawal
from liren.policy.operations.files import keep_file
from liren.policy.operations.signer import signer
from liren.policy.queries.rounds import award_held, phase_of, takes_applications

RIGHT = "programmes.apply"


@dataclass(frozen=True, slots=True)
class Filled:
    """A line of a self-assessment as it was typed."""

    line: int
    points: Decimal | None
    remark: str = ""
    file: File[bytes] | None = None


def apply_for_round(
    round: Round, *, actor: Actor, place_code: str, highlight: str, plan: str, unit: str = UnitKind.COMMUNITY,
    compound: Compound | None = None, field: str = "",
) -> Candidate:  # fmt: skip
    """Apply for a unit, with what it will be known for (zs-8.1). Who runs the round is told.

    Refused outside the round's area, before the round begins and once applications are closed, for a kind of unit that has no quota, twice, and in
    a round of upgrades for who holds no award yet.
    """
    with creating(actor=actor, permission=RIGHT, place_code=place_code):
        _require_open(round, PhaseKind.APPLY, _("Applications for this round are closed."))
        if not takes_applications(round):
            raise Refused(_("This round begins on {day}.").format(day=round.starts_on))
        _require_eligible(round, place_code, unit, compound)
        row = Candidate.objects.create(
            round=round, place_code=place_code, unit=unit, compound=compound, highlight=highlight.strip(), plan=plan.strip(),
            field=field.strip(), name=str(compound) if compound else place_name(place_code), applied_by=signer(actor),
        )  # fmt: skip
        record("policy.applied", actor=actor, place_code=place_code, subject=row, label=row.name,
               new={"highlight": row.highlight})  # fmt: skip
    return row


def fill_assessment(
    candidate: Candidate, *, actor: Actor, lines: Iterable[Filled], submit: bool
) -> Candidate:
    """Keep what was typed into the self-assessment; handed in, it is closed and who runs the round is told.

    What the records say stays beside it. Refused outside the step of self-assessment, for more points than a
    criterion is worth, once it was handed in, and handed in with a criterion that was given no points and no words.
    """
    with changing(candidate, actor=actor, permission=RIGHT) as row:
        _require_open(row.round, PhaseKind.ASSESS, _("Self-assessment is not open now."))
        if SelfAssessment.objects.filter(candidate=row).exists():
            raise Refused(_("The self-assessment was handed in before."))
        known = {line.pk: line for line in row.lines.select_related("criterion__clause")}
        for filled in lines:
            _fill(known[filled.line], filled)
        if submit:
            _require_whole(known.values())
            SelfAssessment.objects.create(candidate=row, submitted_by=signer(actor))
            record(
                "policy.assessment_submitted",
                actor=actor,
                place_code=row.place_code,
                subject=row,
                label=row.name,
            )
        else:
            record(
                "policy.assessment_filled",
                actor=actor,
                place_code=row.place_code,
                subject=row,
                label=row.name,
            )
    return row


def withdraw_application(candidate: Candidate, *, actor: Actor, reason: str) -> Withdrawal:
    """Step back from a round. Who runs it is told. Refused once the unit was named: that is taken away, not left."""
    with changing(candidate, actor=actor, permission=RIGHT) as row:
        if hasattr(row, "award"):
            raise Refused(_("The unit has been named already. Who runs the round takes the award away."))
        return withdraw(row, actor=actor, reason=reason)


def withdraw(candidate: Candidate, *, actor: Actor, reason: str) -> Withdrawal:
    """Take a candidate out of its round, within a transaction that locked it."""
    if not reason.strip():
        raise Refused(_("Say why."), field="reason")
    if hasattr(candidate, "withdrawal"):
        raise Refused(_("It is out already."))
    row = Withdrawal.objects.create(candidate=candidate, reason=reason.strip(), withdrawn_by=signer(actor))
    record("policy.withdrawn", actor=actor, place_code=candidate.place_code, subject=candidate,
           label=candidate.name, reason=reason)  # fmt: skip
    return row


def _require_open(round: Round, kind: PhaseKind, sentence: str) -> None:
    phase = phase_of(round)
    if phase is None or phase.kind != kind:
        raise Refused(sentence)


def _require_eligible(round: Round, place_code: str, unit: str, compound: Compound | None) -> None:
    quotas = list(round.quotas.filter(unit=unit))
    fits = len(place_code) == LEVEL_OF[UnitKind(unit)] and (compound is not None) == (
        unit == UnitKind.COMPOUND
    )
    if not place_code.startswith(round.place_code) or not quotas or not fits:
        raise Refused(_("This round is not for this unit."))
    if compound and not compound.place_code.startswith(place_code):
        raise Refused(_("The compound lies elsewhere."), field="compound")
    there = Candidate.objects.unscoped("did it apply before?").filter(
        round=round, place_code=place_code, compound=compound
    )
    if there.exists():
        raise Refused(_("This unit has applied already."))
    if all(quota.upgrade for quota in quotas) and not award_held(round.programme, place_code, compound):
        raise Refused(_("This round is for units that were named before."))


def _fill(line: AssessmentLine, filled: Filled) -> None:
    if filled.points is not None and not 0 <= filled.points <= line.criterion.points:
        raise Refused(_("{clause} is worth {points} points at most.").format(
            clause=line.criterion.clause.code, points=line.criterion.points), field=f"points_{line.pk}")  # fmt: skip
    line.points, line.remark = filled.points, filled.remark.strip()
    if filled.file:
        keep_file(line, filled.file)
    line.save(update_fields=["points", "remark", "file"])


def _require_whole(lines: Iterable[AssessmentLine]) -> None:
    for line in lines:
        if line.points is None and not line.remark:
            raise Refused(_("{clause}: give points, or say why there are none.").format(
                clause=line.criterion.clause.code), field=f"points_{line.pk}")  # fmt: skip
