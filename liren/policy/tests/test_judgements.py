"""A person decides, signs, and the verdict follows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from liren.kernel.errors import Refused, RightMissing
from liren.policy.choices import Reason, State
from liren.policy.models import Clause
from liren.policy.operations.judgements import sign_judgement, withdraw_judgement
from liren.policy.operations.settling import judge_everything
from liren.policy.tests.test_judging import verdict
from liren.testing.area import LUOTONG
from liren.testing.cast import actor


def signed(state=State.MET, who="wu_li", clause="tr-2.1", **more):
    told = {"ground": "查阅了制度汇编和会议记录。", **more}
    return sign_judgement(
        Clause.objects.get(code=clause), actor=actor(who), place_code=LUOTONG, state=state, **told
    )


@pytest.fixture(autouse=True)
def judged(packs):
    judge_everything()


def test_a_signed_judgement_is_the_verdict_at_once():
    signed()
    assert (verdict("tr-2.1").state, verdict("tr-2.1").reason) == (State.MET, Reason.DECIDED)


def test_the_last_judgement_counts():
    signed()
    signed(State.NOT_MET)
    assert verdict("tr-2.1").state == State.NOT_MET
    assert verdict("tr-2").state == State.NOT_MET


def test_withdrawn_it_waits_for_a_person_again():
    withdraw_judgement(signed(), actor=actor("wu_li"), reason="看错了社区")
    assert verdict("tr-2.1").reason == Reason.ASKED


def test_a_judgement_ends_with_its_day():
    signed(valid_to=timezone.localdate())
    from liren.policy.operations.judging import judge

    judge(today=timezone.localdate() + timedelta(days=1))
    assert verdict("tr-2.1").reason == Reason.ASKED


@pytest.mark.parametrize(
    "wrong",
    [{"clause": "tr-1.1"}, {"state": State.NO_DATA}, {"ground": " "}, {"valid_to": timezone.localdate() - timedelta(days=1)}],
)  # fmt: skip
def test_what_cannot_be_signed_is_refused(wrong):
    with pytest.raises(Refused):
        signed(**wrong)


def test_a_committee_does_not_judge_itself():
    with pytest.raises(RightMissing):
        signed(who="xu_guilan")
