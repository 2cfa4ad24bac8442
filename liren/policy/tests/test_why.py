"""One sentence for every way in which a unit can stand, in both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from liren.kernel.units import Unit
from liren.policy.choices import Reason, State
from liren.policy.explaining.figures import digits_between, shown
from liren.policy.explaining.seen import Seen, Signed
from liren.policy.explaining.terms import Term
from liren.policy.expressions.parse import parse
from liren.policy.expressions.words import with_figures, worked_out
from liren.policy.packs.document import Check
from liren.policy.why import why

TODAY = date(2026, 11, 28)
AREA, HOMES, SHARE, OPEN = (
    "places.premises_area",
    "people.households_living",
    "people.volunteer_share",
    "people.open_conflicts",
)
WORDS = {
    "en": {AREA: "premises", HOMES: "households", SHARE: "volunteers", OPEN: "contradictions", "x.y": "closed in time"},
    "zh-hans": {AREA: "社区用房", HOMES: "常住户", SHARE: "志愿者占比", OPEN: "矛盾", "x.y": "按时办结率"},
}  # fmt: skip
UNITS = {AREA: "m2", HOMES: "household", SHARE: "percent", OPEN: "case", "x.y": "percent"}


NUMBERS = ("value", "threshold", "upper", "numerator", "denominator")


def term(key: str) -> Term:
    """The words of the tests: they do not move when a label is polished."""
    language = translation.get_language() or "en"
    return Term(
        WORDS[language][key],
        Unit.of(UNITS[key]),
        "" if key == "x.y" else {"en": "Places", "zh-hans": "区域"}[language],
    )


def seen(
    state: State, reason: Reason = Reason.COMPARED, check: dict[str, Any] | None = None, **more: Any
) -> Seen:
    numbers: dict[str, Any] = {name: Decimal(str(more.pop(name))) for name in NUMBERS if name in more}
    figures = {
        key: None if value is None else Decimal(str(value)) for key, value in more.pop("figures", {}).items()
    }
    return Seen(state, reason, TODAY, check=Check(check or {}), figures=figures, terms=term, **numbers, **more)  # fmt: skip


def both(one: Seen) -> tuple[str, str]:
    with translation.override("en"):
        english = why(one)
    with translation.override("zh-hans"):
        return english, why(one)


def area(compare: str, than: str = "640[m2]", **more: Any) -> dict[str, Any]:
    return {"measure": AREA, "compare": compare, "than": than, **more}


FORMULA = area(">=", "max(300[m2], people.households_living / 20[household/m2])")
PER_HUNDRED = {
    "measure": "places.premises_area * 100[household] / people.households_living",
    "compare": ">=",
    "than": "30[m2]",
}
OURS = {"zh": "以在册户数计", "en": "households on the register"}

TABLE: list[tuple[Seen, str, str]] = [
    (
        seen(State.MET, check=FORMULA, value=512, threshold=300, figures={AREA: 512, HOMES: 3412}),
        "premises 512 m²; needs max(300, 3,412 ÷ 20) = 300 m²: met by 212 m²",
        "社区用房 512 平方米；应不少于 max(300, 3,412 ÷ 20) = 300 平方米：已达标，超出 212 平方米",
    ),
    (
        seen(State.NEAR, check=area(">="), value=600, threshold=640, figures={AREA: 600}),
        "premises 600 m²; needs 640 m²: near, 40 m² short",
        "社区用房 600 平方米；应不少于 640 平方米：接近达标，还差 40 平方米",
    ),
    (
        seen(State.NOT_MET, check=area(">="), value="500.5", threshold=640, figures={AREA: "500.5"}),
        "premises 500.5 m²; needs 640 m²: not met, 139.5 m² short",
        "社区用房 500.5 平方米；应不少于 640 平方米：未达标，还差 139.5 平方米",
    ),
    (
        seen(State.NOT_MET, check=area(">"), value=640, threshold=640, figures={AREA: 640}),
        "premises 640 m²; needs more than 640 m²: not met, exactly at the limit",
        "社区用房 640 平方米；应多于 640 平方米：未达标，刚好卡在界线上",
    ),
    (
        seen(State.MET, check=area("<="), value=600, threshold=640, figures={AREA: 600}),
        "premises 600 m²; may be 640 m² at most: met with 40 m² to spare",
        "社区用房 600 平方米；应不超过 640 平方米：已达标，还有 40 平方米余地",
    ),
    (
        seen(State.NOT_MET, check=area("<"), value=700, threshold=640, figures={AREA: 700}),
        "premises 700 m²; must be below 640 m²: not met, 60 m² over",
        "社区用房 700 平方米；应低于 640 平方米：未达标，多出 60 平方米",
    ),
    (
        seen(State.MET, check={"measure": OPEN, "compare": "==", "than": "0[case]"}, value=0, threshold=0, figures={OPEN: 0}),
        "contradictions 0 cases; must be 0 cases: met as asked",
        "矛盾 0 件；应为 0 件：已达标",
    ),
    (
        seen(State.NOT_MET, check={"measure": OPEN, "compare": "==", "than": "0[case]"}, value=1, threshold=0, figures={OPEN: 1}),
        "contradictions 1 case; must be 0 cases: not met, 1 case over",
        "矛盾 1 件；应为 0 件：未达标，多出 1 件",
    ),
    (
        seen(State.MET, check=area("between", "5[m2]", upper="9[m2]"), value=7, threshold=5, upper=9, figures={AREA: 7}),
        "premises 7 m²; needs 5 m² to 9 m²: met, within the range",
        "社区用房 7 平方米；应在 5 平方米到 9 平方米之间：已达标，在范围之内",
    ),
    (
        seen(State.NOT_MET, check={"measure": HOMES, "compare": "about", "than": "1500[household]", "tolerance": 20, "general": True,
                                   "ours": OURS}, value=2000, threshold=1500, figures={HOMES: 2000}),
        "households 2,000 households; needs about 1,500 households, 20% either way: not met, 200 households over"
        " (the text says “generally”; our reading: households on the register)",
        "常住户 2,000 户；应在 1,500 户左右（上下 20%）：未达标，多出 200 户（原文为一般要求；口径：以在册户数计）",
    ),
    (
        seen(State.NEAR, check={"measure": SHARE, "compare": ">=", "than": "10[percent]", "by": "2027-12-31"},
             value="8.2063", threshold=10, numerator=280, denominator=3412, figures={SHARE: "8.2063"}),
        "volunteers 8.21% (280 of 3,412); needs 10%: near, 1.79 percentage points short (due by 2027-12-31)",
        "志愿者占比 8.21%（280/3,412）；应不少于 10%：接近达标，还差 1.79 个百分点（期限 2027-12-31）",
    ),
    (
        seen(State.NOT_MET, check=area(">=", by="2020-12-31"), value=600, threshold=640, figures={AREA: 600}),
        "premises 600 m²; needs 640 m²: not met, 40 m² short (was due by 2020-12-31)",
        "社区用房 600 平方米；应不少于 640 平方米：未达标，还差 40 平方米（期限 2020-12-31 已过）",
    ),
    (
        seen(State.NOT_MET, check=PER_HUNDRED, value="27.6", threshold=30, figures={AREA: "748.8", HOMES: 2713}),
        "premises × 100 ÷ households 27.6 m²; needs 30 m²: not met, 2.4 m² short",
        "社区用房 × 100 ÷ 常住户 27.6 平方米；应不少于 30 平方米：未达标，还差 2.4 平方米",
    ),
    (
        seen(State.NOT_APPLICABLE, Reason.SHOWN, {"measure": AREA, "compare": "shown"}, value=64, figures={AREA: 64}),
        "premises 64 m²; the text sets no figure, the value is only shown",
        "社区用房 64 平方米；原文没有定数，只展示不判断",
    ),
    (
        seen(State.NOT_APPLICABLE, Reason.EXCLUDED, area(">=", when="people.households_living >= 1000[household]"), figures={AREA: 5, HOMES: 312}),
        "Does not apply: only where households ≥ 1,000; here 312",
        "不适用：只在 常住户 ≥ 1,000 时适用，这里是 312",
    ),
    (
        seen(State.NO_DATA, Reason.NO_RECORDS, FORMULA, value=512, figures={AREA: 512, HOMES: None}),
        "No data: nothing is recorded yet for “households”; enter it under “Places”",
        "缺数据：还没有“常住户”的记录，到“区域”里登记后马上判断",
    ),
    (
        seen(State.NO_DATA, Reason.NO_RECORDS, PER_HUNDRED, figures={AREA: 512, HOMES: 0}),
        "No data: premises × 100 ÷ households, and nothing can be divided by it",
        "缺数据：社区用房 × 100 ÷ 常住户，除数为零，算不出来",
    ),
    (
        seen(State.NO_DATA, Reason.NOT_BUILT, {"measure": "x.y", "compare": ">=", "than": "95[percent]"}),
        "No data: the part that records “closed in time” is not built yet",
        "缺数据：记录“按时办结率”的部分还没有建成",
    ),
    (
        seen(State.JUDGEMENT, Reason.ASKED, {"person": {"zh": "制度是否落实？", "en": "Are the rules kept?"}}),
        "A person decides, with evidence: Are the rules kept?",
        "由人凭材料判定：制度是否落实？",
    ),
    (
        seen(State.JUDGEMENT, Reason.ASKED, {"person": {"zh": "制度是否落实？", "en": "Are the rules kept?"}},
             signed=Signed("吴丽", date(2026, 1, 5), "看过", date(2026, 6, 30))),
        "The judgement ended on 2026-06-30; a person decides anew: Are the rules kept?",
        "原判定已于 2026-06-30 到期，由人重新判定：制度是否落实？",
    ),
    (
        seen(State.MET, Reason.DECIDED, {"person": {"zh": "？", "en": "?"}}, signed=Signed("吴丽", date(2026, 11, 2), "查阅了会议记录。")),
        "吴丽 judged on 2026-11-02: Met; 查阅了会议记录",
        "吴丽于 2026-11-02 判定：达标；查阅了会议记录",
    ),
    (
        seen(State.NOT_MET, Reason.COMBINED, below={State.MET: 3, State.NOT_MET: 2}),
        "Of the clauses below 2 not met, 3 met: all must be met",
        "由下面各条合并，未达标 2 条、达标 3 条；全部达标才算达标",
    ),
    (
        seen(State.MET, Reason.COMBINED, below={State.MET: 1, State.NOT_MET: 2}, one_is_enough=True),
        "Of the clauses below 2 not met, 1 met: one that is met is enough",
        "由下面各条合并，未达标 2 条、达标 1 条；有一条达标即可",
    ),
    (
        seen(State.NEAR, check={"target": {"count": 50, "unit": "place", "by": "2021-12-31"}}, value=43, threshold=50),
        "Accepted towards the target 43 places; needs 50 places: near, 7 places short",
        "目标已认定 43 个；应不少于 50 个：接近达标，还差 7 个",
    ),
    (
        seen(State.NO_DATA, Reason.NO_TARGET, {"target": {"count": 50, "unit": "place", "by": "2021-12-31"}}),
        "No target was set for this unit; the document asks for 50 places by 2021-12-31",
        "本单位还没有下达目标；文件要求在 2021-12-31 前完成 50 个",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "english", "chinese"), TABLE, ids=lambda value: value[:40] if isinstance(value, str) else ""
)
def test_a_sentence_says_why(one: Seen, english: str, chinese: str) -> None:
    assert both(one) == (english, chinese.replace("、达标", told_apart() + "达标"))


def told_apart() -> str:
    """What stands between the words of a list."""
    with translation.override("zh-hans"):
        return translation.gettext(", ")


def test_every_reason_has_its_sentence() -> None:
    assert {one.reason for one, _english, _chinese in TABLE} == set(Reason)


@pytest.mark.parametrize(
    ("text", "figures", "written", "value"),
    [
        ("max(300, a.x / 20)", {"a.x": 6412}, "max(300, 6,412 ÷ 20)", "320.6"),
        ("(a.x + a.y) * 2", {"a.x": 1, "a.y": 2}, "(1 + 2) × 2", "6"),
        ("a.x - (a.y - 1)", {"a.x": 5, "a.y": 2}, "5 − (2 − 1)", "4"),
        ("a.x / (a.y * 2)", {"a.x": 8, "a.y": 2}, "8 ÷ (2 × 2)", "2"),
        ("a.x / a.y", {"a.x": 8, "a.y": 0}, "8 ÷ 0", None),
        ("min(5, a.x)", {}, "min(5, ?)", None),
    ],
)
def test_formulas_carry_their_figures(
    text: str, figures: dict[str, int], written: str, value: str | None
) -> None:
    told = {key: Decimal(one) for key, one in figures.items()}
    expression = parse(text)
    assert with_figures(expression, told, shown) == written
    assert worked_out(expression, told) == (None if value is None else Decimal(value))


@given(st.decimals(0, 1000, places=4), st.decimals(0, 1000, places=4))
def test_what_is_short_never_looks_as_if_it_were_enough(value: Decimal, threshold: Decimal) -> None:
    digits = digits_between(value, threshold)
    assert (shown(value, digits) == shown(threshold, digits)) == (value == threshold)
