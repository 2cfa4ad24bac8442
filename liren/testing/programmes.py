"""The demo's targets, rounds, reviews and evaluations: under way, each with something left to do."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from liren.kernel.fence import fenced
from liren.kernel.scope import Actor
from liren.places.models import Place
from liren.policy.models import Candidate, Clause, Pack, Programme, Round, Target
from liren.policy.operations.awards import Seen, accept_on_site, award
from liren.policy.operations.candidates import Filled, apply_for_round, fill_assessment
from liren.policy.operations.evaluations import evaluate, open_evaluation
from liren.policy.operations.evidence import decide_evidence, report_evidence
from liren.policy.operations.programmes import set_roles, start_programme
from liren.policy.operations.reviews import add_finding, hold_review, open_review, settle_finding, sum_up_year
from liren.policy.operations.rounds import finish_phase, sum_up
from liren.policy.operations.supervision import reply_to_note, write_note
from liren.policy.operations.targets import break_down, set_target
from liren.policy.queries.rounds import criteria_of, standing_in
from liren.testing.area import COUNTY, FUDONG, LUOTONG, SUBDISTRICT
from liren.testing.cast import actor

WHY = "what the demo has already"
WORKERS = {LUOTONG: "fang_yuqing", FUDONG: "sheng_meihua"}
ELSEWHERE = "310117004"
HIGHLIGHTS = ("楼道议事会", "睦邻课堂", "一刻钟服务圈", "花园共治")
ROLES = {
    "organise": "区民政部门", "lead": "街道自治办", "press": "街道自治办", "carry_out": "各居民委员会", "accept": "区民政部门",
}  # fmt: skip


def load_programmes() -> None:
    """Load what is missing."""
    if Target.objects.unscoped(WHY).exists():
        return
    with fenced(actor("lai_zhengping")):
        _targets()
        _round_at_home()
        _round_elsewhere()
        _reviews()
        _evaluation()


def _targets() -> None:
    """A target of the county, broken down; one of the subdistrict that is behind and was pressed."""
    county, officer, clerk, today = (
        actor("lai_zhengping"),
        actor("wu_li"),
        actor("fang_yuqing"),
        timezone.localdate(),
    )
    year: dict[str, Any] = {"starts_on": date(today.year, 1, 1), "due_on": date(today.year, 12, 31)}
    whole = set_target(
        actor=county, place_code=COUNTY, title="党群服务中心亲民化改造", count=Decimal(24), unit="item", office="市民政部门", **year,
    )  # fmt: skip
    [part, *_others] = break_down(
        whole, actor=county, parts={SUBDISTRICT: Decimal(15), "330182002": Decimal(6)}
    )
    own, other = break_down(part, actor=officer, parts={LUOTONG: Decimal(2), FUDONG: Decimal(1)})
    for target, who, note in (
        (own, clerk, "罗桐路服务大厅改造完工"),
        (other, actor("sheng_meihua"), "府前路活动室改造完工"),
    ):
        decide_evidence(
            report_evidence(target, actor=who, amount=Decimal(1), happened_on=today - timedelta(days=30), note=note),
            actor=officer, accepted=True,
        )  # fmt: skip
    report_evidence(
        own,
        actor=clerk,
        amount=Decimal(1),
        happened_on=today - timedelta(days=2),
        note="老罗桐宿舍党群驿站开放",
    )
    write_note(part, actor=county, text="年底将至，还差十余个点位，请说明排期。", working_days=5)
    met = set_target(
        actor=officer, place_code=SUBDISTRICT, title="社区社会工作服务站", count=Decimal(2), unit="item", office="公共服务科", **year,
    )  # fmt: skip
    done = report_evidence(met, actor=actor("jiang_wenhua"), amount=Decimal(2), happened_on=today - timedelta(days=60), note="两站挂牌")  # fmt: skip
    decide_evidence(done, actor=officer, accepted=True)
    pressed = write_note(own, actor=officer, text="请把改造前后的照片补齐。", working_days=3)
    reply_to_note(pressed, actor=clerk, text="照片已拍，本周上传。")


def _round_at_home() -> None:
    """新安江街道 plays the rounds of zs-7 by its own policy: two communities were named last year and now mean to rise."""
    officer, year = actor("wu_li"), timezone.localdate().year
    programme = _programme(
        "新安江街道治理示范社区创建", SUBDISTRICT, "xaj2020", officer_key="wu_li", first_year=year - 1
    )
    [first, second, _last] = programme.rounds.unscoped(WHY).all()
    _apply(first)
    finish_phase(first, actor=officer)
    for candidate in standing_in(first):
        _assess(candidate, actor(WORKERS[candidate.place_code]))
    finish_phase(_again(first), actor=officer)
    for candidate in standing_in(first):
        for party, who in (("own", officer), ("above", actor("lai_zhengping"))):
            _visit(candidate, who, party, 9 - int(candidate.place_code[-1]) % 3)
    finish_phase(_again(first), actor=officer)
    lower = programme.levels.order_by("rank")[0]
    for n, candidate in enumerate(standing_in(first)):
        award(
            candidate,
            actor=officer,
            level=lower,
            named_on=date(year - 1, 12, 20),
            number=f"新街〔{year - 1}〕{41 + n}号",
        )
    finish_phase(_again(first), actor=officer)
    sum_up(_again(first), actor=officer, text="议事要小，办事要快；一社区一亮点，不求全。")
    _apply(second)
    finish_phase(second, actor=officer)


def _apply(round: Round) -> None:
    for (code, who), highlight in zip(WORKERS.items(), HIGHLIGHTS, strict=False):
        apply_for_round(
            round,
            actor=actor(who),
            place_code=code,
            highlight=highlight,
            plan="每月一次，议一件事，办一件事。",
        )


def _assess(candidate: Candidate, who: Actor) -> None:
    lines = [Filled(line.pk, line.points, "见台账") for line in candidate.lines.all()]
    fill_assessment(candidate, actor=who, lines=lines, submit=True)


def _visit(candidate: Candidate, who: Actor, party: str, points: int) -> None:
    seen = [Seen(one.pk, Decimal(points)) for one in criteria_of(candidate)]
    accept_on_site(
        candidate,
        actor=who,
        party=party,
        visited_on=timezone.localdate(),
        passed=True,
        lines=seen,
        remark="台账齐全",
    )


def _round_elsewhere() -> None:
    """中山街道 stands at the acceptance on site: its own side has signed for the first two candidates."""
    officer, today = actor("mo_ruozhu"), timezone.localdate()
    programme = _programme(
        "中山街道自治家园示范创建", ELSEWHERE, "zs2018", officer_key="mo_ruozhu", first_year=today.year
    )
    [first, *_later] = programme.rounds.unscoped(WHY).all()
    places = Place.objects.unscoped(WHY).filter(code__startswith=ELSEWHERE, level=12).order_by("code")
    for place, highlight in zip(places, HIGHLIGHTS, strict=False):
        apply_for_round(
            first,
            actor=officer,
            place_code=place.code,
            highlight=highlight,
            plan="先试两个楼组，再全面铺开。",
        )
    finish_phase(first, actor=officer)
    for candidate in standing_in(first):
        _assess(candidate, officer)
    finish_phase(_again(first), actor=officer)
    for n, candidate in enumerate(standing_in(first)[:2]):
        _visit(candidate, officer, "own", 9 - n)


def _programme(title: str, place_code: str, pack: str, *, officer_key: str, first_year: int) -> Programme:
    officer = actor(officer_key)
    programme = start_programme(
        actor=officer, place_code=place_code, title=title, pack=Pack.objects.get(code=pack),
        clause=Clause.objects.get(code="zs-7"), first_year=first_year,
    )  # fmt: skip
    set_roles(programme, actor=officer, offices=ROLES)
    return programme


def _again(round: Round) -> Round:
    return Round.objects.unscoped(WHY).get(pk=round.pk)


def _reviews() -> None:
    """The first half of the year was looked at: one problem is mended, one is not. Last year was summed up."""
    officer, today = actor("wu_li"), timezone.localdate()
    review = open_review(
        actor=officer, place_code=SUBDISTRICT, year=today.year, half=1, due_on=min(date(today.year, 7, 15), today), office="社区工作科",
    )  # fmt: skip
    hold_review(
        review, actor=officer, held_on=review.due_on, evaluation="八成措施已见效，用房和小区议事还有短板。"
    )
    mended = add_finding(
        review,
        actor=officer,
        place_code=LUOTONG,
        text="公开栏内容三个月未更新",
        owner="罗桐社区居委会",
        due_on=today,
    )
    settle_finding(mended, actor=actor("fang_yuqing"), text="已更新，改为每月 5 日检查。")
    add_finding(review, actor=officer, place_code=LUOTONG, text="两个小区没有议事协商会", owner="罗桐社区居委会",
                due_on=today + timedelta(days=10))  # fmt: skip
    sum_up_year(
        actor=officer,
        place_code=SUBDISTRICT,
        year=today.year - 1,
        text="一年来，社区用房补齐三处，小区议事协商会覆盖过半。",
    )


def _evaluation() -> None:
    """This year's two-way evaluation: 府东 has both sides, 罗桐 waits for its own."""
    officer, today = actor("wu_li"), timezone.localdate()
    round = open_evaluation(
        actor=officer,
        place_code=SUBDISTRICT,
        title=f"{today.year} 年双向评价",
        due_on=today + timedelta(days=20),
    )
    for code in (LUOTONG, FUDONG):
        evaluate(
            round,
            actor=officer,
            place_code=code,
            direction="down",
            score=4,
            good="走访勤，台账清楚",
            wish="议事会再多一些",
        )
    evaluate(
        round,
        actor=actor("sheng_meihua"),
        place_code=FUDONG,
        direction="up",
        score=4,
        good="经费到位及时",
        wish="报表再少一些",
    )
