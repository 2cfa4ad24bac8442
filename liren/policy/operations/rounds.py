"""Move a round on: applications close and forms are filled from the verdicts; at the end it is summed up."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files.base import File
from django.utils import timezone
from django.utils.translation import gettext as _

from liren.events.operations.record import record
from liren.kernel.changing import changing
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.policy.choices import LEVEL_OF, PhaseKind, UnitKind
from liren.policy.models import AssessmentLine, Candidate, Phase, Round, RoundSummary, Verdict
from liren.policy.operations.files import keep_file
from liren.policy.operations.signer import signer
from liren.policy.queries.fenced import fenced
from liren.policy.queries.rounds import accepted, phase_of, standing_in
from liren.policy.rules.rounds import suggested

RIGHT = "programmes.run"


def finish_phase(round: Round, *, actor: Actor) -> Phase:
    """End the step in which a round stands; the next one begins. Candidates are told.

    When applications close, every candidate's self-assessment is filled from its verdicts of this moment. Refused
    while there is nothing to go on with, and for the last step: it ends with the summary.
    """
    with changing(round, actor=actor, permission=RIGHT) as row:
        phase = phase_of(row)
        if phase is None or phase.kind == PhaseKind.SUM_UP:
            raise Refused(_("The last step of a round ends with its summary."))
        candidates = list(standing_in(row))
        _require_ready(PhaseKind(phase.kind), candidates)
        if phase.kind == PhaseKind.APPLY:
            AssessmentLine.objects.bulk_create(line for one in candidates for line in _lines(one))
        _finish(phase, actor)
        record("policy.phase_finished", actor=actor, place_code=row.place_code, subject=row, label=row.title,
               new={"phase": phase.kind})  # fmt: skip
    return phase


def sum_up(round: Round, *, actor: Actor, text: str, file: File[bytes] | None = None) -> RoundSummary:
    """Write what was learnt; the round is over. Refused before its last step, and without words."""
    if not text.strip():
        raise Refused(_("Say what was learnt."), field="text")
    with changing(round, actor=actor, permission=RIGHT) as row:
        phase = phase_of(row)
        if phase is None or phase.kind != PhaseKind.SUM_UP:
            raise Refused(_("The round is not at its summing up."))
        summary = RoundSummary(round=row, text=text.strip(), written_by=signer(actor))
        if file:
            keep_file(summary, file)
        summary.save()
        _finish(phase, actor)
        record("policy.round_summed_up", actor=actor, place_code=row.place_code, subject=row, label=row.title)
    return summary


def _finish(phase: Phase, actor: Actor) -> None:
    phase.finished_at, phase.finished_by = timezone.now(), signer(actor)
    phase.save(update_fields=["finished_at", "finished_by"])


def _require_ready(kind: PhaseKind, candidates: list[Candidate]) -> None:
    if kind == PhaseKind.APPLY and not candidates:
        raise Refused(_("Nobody has applied yet."))
    if kind == PhaseKind.ASSESS and not any(hasattr(one, "assessment") for one in candidates):
        raise Refused(_("No self-assessment has been handed in yet."))
    if kind == PhaseKind.ACCEPT and not any(accepted(one) for one in candidates):
        raise Refused(_("No candidate has been accepted on site yet."))


def _lines(candidate: Candidate) -> Iterator[AssessmentLine]:
    level = LEVEL_OF[UnitKind(candidate.unit)]
    criteria = list(candidate.round.programme.criteria.filter(level=level, points__gt=0))
    verdicts = Verdict.objects.unscoped("a candidate is filled in from its own verdicts").filter(
        place_code=candidate.place_code[:level], clause_id__in=[one.clause_id for one in criteria]
    )
    verdicts = verdicts.exclude(clause__in=fenced())
    found = {one.clause_id: one for one in verdicts}
    for criterion in criteria:
        verdict = found.get(criterion.clause_id)
        state = verdict.state if verdict else None
        yield AssessmentLine(
            candidate=candidate, criterion=criterion, state=state, value=verdict.value if verdict else None,
            threshold=verdict.threshold if verdict else None, points=suggested(state, criterion.points),
        )  # fmt: skip
