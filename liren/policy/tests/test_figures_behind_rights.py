"""What is counted from care files is known only to those who may see care: as a figure, as a verdict, and as a sum of verdicts."""

from __future__ import annotations

import pytest

from liren.policy.models import Clause, Verdict
from liren.policy.operations.rounds import finish_phase
from liren.policy.operations.settling import judge_everything
from liren.policy.queries.packs import applying
from liren.policy.queries.standing import standing
from liren.policy.tests.rounds import applied, started
from liren.testing.area import LUOTONG
from liren.testing.cast import actor

WHY = "the tests look at everything"


@pytest.fixture
def care(packs: list[str]) -> Clause:
    """A clause that is judged from care files; who asks it often enough knows how many there are."""
    judge_everything()
    clause = Clause.objects.get(code="tr-2.3")
    clause.check_data = {"measure": "people.care_enrolled", "compare": ">=", "than": "3[person]"}
    clause.save(update_fields=["check_data"])
    judge_everything()
    return clause


def seen_by(who: str) -> set[str]:
    return {line.clause.code for line in standing(actor(who), LUOTONG)}


def test_a_clause_judged_from_care_is_there_only_for_those_who_may_see_care(care):
    assert seen_by("wu_li") | {"tr-2.3"} == seen_by("pan_shuzhen")
    assert "tr-2.3" not in seen_by("wu_li")


def test_no_document_counts_it(care):
    def counted(who: str) -> int:
        [trial] = [pack for pack in applying(actor(who), LUOTONG) if pack.code == "trial"]
        return sum(getattr(trial, f"n_{name}") or 0 for name in ("met", "near", "not_met", "no_data", "judgement", "not_applicable"))  # fmt: skip

    assert counted("pan_shuzhen") == counted("wu_li") + 1


def test_no_verdict_of_a_clause_above_is_made_of_it(care):
    """What everybody sees of the heading is the same, however many are cared for."""
    above = Verdict.objects.unscoped(WHY).filter(clause=care.parent, place_code=LUOTONG)
    before = list(above.values_list("state"))
    Clause.objects.filter(pk=care.pk).update(check_data={**care.check_data, "than": "0[person]"})
    judge_everything()
    assert list(above.values_list("state")) == before


def test_no_candidate_is_filled_in_from_it(care):
    [first, *_later] = started().rounds.unscoped(WHY).all()
    candidate = applied(first)
    finish_phase(first, actor=actor("wu_li"))
    line = candidate.lines.get(criterion__clause=care)
    assert (line.state, line.value) == (None, None)
