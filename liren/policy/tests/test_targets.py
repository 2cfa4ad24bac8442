"""Targets: set, broken down, proved, judged from what was accepted, pressed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from liren.events.models import Event
from liren.kernel.declarations import declared
from liren.kernel.errors import OutOfScope, Refused, RightMissing
from liren.policy.choices import Reason, State
from liren.policy.models import Clause, Tally, Target
from liren.policy.operations.evidence import decide_evidence, report_evidence
from liren.policy.operations.judging import judge
from liren.policy.operations.settling import judge_everything
from liren.policy.operations.supervision import close_note, reply_to_note, write_note
from liren.policy.operations.targets import break_down, edit_target, fold_target, remove_target, set_target
from liren.policy.queries.targets import Progress, behind, targets_of
from liren.policy.tests.test_judging import WHY, verdict
from liren.testing.area import FUDONG, LUOTONG, NEIGHBOUR, SUBDISTRICT
from liren.testing.cast import account, actor

TODAY = timezone.localdate()
FROM, UNTIL = TODAY - timedelta(days=100), TODAY + timedelta(days=100)


def target(clause="tr-3.1", count="10", place_code=SUBDISTRICT, who="wu_li", **more) -> Target:
    asked = {
        "title": "改造党群服务中心", "count": Decimal(count), "unit": "item", "starts_on": FROM, "due_on": UNTIL,
        "office": "社区工作科", **more,
    }  # fmt: skip
    found = Clause.objects.get(code=clause) if clause else None
    return set_target(actor=actor(who), place_code=place_code, clause=found, **asked)


def proved(row: Target, amount: str, on: date = TODAY, who="fang_yuqing"):
    return report_evidence(row, actor=actor(who), amount=Decimal(amount), happened_on=on, note="已完成改造")


def accepted(row: Target, amount: str, on: date = TODAY, who="fang_yuqing"):
    return decide_evidence(proved(row, amount, on, who), actor=actor("wu_li"), accepted=True)


def place_verdict():
    return verdict("tr-3.1", SUBDISTRICT)


@pytest.fixture(autouse=True)
def judged(packs):
    judge_everything()


def test_without_a_target_there_is_no_data():
    assert (place_verdict().state, place_verdict().reason) == (State.NO_DATA, Reason.NO_TARGET)


def test_what_is_reported_counts_once_it_is_accepted_and_the_verdict_follows_at_once():
    row = target()
    [part] = break_down(row, actor=actor("wu_li"), parts={LUOTONG: Decimal(10)})
    assert (place_verdict().state, place_verdict().value) == (State.NOT_MET, 0)
    evidence = proved(part, "10")
    assert place_verdict().value == 0
    decide_evidence(evidence, actor=actor("wu_li"), accepted=True)
    found = place_verdict()
    assert (found.state, found.value, found.threshold) == (State.MET, 10, 10)
    assert Tally.objects.unscoped(WHY).get(clause__code="tr-3.1", place_code="33").met == 1


@pytest.mark.parametrize("days", [0, 30, 99, 100, 101, 199, 200, 201, 400])
@pytest.mark.parametrize("amount", ["0.9", "4", "4.5", "9", "9.5", "10"])
def test_the_verdict_says_what_the_rule_says_on_every_day(days, amount):
    row = target(starts_on=TODAY, due_on=TODAY + timedelta(days=200))
    accepted(break_down(row, actor=actor("wu_li"), parts={LUOTONG: Decimal(10)})[0], amount)
    day = TODAY + timedelta(days=days)
    judge(today=day)
    assert place_verdict().state == row.line.state(Decimal(amount), day)


def test_what_came_after_the_last_day_is_told_but_does_not_count():
    row = target(starts_on=TODAY - timedelta(days=90), due_on=TODAY - timedelta(days=10))
    [part] = break_down(row, actor=actor("wu_li"), parts={LUOTONG: Decimal(10)})
    accepted(part, "7", TODAY - timedelta(days=20))
    accepted(part, "3")
    found = Progress(targets_of(actor("wu_li"), SUBDISTRICT).get(pk=row.pk), TODAY)
    assert (found.done, found.late, found.state) == (Decimal(7), Decimal(3), State.NOT_MET)
    assert (place_verdict().state, place_verdict().value) == (State.NOT_MET, 7)


def test_parts_count_for_the_whole_and_not_for_one_another():
    row = target(clause=None)
    first, second = break_down(row, actor=actor("wu_li"), parts={LUOTONG: Decimal(6), FUDONG: Decimal(4)})
    accepted(first, "2")
    accepted(second, "1", who="sheng_meihua")
    done = {one.place_code: Progress(one, TODAY).done for one in targets_of(actor("wu_li"), SUBDISTRICT)}
    assert done == {SUBDISTRICT: Decimal(3), LUOTONG: Decimal(2), FUDONG: Decimal(1)}


def test_given_again_a_part_gets_the_new_number():
    row = target()
    for count in (6, 7):
        break_down(row, actor=actor("wu_li"), parts={LUOTONG: Decimal(count)})
    assert row.parts.unscoped(WHY).get().count == 7


def test_nobody_accepts_what_they_reported_themselves_and_a_refusal_says_why():
    row = target()
    own = proved(row, "1", who="wu_li")
    with pytest.raises(Refused):
        decide_evidence(own, actor=actor("wu_li"), accepted=True)
    with pytest.raises(Refused):
        decide_evidence(own, actor=actor("lai_zhengping"), accepted=False)
    decide_evidence(own, actor=actor("lai_zhengping"), accepted=False, reason="没有照片")
    assert place_verdict().value == 0
    decide_evidence(own, actor=actor("lai_zhengping"), accepted=True)
    assert place_verdict().value == 1


@pytest.mark.parametrize(
    "wrong",
    [{"count": "9"}, {"unit": "place"}, {"due_on": date(2099, 1, 1)}, {"clause": "tr-1.1"}, {"place_code": LUOTONG}],
)  # fmt: skip
def test_a_target_is_not_weaker_than_its_clause_and_stands_where_it_judges(wrong):
    with pytest.raises(Refused):
        target(**wrong)


def test_a_clause_has_one_target_a_place():
    target()
    with pytest.raises(Refused):
        target()


def test_a_part_lies_below_and_a_neighbour_gets_none():
    with pytest.raises(Refused):
        break_down(target(), actor=actor("wu_li"), parts={NEIGHBOUR: Decimal(1)})


def test_a_changed_number_moves_the_verdict():
    row = target()
    edit_target(row, actor=actor("wu_li"), version=1, count=Decimal(12))
    assert place_verdict().threshold == 12


def test_only_an_untouched_target_is_removed():
    row = target()
    write_note(row, actor=actor("lai_zhengping"), text="加快进度", working_days=5)
    with pytest.raises(Refused):
        remove_target(row, actor=actor("wu_li"))
    other = target(clause=None)
    remove_target(other, actor=actor("wu_li"))
    assert not Target.objects.unscoped(WHY).filter(pk=other.pk).exists()


def test_a_committee_sets_no_targets_and_a_neighbour_finds_none():
    with pytest.raises(RightMissing):
        target(place_code=LUOTONG, clause=None, who="xu_guilan")
    with pytest.raises(OutOfScope):
        proved(target(), "1", who="zhu_linfeng")


def test_a_file_that_is_none_is_not_kept():
    with pytest.raises(Refused):
        report_evidence(target(), actor=actor("wu_li"), amount=Decimal(1), happened_on=TODAY, note="照片",
                        file=ContentFile(b"MZ", name="a.pdf"))  # fmt: skip


def test_behind_its_line_a_target_warns():
    row = target()
    rows = Target.objects.visible_to(actor("wu_li"), "policy.view")
    assert [one.target for one in behind(rows, TODAY)] == [row]
    accepted(row, "4.6", who="jiang_wenhua")
    assert behind(rows, TODAY) == []


def test_a_note_is_answered_and_then_closed():
    row = target(place_code=LUOTONG, clause=None, who="wu_li")
    note = write_note(row, actor=actor("wu_li"), text="请说明进度", working_days=3)
    assert note.reply_on > TODAY + timedelta(days=2)
    with pytest.raises(Refused):
        close_note(note, actor=actor("wu_li"), text="没有回音")
    reply_to_note(note, actor=actor("fang_yuqing"), text="本周完工")
    close_note(note, actor=actor("wu_li"), text="已完工")
    with pytest.raises(Refused):
        reply_to_note(note, actor=actor("fang_yuqing"), text="再说一句")


@pytest.fixture
def part():
    """What the county gave the subdistrict of its own target."""
    whole = target(clause=None, place_code="330182", who="lai_zhengping")
    [row] = break_down(whole, actor=actor("lai_zhengping"), parts={SUBDISTRICT: Decimal(8)})
    return row


def test_nobody_lowers_or_removes_the_part_that_they_were_given(part):
    with pytest.raises(RightMissing):
        edit_target(part, actor=actor("wu_li"), version=1, count=Decimal(1))
    with pytest.raises(RightMissing):
        remove_target(part, actor=actor("wu_li"))
    edit_target(part, actor=actor("lai_zhengping"), version=1, count=Decimal(9))
    break_down(part, actor=actor("wu_li"), parts={LUOTONG: Decimal(4)})


def test_what_is_proved_for_a_part_is_accepted_where_it_was_given(part):
    evidence = proved(part, "2", who="jiang_wenhua")
    with pytest.raises(RightMissing):
        decide_evidence(evidence, actor=actor("wu_li"), accepted=True)
    decide_evidence(evidence, actor=actor("lai_zhengping"), accepted=True)
    event = Event.objects.unscoped(WHY).filter(action="policy.evidence_reported").latest("id")
    told = declared("notices")["policy.evidence_reported"].recipients(event)
    assert list(told) == [account("lai_zhengping").pk]


def test_a_note_is_not_closed_by_who_answered_it_or_by_whom_it_presses(part):
    note = write_note(part, actor=actor("lai_zhengping"), text="请说明进度", working_days=3)
    reply_to_note(note, actor=actor("wu_li"), text="本周完工")
    with pytest.raises(RightMissing):
        close_note(note, actor=actor("wu_li"), text="已完工")
    own = write_note(target(clause=None), actor=actor("wu_li"), text="请说明进度", working_days=3)
    reply_to_note(own, actor=actor("wu_li"), text="本周完工")
    with pytest.raises(Refused):
        close_note(own, actor=actor("wu_li"), text="已完工")


def test_a_picture_loses_what_tells_where_it_was_taken():
    picture = (
        b"\xff\xd8\xff\xe1\x00\x10Exif\0\0GPS-here"
        + b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00"
        + b"\xff\xda\x00\x02\x00\xff\xd9"
    )
    kept = report_evidence(target(), actor=actor("wu_li"), amount=Decimal(1), happened_on=TODAY, note="照片",
                           file=ContentFile(picture, name="a.jpg"))  # fmt: skip
    assert b"GPS" not in kept.file.read()


@pytest.mark.parametrize("code", [f"{SUBDISTRICT}zzz", f"{SUBDISTRICT}777"])
def test_a_place_that_does_not_exist_gets_no_target(code):
    with pytest.raises(Refused):
        target(clause=None, place_code=code)


def test_nobody_folds_the_part_that_they_were_given_nor_one_into_what_lies_below_it(part):
    [lower] = break_down(part, actor=actor("wu_li"), parts={LUOTONG: Decimal(4)})
    with pytest.raises(RightMissing):
        fold_target(part, actor=actor("wu_li"), into=lower)
    with pytest.raises(Refused):
        fold_target(part, actor=actor("lai_zhengping"), into=lower)
