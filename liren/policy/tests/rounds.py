"""A round as the tests tell it: who applies, fills in, visits, names."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils import timezone

from liren.policy.choices import Party
from liren.policy.models import Acceptance, Award, AwardLevel, Candidate, Clause, Pack, Programme, Round
from liren.policy.operations.awards import Seen, accept_on_site, award
from liren.policy.operations.candidates import Filled, apply_for_round, fill_assessment
from liren.policy.operations.programmes import start_programme
from liren.policy.operations.rounds import finish_phase
from liren.policy.queries.rounds import criteria_of
from liren.testing.area import FUDONG, LUOTONG, SUBDISTRICT
from liren.testing.cast import actor

TODAY = timezone.localdate()
WHY = "the tests look at everything"
WORKERS = {LUOTONG: "fang_yuqing", FUDONG: "sheng_meihua"}
OFFICERS = {Party.OWN: "wu_li", Party.ABOVE: "lai_zhengping"}


def started(**more: Any) -> Programme:
    return start_programme(
        actor=actor("wu_li"), place_code=SUBDISTRICT, title="自治家园示范创建", pack=Pack.objects.get(code="trial"),
        clause=Clause.objects.get(code="tr-4"), **more,
    )  # fmt: skip


def applied(round: Round, place_code: str = LUOTONG) -> Candidate:
    return apply_for_round(
        round,
        actor=actor(WORKERS[place_code]),
        place_code=place_code,
        highlight="楼道议事会",
        plan="每月一次",
    )


def moved(round: Round) -> None:
    finish_phase(Round.objects.unscoped(WHY).get(pk=round.pk), actor=actor("wu_li"))


def handed_in(candidate: Candidate) -> None:
    lines = [Filled(line.pk, line.points, "见台账") for line in candidate.lines.all()]
    fill_assessment(candidate, actor=actor(WORKERS[candidate.place_code]), lines=lines, submit=True)


def visited(
    candidate: Candidate, points: str = "8", party: str = Party.OWN, who: str = "", passed: bool = True
) -> Acceptance:
    seen = [Seen(one.pk, Decimal(points)) for one in criteria_of(candidate)]
    return accept_on_site(
        Candidate.objects.unscoped(WHY).get(pk=candidate.pk), actor=actor(who or OFFICERS[Party(party)]), party=party,
        visited_on=TODAY, passed=passed, lines=seen,
    )  # fmt: skip


def at_awards(round: Round, points: dict[str, str]) -> list[Candidate]:
    """Candidates of these communities, assessed and accepted by both sides with these points."""
    found = [applied(round, code) for code in points]
    moved(round)
    for one in found:
        handed_in(one)
    moved(round)
    for one in found:
        visited(one, points[one.place_code])
        visited(one, points[one.place_code], Party.ABOVE)
    moved(round)
    return [Candidate.objects.unscoped(WHY).get(pk=one.pk) for one in found]


def named(candidate: Candidate, level: str) -> Award:
    return award(
        candidate, actor=actor("wu_li"), named_on=TODAY, number="新街〔2026〕9号",
        level=AwardLevel.objects.get(title=level, programme=candidate.round.programme),
    )  # fmt: skip
