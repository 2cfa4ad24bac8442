"""What is planted of targets and programmes: a target with proof and note, a round from application to award."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from liren.policy.choices import Party
from liren.policy.models import Candidate, Clause, Pack, Round
from liren.policy.operations.awards import Seen, accept_on_site, award
from liren.policy.operations.candidates import Filled, apply_for_round, fill_assessment
from liren.policy.operations.evaluations import evaluate, open_evaluation
from liren.policy.operations.evidence import report_evidence
from liren.policy.operations.programmes import start_programme
from liren.policy.operations.reviews import add_finding, open_review, sum_up_year
from liren.policy.operations.rounds import finish_phase, sum_up
from liren.policy.operations.supervision import write_note
from liren.policy.operations.targets import set_target
from liren.policy.queries.rounds import criteria_of
from liren.testing.area import LUOTONG, SUBDISTRICT
from liren.testing.cast import actor
from tests.pixels import picture

WHY = "a test's ground"


def plant_programmes(_ground: Any) -> dict[str, Any]:
    """One of each kind of row, under words that exist in 新安江街道 alone."""
    return {**_target(), **_programme(), **_reviews()}


def _target() -> dict[str, Any]:
    boss, clerk, today = actor("wu_li"), actor("fang_yuqing"), timezone.localdate()
    target = set_target(
        actor=boss, place_code=LUOTONG, title="鹿角巷用房改造", count=Decimal(4), unit="item", starts_on=today,
        due_on=today + timedelta(days=90), office="社区工作科",
    )  # fmt: skip
    progress = report_evidence(
        target, actor=clerk, amount=Decimal(1), happened_on=today, note="喜鹊纹门头已换", file=_png()
    )
    note = write_note(target, actor=boss, text="请鹿角巷说明进度", working_days=5)
    return {"target": target, "progress": progress, "note": note}


def _programme() -> dict[str, Any]:
    programme = start_programme(
        actor=actor("wu_li"), place_code=SUBDISTRICT, title="鹿角巷示范创建", pack=Pack.objects.get(code="trial"),
        clause=Clause.objects.get(code="tr-4"), first_year=2025,
    )  # fmt: skip
    first, second = programme.rounds.unscoped(WHY).all()[:2]
    named = _named(first)
    sum_up(_again(first), actor=actor("wu_li"), text="鹿角巷经验", file=_png())
    again = apply_for_round(
        second, actor=actor("fang_yuqing"), place_code=LUOTONG, highlight="喜鹊纹", plan=""
    )
    line = named.lines.exclude(file="").get()
    return {"programme": programme, "first_round": first, "next_round": second, "named": named, "line": line,
            "candidate": again}  # fmt: skip


def _named(round: Round) -> Candidate:
    clerk = actor("fang_yuqing")
    row = apply_for_round(
        round, actor=clerk, place_code=LUOTONG, highlight="喜鹊纹楼道", plan="鹿角巷每月议事"
    )
    _on(round)
    lines = list(row.lines.all())
    filled = [Filled(one.pk, Decimal(5), "喜鹊纹", _png() if one is lines[0] else None) for one in lines]
    fill_assessment(row, actor=clerk, lines=filled, submit=True)
    _on(round)
    for party, who in ((Party.OWN, "wu_li"), (Party.ABOVE, "lai_zhengping")):
        row = Candidate.objects.unscoped(WHY).get(pk=row.pk)
        seen = [Seen(one.pk, Decimal(8), "鹿角巷") for one in criteria_of(row)]
        accept_on_site(
            row, actor=actor(who), party=party, visited_on=timezone.localdate(), passed=True, lines=seen
        )
    _on(round)
    [_higher, level] = row.round.programme.levels.all()
    award(row, actor=actor("wu_li"), level=level, named_on=date(2026, 11, 1), number="新街〔2026〕9号")
    _on(round)
    return row


def _on(round: Round) -> None:
    finish_phase(_again(round), actor=actor("wu_li"))


def _again(round: Round) -> Round:
    return Round.objects.unscoped(WHY).get(pk=round.pk)


def _reviews() -> dict[str, Any]:
    boss, today = actor("wu_li"), timezone.localdate()
    review = open_review(actor=boss, place_code=LUOTONG, year=2026, half=1, due_on=today, office="鹿角巷科")
    finding = add_finding(
        review, actor=boss, place_code=LUOTONG, text="鹿角巷公开栏没有更新", owner="喜鹊纹", due_on=today
    )
    year = sum_up_year(actor=boss, place_code=LUOTONG, year=2024, text="鹿角巷一年", file=_png())
    evaluation = open_evaluation(actor=boss, place_code=SUBDISTRICT, title="鹿角巷双向评价", due_on=today)
    evaluate(evaluation, actor=boss, place_code=LUOTONG, direction="down", score=4, good="喜鹊纹走访勤")
    return {"review": review, "finding": finding, "year": year, "evaluation": evaluation}


def _png() -> ContentFile[bytes]:
    return ContentFile(picture(), name="a.png")
