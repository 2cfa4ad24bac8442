"""Start a programme from a clause, say which office does what, what each criterion is worth, what can be awarded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext as _

from liren.accounts.queries.places import require_place
from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.policy.choices import LEVEL_OF, PhaseKind, RoleKind, UnitKind
from liren.policy.models import (
    AwardLevel,
    Clause,
    Criterion,
    Pack,
    Phase,
    Programme,
    ProgrammeRole,
    Quota,
    Round,
)
from liren.policy.operations.signer import signer
from liren.policy.queries.programmes import asked_by, clauses_for
from liren.policy.rules.rounds import PlannedRound, levels_of, plan_rounds

RIGHT = "programmes.run"
FULL = 10
"""What a criterion is worth until somebody says otherwise."""


def start_programme(
    *, actor: Actor, place_code: str, title: str, pack: Pack, clause: Clause | None = None,
    first_year: int | None = None, joint: bool = True,
) -> Programme:  # fmt: skip
    """Start a programme whose candidates are assessed by a policy's clauses.

    From a clause (zs-7) it has its rounds, levels of award and quotas at once, moved to begin in `first_year`.
    Units below see it when its first round takes applications. Refused where the policy judges no such units.
    """
    with creating(actor=actor, permission=RIGHT, place_code=place_code):
        require_place(place_code)
        row = Programme.objects.create(
            place_code=place_code,
            title=title,
            pack=pack,
            clause=clause,
            joint=joint,
            started_by=signer(actor),
        )
        ProgrammeRole.objects.bulk_create(ProgrammeRole(programme=row, kind=kind) for kind in RoleKind)
        asked = asked_by(clause) if clause else []
        _add_levels(row, levels_of(asked))
        _add_criteria(row, {one.unit for one in asked} or {UnitKind.COMMUNITY})
        for planned in plan_rounds(asked, first_year=first_year):
            _add_round(row, planned)
        record("policy.programme_started", actor=actor, place_code=place_code, subject=row, label=title,
               new={"pack": pack.code, "clause": clause.code if clause else ""})  # fmt: skip
    return row


def set_roles(programme: Programme, *, actor: Actor, offices: Mapping[str, str]) -> None:
    """Say which office does what (zs-8.1). An office, never a person."""
    with changing(programme, actor=actor, permission=RIGHT) as row:
        for role in row.roles.all():
            role.office = offices.get(role.kind, role.office).strip()
            role.save(update_fields=["office"])
        record("policy.programme_roles_set", actor=actor, place_code=row.place_code, subject=row, label=row.title,
               new=dict(offices))  # fmt: skip


def weigh_criteria(programme: Programme, *, actor: Actor, points: Mapping[int, int]) -> None:
    """Say what each criterion is worth. Refused once somebody has begun a self-assessment."""
    with changing(programme, actor=actor, permission=RIGHT) as row:
        if row.criteria.filter(pk__in=_used(row)).exists():
            raise Refused(_("Self-assessment has begun: what a criterion is worth stays as it is."))
        for criterion in row.criteria.all():
            criterion.points = points.get(criterion.pk, criterion.points)
            criterion.save(update_fields=["points"])
        record("policy.criteria_weighed", actor=actor, place_code=row.place_code, subject=row, label=row.title,
               new={str(number): worth for number, worth in points.items()})  # fmt: skip


def add_round(
    programme: Programme, *, actor: Actor, title: str, starts_on: date, ends_on: date, sum_up_only: bool = False
) -> Round:  # fmt: skip
    """One more round; quotas are given afterwards. A round that only sums up has no applications."""
    if starts_on > ends_on:
        raise Refused(_("The round ends before it begins."), field="ends_on")
    with changing(programme, actor=actor, permission=RIGHT) as row:
        phases = [PhaseKind.SUM_UP] if sum_up_only else list(PhaseKind)
        new = _write_round(row, title, starts_on, ends_on, phases)
        record("policy.round_added", actor=actor, place_code=row.place_code, subject=new, label=title)
    return new


def set_quota(
    round: Round, *, actor: Actor, level: str, unit: str, places: int, upgrade: bool = False
) -> Quota:
    """How many units of a kind can be named at a level; a new level ranks above those there are.

    Refused below what has been awarded already. Nobody is told; the round's page shows it.
    """
    with changing(round, actor=actor, permission=RIGHT) as row:
        named = AwardLevel.objects.filter(programme=row.programme, title=level.strip()).first()
        named = named or _add_levels(row.programme, [level.strip()])[0]
        awarded = row.candidates.unscoped("what is awarded").filter(
            unit=unit, award__level=named, withdrawal=None
        )
        if awarded.count() > places:
            raise Refused(_("More have been awarded already."), field="places")
        quota, _new = Quota.objects.update_or_create(
            round=row, level=named, unit=unit, defaults={"places": places, "upgrade": upgrade}
        )
        _add_criteria(row.programme, {unit})
        record("policy.quota_set", actor=actor, place_code=row.place_code, subject=row, label=row.title,
               new={"level": named.title, "unit": unit, "places": places, "upgrade": upgrade})  # fmt: skip
    return quota


def _add_levels(programme: Programme, titles: list[str]) -> list[AwardLevel]:
    """New levels above those there are; of several, the first is the highest."""
    above = programme.levels.count()
    rows = [AwardLevel(programme=programme, title=title, rank=above + len(titles) - n) for n, title in enumerate(titles)]  # fmt: skip
    return AwardLevel.objects.bulk_create(rows)


def _add_criteria(programme: Programme, units: Iterable[str]) -> None:
    for level in {LEVEL_OF[UnitKind(unit)] for unit in units}:
        if programme.criteria.filter(level=level).exists():
            continue
        clauses = clauses_for(programme.pack, level)
        if not clauses:
            raise Refused(_("This policy judges no units of this level. Choose another one."), field="pack")
        Criterion.objects.bulk_create(
            Criterion(programme=programme, clause=clause, level=level, points=FULL) for clause in clauses
        )


def _add_round(programme: Programme, planned: PlannedRound) -> None:
    title = _("Round of {year}").format(year=planned.year)
    new = _write_round(programme, title, date(planned.year, 1, 1), planned.ends_on, planned.phases)
    levels = {level.title: level for level in programme.levels.all()}
    Quota.objects.bulk_create(
        Quota(round=new, level=levels[one.award], unit=one.unit, places=one.count, upgrade=one.upgrade)
        for one in planned.quotas
    )


def _write_round(
    programme: Programme, title: str, starts_on: date, ends_on: date, phases: list[PhaseKind]
) -> Round:
    new = Round.objects.create(
        programme=programme, place_code=programme.place_code, title=title, starts_on=starts_on, ends_on=ends_on
    )  # fmt: skip
    Phase.objects.bulk_create(Phase(round=new, kind=kind) for kind in phases)
    return new


def _used(programme: Programme) -> list[int]:
    from liren.policy.models import AssessmentLine

    lines = AssessmentLine.objects.filter(criterion__programme=programme)
    return list(lines.values_list("criterion_id", flat=True).distinct())
