"""What targets, rounds, reviews and evaluations put on the Today page, and whose messages they become."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from liren.accounts.models import User
from liren.events.models import Event
from liren.events.models import Notice as Message
from liren.events.operations.tell import tell_about
from liren.kernel.fence import fenced
from liren.overview.board import Stand
from liren.overview.due import DUE
from liren.overview.figures import FIGURES
from liren.overview.queries.reading import read
from liren.policy.operations.evaluations import open_evaluation
from liren.policy.operations.evidence import decide_evidence, report_evidence
from liren.policy.operations.packs import load_packs
from liren.policy.operations.reviews import add_finding, open_review
from liren.policy.operations.rounds import finish_phase
from liren.policy.operations.supervision import reply_to_note, write_note
from liren.policy.operations.targets import set_target
from liren.policy.tests.conftest import PACKS
from liren.policy.tests.rounds import applied, handed_in, moved, started
from liren.testing.area import LUOTONG, SUBDISTRICT, make_area
from liren.testing.cast import actor

TODAY = timezone.localdate()
WHY = "a test"


@pytest.fixture(autouse=True)
def area(db):
    make_area()
    with fenced(actor("wu_li")):
        yield


def due(who: str) -> list[str]:
    """The titles of what is due to somebody."""
    stand = Stand(actor(who))
    told = read(stand, FIGURES)
    return [str(item.title) for source in DUE for item in source.items(stand, told)]


def says(who: str, words: str) -> bool:
    return any(words in title for title in due(who))


def target():
    return set_target(
        actor=actor("wu_li"), place_code=LUOTONG, title="改造活动室", count=Decimal(4), unit="item",
        starts_on=TODAY - timedelta(days=50), due_on=TODAY + timedelta(days=50), office="社区工作科",
    )  # fmt: skip


def told_about(action: str) -> set[str]:
    """Who gets a message about the last act of a kind."""
    event = Event.objects.unscoped(WHY).filter(action=action).latest("pk")
    tell_about(event.pk)
    ids = Message.objects.filter(event=event).values_list("recipient_id", flat=True)
    return set(User.objects.all().unscoped(WHY).filter(pk__in=ids).values_list("username", flat=True))


def test_a_target_behind_its_line_warns_until_it_has_caught_up():
    row = target()
    assert says("fang_yuqing", "落后于进度线")
    assert not says("zhu_linfeng", "落后于进度线")
    evidence = report_evidence(
        row, actor=actor("fang_yuqing"), amount=Decimal(2), happened_on=TODAY, note="两间完工"
    )
    assert told_about("policy.evidence_reported") == {"wu_li"}
    assert says("wu_li", "改造活动室")
    decide_evidence(evidence, actor=actor("wu_li"), accepted=True)
    assert told_about("policy.evidence_accepted") == {"fang_yuqing"}
    assert not says("fang_yuqing", "落后于进度线")


def test_a_supervision_note_is_due_until_it_is_answered():
    actor("fang_yuqing")
    note = write_note(target(), actor=actor("wu_li"), text="请说明", working_days=3)
    assert "fang_yuqing" in told_about("policy.supervision_written")
    assert says("fang_yuqing", "改造活动室")
    reply_to_note(note, actor=actor("fang_yuqing"), text="在做")
    assert told_about("policy.supervision_replied") == {"wu_li"}
    assert not says("fang_yuqing", "改造活动室”的督办")


def test_a_round_is_due_to_whoever_has_the_next_step():
    load_packs(PACKS, actor=actor("wu_li"))
    [first, *_later] = started().rounds.unscoped(WHY).all()
    assert says("fang_yuqing", "接受申报")
    assert not says("zhu_linfeng", "接受申报")
    candidate = applied(first)
    assert told_about("policy.applied") == {"wu_li"}
    assert not says("fang_yuqing", "接受申报")
    moved(first)
    assert told_about("policy.phase_finished") == {"fang_yuqing"}
    assert says("fang_yuqing", "罗桐社区")
    handed_in(candidate)
    assert told_about("policy.assessment_submitted") == {"wu_li"}
    finish_phase(first, actor=actor("wu_li"))
    assert says("wu_li", "罗桐社区")
    assert says("lai_zhengping", "罗桐社区")


def test_problems_and_evaluations_wait_for_the_community():
    review = open_review(
        actor=actor("wu_li"),
        place_code=SUBDISTRICT,
        year=TODAY.year,
        half=1,
        due_on=TODAY,
        office="社区工作科",
    )
    actor("fang_yuqing")
    add_finding(
        review, actor=actor("wu_li"), place_code=LUOTONG, text="公开栏没有更新", owner="居委会", due_on=TODAY
    )
    assert "fang_yuqing" in told_about("policy.finding_added")
    open_evaluation(actor=actor("wu_li"), place_code=SUBDISTRICT, title="双向评价", due_on=TODAY)
    assert says("fang_yuqing", "公开栏没有更新")
    assert says("fang_yuqing", "双向评价")
