"""One community under several packs: adopted, left, or only asked about."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from liren.kernel.errors import Refused, RightMissing
from liren.kernel.scope import SYSTEM
from liren.policy.choices import State
from liren.policy.commands import policy
from liren.policy.models import Adoption, Pack, Tally, Verdict
from liren.policy.operations.adoptions import adopt_pack, leave_pack
from liren.policy.operations.judgements import sign_judgement
from liren.policy.operations.packs import load_packs
from liren.policy.operations.settling import judge_everything
from liren.policy.tests.conftest import premises_of
from liren.policy.tests.test_judging import WHY, verdict
from liren.testing.area import FUDONG, LUOTONG, SUBDISTRICT
from liren.testing.cast import actor

ELSEWHERE = Path(__file__).with_name("packs_elsewhere")


@pytest.fixture(autouse=True)
def judged(packs: list[str]) -> None:
    load_packs(ELSEWHERE, actor=SYSTEM)
    premises_of("500")
    judge_everything()


def elsewhere() -> Pack:
    return Pack.objects.get(code="elsewhere")


def test_a_pack_of_another_area_judges_nobody_here() -> None:
    assert not Verdict.objects.unscoped(WHY).filter(clause__pack__code="elsewhere").exists()


def test_adopted_it_judges_the_units_of_the_area_and_no_others() -> None:
    adopt_pack(elsewhere(), actor=actor("wu_li"), place_code=LUOTONG)
    assert verdict("el-1").state == State.MET
    assert verdict("el-1").threshold == Decimal(400)
    assert not Verdict.objects.unscoped(WHY).filter(clause__code="el-1", place_code=FUDONG).exists()
    assert Tally.objects.unscoped(WHY).get(clause__code="el-1", place_code=SUBDISTRICT).met == 1


def test_left_its_verdicts_and_sums_go() -> None:
    row = adopt_pack(elsewhere(), actor=actor("wu_li"), place_code=SUBDISTRICT)
    adopt_one = Verdict.objects.unscoped(WHY).filter(clause__code="el-1")
    assert adopt_one.count() == 5
    leave_pack(row, actor=actor("wu_li"))
    assert not adopt_one.exists()
    assert not Tally.objects.unscoped(WHY).filter(clause__code="el-1").exists()
    judge_everything()
    assert not adopt_one.exists()


def test_leaving_the_larger_area_keeps_what_a_smaller_one_adopted() -> None:
    adopt_pack(elsewhere(), actor=actor("wu_li"), place_code=LUOTONG)
    larger = adopt_pack(elsewhere(), actor=actor("wu_li"), place_code=SUBDISTRICT)
    leave_pack(larger, actor=actor("wu_li"))
    assert verdict("el-1").state == State.MET
    assert Tally.objects.unscoped(WHY).get(clause__code="el-1", place_code="33").met == 1


@pytest.mark.parametrize("code", ["trial", "elsewhere"])
def test_what_is_applied_anyway_is_not_adopted_again(code: str) -> None:
    if code == "elsewhere":
        adopt_pack(elsewhere(), actor=actor("wu_li"), place_code=SUBDISTRICT)
    with pytest.raises(Refused):
        adopt_pack(Pack.objects.get(code=code), actor=actor("wu_li"), place_code=LUOTONG)


def test_a_committee_does_not_choose_its_own_measure() -> None:
    with pytest.raises(RightMissing):
        adopt_pack(elsewhere(), actor=actor("xu_guilan"), place_code=LUOTONG)


def test_what_an_adopted_pack_asks_of_a_person_can_be_signed() -> None:
    adopt_pack(elsewhere(), actor=actor("wu_li"), place_code=LUOTONG)
    clause = elsewhere().clauses.get(code="el-2")
    sign_judgement(clause, actor=actor("wu_li"), place_code=LUOTONG, state=State.MET, ground="看过台账。")
    assert verdict("el-2").state == State.MET


def told(*arguments: str) -> list[dict[str, object]]:
    answer = CliRunner().invoke(policy, ["judge", *arguments, "--json"], catch_exceptions=False)
    assert answer.exit_code == 0
    return list(json.loads(answer.output))


def test_the_command_line_says_how_a_unit_stands_and_why() -> None:
    one = next(line for line in told("--place", LUOTONG) if line["clause"] == "tr-1.1")
    expected = {
        "state": "not_met",
        "value": 500,
        "threshold": 640,
        "distance": -0.2188,
        "reason": "compared",
        "cite": "第一条第一款",
    }
    assert {name: one[name] for name in expected} == expected
    assert "640" in str(one["why"])
    assert one["as_of"]


def test_a_changed_record_is_judged_before_the_answer() -> None:
    premises_of("140")
    assert next(line for line in told("--place", LUOTONG) if line["clause"] == "tr-1.1")["state"] == "met"


def test_a_foreign_pack_is_tried_for_once_and_leaves_no_trace() -> None:
    lines = told("--place", LUOTONG, "--pack", "elsewhere")
    assert {line["clause"]: line["state"] for line in lines} == {"el-1": "met", "el-2": "judgement"}
    assert not Verdict.objects.unscoped(WHY).filter(clause__pack__code="elsewhere").exists()
    assert not Adoption.objects.unscoped(WHY).exists()


def test_a_place_or_a_pack_that_is_not_there_is_refused() -> None:
    for wrong in (["--place", "330182001999"], ["--place", LUOTONG, "--pack", "nowhere"]):
        answer = CliRunner().invoke(policy, ["judge", *wrong])
        assert isinstance(answer.exception, Refused)
