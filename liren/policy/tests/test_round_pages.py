"""What the pages of programmes and rounds show, and to whom."""

from __future__ import annotations

import pytest
from django.urls import reverse

from liren.policy.models import Candidate, Programme, Round
from liren.policy.tests.rounds import WHY, applied, at_awards, moved, named
from liren.testing.area import FUDONG, LUOTONG, SUBDISTRICT
from liren.testing.cast import account


@pytest.fixture
def officer(client, packs):
    client.force_login(account("wu_li"))
    return client


@pytest.fixture
def clerk(client, packs):
    client.force_login(account("fang_yuqing"))
    return client


def page(client, name: str, *args: object) -> str:
    answer = client.get(reverse(f"programmes:{name}", args=args))
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_programme_is_started_after_a_clause(officer, packs):
    told = {"title": "示范创建", "pack": "", "clause": "tr-4", "first_year": 2026, "joint": "on"}
    where = f"{reverse('programmes:new_programme')}?place={SUBDISTRICT}"
    form = officer.get(where).context["form"]
    told["pack"] = str(form.fields["pack"].queryset.get(code="trial").pk)
    officer.post(where, told)
    row = Programme.objects.unscoped(WHY).get()
    assert "2026 年轮次" in page(officer, "programme", row.pk)


def test_the_order_is_seen_by_who_runs_the_round_and_by_nobody_else(officer, first):
    at_awards(first, {LUOTONG: "7", FUDONG: "9"})
    seen = page(officer, "round", first.pk)
    assert "次序只用于本轮命名" in seen
    assert seen.index("府东社区") < seen.index("罗桐社区")
    officer.force_login(account("fang_yuqing"))
    seen = page(officer, "round", first.pk)
    assert "次序" not in seen
    assert "罗桐社区" in seen
    assert "府东社区" not in seen


def test_a_community_applies_and_finds_its_form_filled_in(clerk, first):
    told = {"unit": "community", "place_code": LUOTONG, "highlight": "楼道议事会", "plan": "每月一次"}
    clerk.post(reverse("programmes:apply", args=[first.pk]), told)
    row = Candidate.objects.unscoped(WHY).get()
    moved(first)
    form = clerk.get(reverse("programmes:assessment", args=[row.pk])).context["form"]
    line = row.lines.get(criterion__clause__code="tr-1.1")
    assert form[f"points_{line.pk}"].value() == 10
    assert "640 / 640" in page(clerk, "candidate", row.pk)


def test_too_many_points_are_refused_at_their_field(clerk, first):
    row = applied(first)
    moved(first)
    [line, *_others] = row.lines.all()
    answer = clerk.post(reverse("programmes:assessment", args=[row.pk]), {f"points_{line.pk}": "99"})
    assert answer.status_code == 422
    assert answer.context["form"].errors[f"points_{line.pk}"]


def test_an_award_is_printed_under_a_red_title(officer, first):
    [row] = at_awards(first, {LUOTONG: "9"})
    assert officer.get(reverse("programmes:award_paper", args=[row.pk])).status_code == 404
    named(row, "区级")
    paper = page(officer, "award_paper", row.pk)
    assert "命名你单位为“区级”" in paper
    assert "新街〔2026〕9号" in paper


@pytest.mark.parametrize("name", ["quota", "summary", "award", "take_away"])
def test_a_community_does_not_run_its_round(clerk, first, name):
    row = applied(first)
    number = first.pk if name in {"quota", "summary"} else row.pk
    assert clerk.post(reverse(f"programmes:{name}", args=[number]), {}).status_code == 403


def test_next_door_there_is_no_such_round(client, first):
    client.force_login(account("zhu_linfeng"))
    assert client.get(reverse("programmes:round", args=[first.pk])).status_code == 404
    assert Round.objects.unscoped(WHY).filter(pk=first.pk).exists()
