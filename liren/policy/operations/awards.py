"""Accept on site, award, take an award away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from liren.events.operations.record import record
from liren.kernel.changing import changing, lock
from liren.kernel.errors import Refused, RightMissing
from liren.kernel.scope import Actor
from liren.policy.choices import PhaseKind
from liren.policy.models import Acceptance, AcceptanceLine, Award, AwardLevel, Candidate, Withdrawal
from liren.policy.operations.candidates import withdraw
from liren.policy.operations.signer import signer
from liren.policy.queries.rounds import accepted, award_held, criteria_of, party_code, phase_of, taken

RIGHT = "programmes.run"


@dataclass(frozen=True, slots=True)
class Seen:
    """One criterion as it was found on site."""

    criterion: int
    points: Decimal
    remark: str = ""


def accept_on_site(
    candidate: Candidate, *, actor: Actor, party: str, visited_on: date, passed: bool, lines: Iterable[Seen], remark: str = ""
) -> Acceptance:  # fmt: skip
    """Sign what was seen on site, as the side that runs the round or the one above it. The candidate is told.

    Refused outside the step of acceptance, before the self-assessment is in, twice for one side, to a person who signed
    for the other side, without the right at that side's place (403), and for points beyond what a criterion is worth.
    """
    with changing(candidate, actor=actor, permission=RIGHT) as row:
        _require_party(row, party, actor)
        _require_visitable(row, party, visited_on, actor)
        found = {one.criterion: one for one in lines}
        row_lines = [(one, found.get(one.pk)) for one in criteria_of(row)]
        if any(seen is None or not 0 <= seen.points <= one.points for one, seen in row_lines):
            raise Refused(_("Every criterion gets points, and none more than it is worth."))
        signed = Acceptance.objects.create(
            candidate=row, place_code=row.place_code, party=party, visited_on=visited_on, passed=passed,
            remark=remark.strip(), signed_by=signer(actor),
        )  # fmt: skip
        AcceptanceLine.objects.bulk_create(
            AcceptanceLine(acceptance=signed, criterion=one, points=seen.points, remark=seen.remark.strip())
            for one, seen in row_lines if seen
        )  # fmt: skip
        record("policy.accepted_on_site" if passed else "policy.not_accepted_on_site", actor=actor,
               place_code=row.place_code, subject=row, label=row.name, new={"party": party})  # fmt: skip
    return signed


def award(
    candidate: Candidate, *, actor: Actor, level: AwardLevel, named_on: date, number: str = ""
) -> Award:
    """Name a candidate a demonstration unit. It is told; the award can be printed.

    Refused to who does not run the round (403), outside the step of award, without acceptance by every side, beyond the
    quota, and at a level not above the one that it holds; a quota of upgrades is only for who holds a lower one.
    """
    with changing(candidate, actor=actor, permission=RIGHT) as row:
        _take_up_round(row, actor)
        _require_nameable(row)
        held = award_held(row.round.programme, row.place_code, row.compound)
        _require_place(row, level, held)
        named = Award.objects.create(
            candidate=row, place_code=row.place_code, level=level, named_on=named_on, number=number.strip(),
            upgraded_from=held, named_by=signer(actor),
        )  # fmt: skip
        record("policy.awarded", actor=actor, place_code=row.place_code, subject=row, label=row.name,
               new={"level": level.title, "named_on": named_on})  # fmt: skip
    return named


def withdraw_award(candidate: Candidate, *, actor: Actor, reason: str) -> Withdrawal:
    """Take an award away, with the reason; its place is free again. The unit is told.

    Refused to who does not run the round (403), and where there is none.
    """
    with changing(candidate, actor=actor, permission=RIGHT) as row:
        _take_up_round(row, actor)
        if not hasattr(row, "award"):
            raise Refused(_("There is no award to take away."))
        return withdraw(row, actor=actor, reason=reason)


def _take_up_round(row: Candidate, actor: Actor) -> None:
    """Who runs the round names, not who runs others below it; one after the other, so that no quota is exceeded."""
    actor.require(RIGHT, row.round.place_code)
    lock(row.round, actor=actor, permission=RIGHT)


def _require_party(row: Candidate, party: str, actor: Actor) -> None:
    if not actor.may(RIGHT, party_code(row.round, party)):
        raise RightMissing(_("This side's acceptance is signed by its own officer."))


def _require_visitable(row: Candidate, party: str, visited_on: date, actor: Actor) -> None:
    phase = phase_of(row.round)
    if phase is None or phase.kind != PhaseKind.ACCEPT or hasattr(row, "withdrawal"):
        raise Refused(_("Acceptance on site is not open for this candidate."))
    if not hasattr(row, "assessment"):
        raise Refused(_("The self-assessment has not been handed in."))
    if visited_on > timezone.localdate():
        raise Refused(_("This day has not come yet."), field="visited_on")
    signed = list(row.acceptances.unscoped("who signed already?").values_list("party", "signed_by_id"))
    if party in dict(signed):
        raise Refused(_("This side has signed already."))
    if actor.user_id in {who for _party, who in signed}:
        raise Refused(_("You signed for the other side. Each side has a signature of its own."))


def _require_nameable(row: Candidate) -> None:
    phase = phase_of(row.round)
    if phase is None or phase.kind != PhaseKind.AWARD:
        raise Refused(_("The round is not at its awards."))
    if hasattr(row, "award"):
        raise Refused(_("This unit has been named already."))
    if hasattr(row, "withdrawal") or not accepted(row):
        raise Refused(_("Only who was accepted on site by every side can be named."))


def _require_place(row: Candidate, level: AwardLevel, held: Award | None) -> None:
    quota = row.round.quotas.filter(level=level, unit=row.unit).first()
    if quota is None:
        raise Refused(_("This round has no such award for this kind of unit."), field="level")
    if taken(row.round, level, row.unit) >= quota.places:
        raise Refused(_("All {n} places for “{level}” are taken.").format(n=quota.places, level=level.title), field="level")  # fmt: skip
    if held and held.level.rank >= level.rank:
        raise Refused(_("The unit holds “{level}” already.").format(level=held.level.title), field="level")
    if quota.upgrade and held is None:
        raise Refused(_("This award is an upgrade: the unit was not named before."), field="level")
