"""What the pages of targets show, and to whom."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from liren.policy.models import SupervisionNote, Target, TargetEvidence
from liren.policy.operations.supervision import write_note
from liren.policy.operations.targets import break_down
from liren.policy.tests.test_judging import WHY
from liren.policy.tests.test_targets import accepted, proved, target
from liren.testing.area import FUDONG, LUOTONG, SUBDISTRICT
from liren.testing.cast import account, actor

pytestmark = pytest.mark.usefixtures("packs")


@pytest.fixture
def officer(client):
    client.force_login(account("wu_li"))
    return client


@pytest.fixture
def clerk(client):
    client.force_login(account("fang_yuqing"))
    return client


def test_the_list_says_in_words_what_the_bar_shows(officer):
    accepted(target(), "1", who="jiang_wenhua")
    answer = officer.get(reverse("programmes:targets")).content.decode()
    assert "落后于进度线" in answer
    assert "<b>1</b> / 10" in answer


def test_a_target_of_a_clause_is_filled_from_it(officer):
    form = officer.get(reverse("programmes:new_target"), {"clause": "tr-3.1", "place": SUBDISTRICT}).context[
        "form"
    ]
    assert (form["count"].value(), form["unit"].value()) == (10, "item")


def test_a_target_is_set_broken_down_proved_and_decided_on(officer):
    told = {"title": "新建居家养老站", "count": "4", "unit": "item", "starts_on": "2026-01-01", "due_on": "2097-12-31",
            "office": "公共服务科"}  # fmt: skip
    officer.post(f"{reverse('programmes:new_target')}?place={SUBDISTRICT}", told)
    row = Target.objects.unscoped(WHY).get()
    officer.post(reverse("programmes:parts", args=[row.pk]), {LUOTONG: "4"})
    part = row.parts.unscoped(WHY).get()
    officer.force_login(account("fang_yuqing"))
    officer.post(
        reverse("programmes:report", args=[part.pk]),
        {"amount": "1", "happened_on": "2026-02-01", "note": "一号站开门"},
    )
    evidence = TargetEvidence.objects.unscoped(WHY).get()
    officer.force_login(account("wu_li"))
    officer.post(reverse("programmes:decide", args=[evidence.pk]), {"accepted": "1"})
    page = officer.get(reverse("programmes:target", args=[row.pk])).content.decode()
    assert "1 / 4" in page
    assert "一号站开门" in page


def test_a_refusal_without_a_reason_stands_at_its_field_and_keeps_what_was_typed(officer):
    evidence = proved(target(place_code=LUOTONG, clause=None), "1")
    answer = officer.post(reverse("programmes:decide", args=[evidence.pk]), {"accepted": "0"})
    assert answer.status_code == 422
    assert answer.context["form"].errors["reason"]


def test_a_community_sees_its_part_and_not_the_whole(clerk):
    row = target(clause=None)
    [part] = break_down(row, actor=actor("wu_li"), parts={LUOTONG: Decimal(4)})
    assert clerk.get(reverse("programmes:target", args=[part.pk])).status_code == 200
    assert clerk.get(reverse("programmes:target", args=[row.pk])).status_code == 404
    assert clerk.post(reverse("programmes:parts", args=[part.pk]), {}).status_code == 403


def test_a_note_is_answered_on_its_page(clerk):
    note = write_note(
        target(place_code=LUOTONG, clause=None), actor=actor("wu_li"), text="请说明", working_days=2
    )
    clerk.post(reverse("programmes:reply", args=[note.pk]), {"text": "已经在做"})
    assert SupervisionNote.objects.unscoped(WHY).get().replies.get().text == "已经在做"
    assert "已经在做" in clerk.get(reverse("programmes:target", args=[note.target_id])).content.decode()


def test_two_parts_are_made_one_on_their_page(officer):
    whole = target()
    part, other = break_down(whole, actor=actor("wu_li"), parts={LUOTONG: Decimal(6), FUDONG: Decimal(4)})
    fold = reverse("programmes:fold", args=[part.pk])
    assert fold in officer.get(reverse("programmes:target", args=[part.pk])).content.decode()
    assert fold not in officer.get(reverse("programmes:target", args=[whole.pk])).content.decode()
    page = officer.get(fold).content.decode()
    assert "府东社区 · 4" in page
    assert "罗桐社区 · 6" not in page
    assert officer.post(fold, {"into": whole.pk}).status_code == 422
    assert officer.post(fold, {"into": other.pk}).url == reverse("programmes:target", args=[other.pk])
    assert list(Target.objects.unscoped(WHY).values_list("place_code", "count").order_by("place_code")) == [
        (SUBDISTRICT, Decimal(10)),
        (FUDONG, Decimal(10)),
    ]
