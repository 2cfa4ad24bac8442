"""How far a round has come, who stands in it, how they are ranked, what is awarded and what is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from liren.kernel.scope import Actor
from liren.places.choices import Level
from liren.places.models import Compound
from liren.policy.choices import LEVEL_OF, Party, PhaseKind, UnitKind
from liren.policy.models import (
    Acceptance,
    AcceptanceLine,
    AssessmentLine,
    Award,
    AwardLevel,
    Candidate,
    Criterion,
    Phase,
    Programme,
    Quota,
    Round,
)
from liren.policy.queries.programmes import open_to
from liren.policy.rules.rounds import mean, ranked, score

VIEW, RUN = "policy.view", "programmes.run"
WHOLE_ROUND = "quotas and ranks are of the whole round; who asks has been checked at the round"


@dataclass(frozen=True, slots=True)
class Standing:
    """A candidate as who runs the round sees it."""

    candidate: Candidate
    own: Decimal | None
    """What it gave itself, of 100."""
    found: Decimal | None
    """What was found on site, of 100: the mean of the sides."""
    accepted: bool
    place: int | None = None
    """Within this round; only among those accepted."""


@dataclass(frozen=True, slots=True)
class Room:
    """A quota and how much of it is taken."""

    quota: Quota
    taken: int

    @property
    def left(self) -> int:
        return self.quota.places - self.taken


def phase_of(round: Round) -> Phase | None:
    """The step in which a round stands; nothing when it is over."""
    return next((one for one in round.phases.all() if one.finished_at is None), None)


def standing_in(round: Round) -> QuerySet[Candidate]:
    """The candidates of a round that have not withdrawn."""
    return _whole(round).filter(withdrawal=None)


def candidates_of(actor: Actor, round: Round) -> QuerySet[Candidate]:
    """The candidates that lie in the reader's own area: a community sees itself, not the others."""
    rows = Candidate.objects.visible_to(actor, VIEW).filter(round=round)
    return _with_all(rows).order_by("place_code", "name")


def accepted(candidate: Candidate) -> bool:
    """Whether every side that has to sign has signed that it passed."""
    sides = {Party.OWN, Party.ABOVE} if candidate.round.programme.joint else {Party.OWN}
    signed = {one.party: one.passed for one in _acceptances(candidate)}
    return all(signed.get(side) for side in sides)


def party_code(round: Round, party: str) -> str:
    """The place whose officer signs for a side: the one that runs the round, or the next above."""
    if party == Party.OWN:
        return round.place_code
    return round.place_code[: max(level for level in Level.values if level < len(round.place_code))]


def criteria_of(candidate: Candidate) -> list[Criterion]:
    """What a candidate is assessed by, in reading order."""
    level = LEVEL_OF[UnitKind(candidate.unit)]
    rows = candidate.round.programme.criteria.filter(level=level, points__gt=0)
    return list(rows.select_related("clause"))


def standings(round: Round) -> list[Standing]:
    """All candidates with their scores, ranked within the round: for who runs it, never for the public."""
    found = [_standing(one) for one in _whole(round)]
    scores = {one.candidate.pk: one.found for one in found if one.accepted and one.found is not None}
    places = ranked(scores)
    rows = [Standing(one.candidate, one.own, one.found, one.accepted, places.get(one.candidate.pk)) for one in found]  # fmt: skip
    return sorted(rows, key=lambda one: (one.place or len(rows) + 1, one.candidate.place_code))


def rooms(round: Round) -> list[Room]:
    """Every quota with what is taken of it."""
    quotas = round.quotas.select_related("level")
    return [Room(quota, taken(round, quota.level, quota.unit)) for quota in quotas]


def taken(round: Round, level: AwardLevel, unit: str) -> int:
    """How many units of a kind hold an award of the round at a level."""
    return _whole(round).filter(award__level=level, unit=unit, withdrawal=None).count()


def award_held(programme: Programme, place_code: str, compound: Compound | None) -> Award | None:
    """The highest award that a unit holds in a programme."""
    rows = Award.objects.unscoped("a unit's own awards").filter(
        candidate__round__programme=programme, place_code=place_code, candidate__compound=compound,
        candidate__withdrawal=None,
    )  # fmt: skip
    return rows.select_related("level").order_by("-level__rank").first()


def takes_applications(round: Round) -> bool:
    """Whether a round has begun and its applications are open."""
    return round.starts_on <= timezone.localdate() and is_at(round, PhaseKind.APPLY)


def is_at(round: Round, kind: PhaseKind) -> bool:
    """Whether a round stands in a step."""
    phase = phase_of(round)
    return phase is not None and phase.kind == kind


def _whole(round: Round) -> QuerySet[Candidate]:
    return _with_all(Candidate.objects.unscoped(WHOLE_ROUND).filter(round=round))


def _with_all(rows: QuerySet[Candidate]) -> QuerySet[Candidate]:
    return rows.select_related(
        "round__programme", "award__level", "withdrawal", "assessment"
    ).prefetch_related("lines__criterion")


def _acceptances(candidate: Candidate) -> list[Acceptance]:
    rows = candidate.acceptances.unscoped("of the candidate itself")
    return list(rows.prefetch_related("lines__criterion").select_related("signed_by"))


def _standing(candidate: Candidate) -> Standing:
    own, found = _scores(candidate.lines.all(), _acceptances(candidate))
    return Standing(candidate, own, found, accepted(candidate))


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A criterion of a candidate: its own line, and what each side gave."""

    criterion: Criterion
    own: AssessmentLine | None
    found: list[AcceptanceLine | None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything about a candidate, criterion by criterion, with the signatures."""

    lines: list[SheetLine]
    signed: list[Acceptance]
    own: Decimal | None
    found: Decimal | None


def sheet_of(candidate: Candidate) -> Sheet:
    """How a candidate stands on each criterion, by itself and by each side that signed."""
    own = {line.criterion_id: line for line in candidate.lines.select_related("criterion__clause")}
    signed = _acceptances(candidate)
    given = [{line.criterion_id: line for line in one.lines.all()} for one in signed]
    lines = [
        SheetLine(one, own.get(one.pk), [by.get(one.pk) for by in given]) for one in criteria_of(candidate)
    ]
    return Sheet(lines, signed, *_scores(own.values(), signed))


def _scores(
    own: Iterable[AssessmentLine], signed: Iterable[Acceptance]
) -> tuple[Decimal | None, Decimal | None]:
    """By itself, and as the sides that signed found it on the mean."""
    sides = [score((line.points, line.criterion.points) for line in one.lines.all()) for one in signed]
    return score((line.points, line.criterion.points) for line in own), mean(sides)


def to_apply(actor: Actor, place: str) -> QuerySet[Round]:
    """The rounds that take applications and in which a place has none yet."""
    own = Candidate.objects.unscoped("has the place applied?").filter(
        round=OuterRef("pk"), place_code__startswith=place
    )
    held = Award.objects.unscoped("was the place named lower before?").filter(
        candidate__round__programme=OuterRef("programme"),
        place_code__startswith=place,
        candidate__withdrawal=None,
    )
    units = [unit for unit, level in LEVEL_OF.items() if level == len(place)]
    rows = open_to(Round.objects.all(), actor).filter(
        quotas__unit__in=units, starts_on__lte=timezone.localdate()
    )
    rows = rows.filter(Q(quotas__upgrade=False) | Exists(held)).exclude(Exists(own))
    found: QuerySet[Round] = _at_step(rows, PhaseKind.APPLY, "pk").distinct().order_by("ends_on", "pk")
    return found


def to_assess(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """Of some candidates, those whose self-assessment is open."""
    rows = candidates.filter(withdrawal=None, assessment=None)
    found: QuerySet[Candidate] = _at_step(rows, PhaseKind.ASSESS, "round").order_by("applied_at")
    return found


def to_visit(candidates: QuerySet[Candidate], actor: Actor) -> QuerySet[Candidate]:
    """Of some candidates, those that wait on site for the reader, who has signed for none of the sides."""
    signed = Acceptance.objects.unscoped("has the reader signed?").filter(
        candidate=OuterRef("pk"), signed_by=actor.user_id
    )
    rows = candidates.filter(withdrawal=None, assessment__isnull=False).exclude(Exists(signed))
    found: QuerySet[Candidate] = _at_step(rows, PhaseKind.ACCEPT, "round").order_by("applied_at")
    return found


def _at_step(rows: Any, kind: PhaseKind, round: str) -> Any:
    """Rows whose round (a column) stands in a step: its first unfinished one."""
    first = Phase.objects.filter(round=OuterRef(round), finished_at=None).order_by("pk")
    return rows.annotate(step=Subquery(first.values("kind")[:1])).filter(step=kind)
