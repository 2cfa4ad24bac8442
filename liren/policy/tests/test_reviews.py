"""Half-yearly reviews and two-way evaluation, and what clauses read of them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from liren.kernel.errors import OutOfScope, Refused, RightMissing
from liren.policy.choices import Direction
from liren.policy.models import EvaluationRound
from liren.policy.operations.evaluations import close_evaluation, evaluate, open_evaluation
from liren.policy.operations.measuring import measure_all
from liren.policy.operations.reviews import add_finding, hold_review, open_review, settle_finding, sum_up_year
from liren.policy.operations.settling import settle
from liren.policy.queries.evaluations import communities_of, lacking, pairs_of
from liren.policy.queries.reviews import findings_of, reviews_of
from liren.policy.tests.rounds import WHY
from liren.policy.tests.test_judging import value
from liren.testing.area import FUDONG, LUOTONG, NEIGHBOUR, SUBDISTRICT, YANGXI
from liren.testing.cast import account, actor

TODAY = timezone.localdate()
pytestmark = pytest.mark.usefixtures("packs")


def opened(half=1, due_on=TODAY, year=TODAY.year):
    return open_review(
        actor=actor("wu_li"), place_code=SUBDISTRICT, year=year, half=half, due_on=due_on, office="社区工作科"
    )


def held(review, on=TODAY):
    return hold_review(review, actor=actor("wu_li"), held_on=on, evaluation="多数措施见效")


def found(review, place_code=LUOTONG):
    return add_finding(
        review,
        actor=actor("wu_li"),
        place_code=place_code,
        text="公开栏没有更新",
        owner="居委会",
        due_on=TODAY,
    )


def judged(round, place_code=LUOTONG, direction=Direction.UP, who="fang_yuqing"):
    return evaluate(
        round, actor=actor(who), place_code=place_code, direction=direction, score=4, good="走访勤"
    )


@pytest.fixture
def round():
    return open_evaluation(actor=actor("wu_li"), place_code=SUBDISTRICT, title="双向评价", due_on=TODAY)


def test_a_half_year_is_reviewed_once_and_not_before_it_happened():
    review = opened()
    with pytest.raises(Refused):
        opened()
    with pytest.raises(Refused):
        held(review, TODAY + timedelta(days=1))
    held(review)
    with pytest.raises(Refused):
        held(review)


def test_a_problem_is_mended_where_it_is_and_counted():
    review = opened()
    mended = found(review)
    found(review, FUDONG)
    with pytest.raises(Refused):
        found(review, NEIGHBOUR)
    settle_finding(mended, actor=actor("fang_yuqing"), text="已更新")
    with pytest.raises(Refused):
        settle_finding(mended, actor=actor("fang_yuqing"), text="又更新")
    with pytest.raises(OutOfScope):
        settle_finding(mended, actor=actor("zhu_linfeng"), text="不是我的")
    [row] = reviews_of(actor("wu_li"), SUBDISTRICT)
    assert (vars(row)["n_found"], vars(row)["n_settled"]) == (2, 1)
    assert [hasattr(one, "settled") for one in findings_of(actor("wu_li"), SUBDISTRICT)] == [False, True]


def test_a_year_is_summed_up_once():
    boss = actor("wu_li")
    sum_up_year(actor=boss, place_code=SUBDISTRICT, year=TODAY.year - 1, text="一年总结")
    for year in (TODAY.year - 1, TODAY.year + 1):
        with pytest.raises(Refused):
            sum_up_year(actor=boss, place_code=SUBDISTRICT, year=year, text="一年总结")


def test_clauses_read_surveys_held_months_problems_and_the_year():
    held(opened(1, TODAY - timedelta(days=100)), TODAY - timedelta(days=95))
    opened(2, TODAY - timedelta(days=1))
    opened(1, TODAY + timedelta(days=100), TODAY.year + 1)
    settle_finding(found(opened(2, TODAY, TODAY.year - 1)), actor=actor("fang_yuqing"), text="好了")
    sum_up_year(actor=actor("wu_li"), place_code=SUBDISTRICT, year=TODAY.year - 1, text="总结")
    measure_all()
    assert value("policy.half_year_surveys_share", SUBDISTRICT) == (Decimal(1), Decimal(3))
    assert value("policy.months_since_survey", SUBDISTRICT) == (Decimal(3), Decimal(1))
    assert value("policy.survey_problems_settled_share", SUBDISTRICT) == (Decimal(1), Decimal(1))
    assert value("policy.year_end_summary", SUBDISTRICT)[0] == 1


def test_a_pair_is_read_once_both_sides_are_in(round, client):
    judged(round, direction=Direction.DOWN, who="wu_li")
    client.force_login(account("fang_yuqing"))
    where = reverse("programmes:evaluation", args=[round.pk])
    assert "走访勤" not in client.get(where).content.decode()
    judged(round)
    assert "走访勤" in client.get(where).content.decode()


def test_each_side_judges_once_and_only_the_other(round):
    judged(round)
    for wrong in (
        {},
        {"who": "wu_li", "place_code": FUDONG},
        {"who": "lai_zhengping", "place_code": YANGXI, "direction": Direction.DOWN},
    ):
        with pytest.raises(Refused):
            judged(round, **wrong)
    with pytest.raises(RightMissing):
        judged(round, direction=Direction.DOWN)


def test_a_round_is_closed_when_every_pair_is_in_and_the_measure_follows(round):
    measure_all()
    with pytest.raises(Refused):
        close_evaluation(round, actor=actor("wu_li"))
    for place in communities_of(round):
        judged(round, place.code, Direction.DOWN, "wu_li")
        assert settle() > 0
    assert value("policy.two_way_rounds_share", SUBDISTRICT) == (Decimal(0), Decimal(5))
    judged(round)
    settle()
    assert value("policy.two_way_rounds_share", SUBDISTRICT) == (Decimal(1), Decimal(5))
    assert sum(pair.closed for pair in pairs_of(actor("wu_li"), round)) == 1


def test_a_community_is_asked_until_it_has_judged(round):
    clerk = actor("fang_yuqing")
    assert list(lacking(clerk, LUOTONG)) == [round]
    judged(round)
    assert list(lacking(clerk, LUOTONG)) == []
    assert list(lacking(actor("zhu_linfeng"), YANGXI)) == []
    assert list(lacking(actor("wu_li"), SUBDISTRICT)) == [round]


def test_pages_of_reviews_take_what_is_typed(client):
    client.force_login(account("wu_li"))
    where = f"{reverse('programmes:new_review')}?place={SUBDISTRICT}"
    client.post(where, {"year": TODAY.year, "half": 1, "due_on": TODAY, "office": "社区工作科"})
    [review] = reviews_of(actor("wu_li"), SUBDISTRICT)
    client.post(reverse("programmes:held", args=[review.pk]), {"held_on": TODAY, "evaluation": "见效"})
    told = {"place_code": LUOTONG, "text": "公开栏没有更新", "owner": "居委会", "due_on": TODAY}
    client.post(reverse("programmes:new_finding", args=[review.pk]), told)
    page = client.get(reverse("programmes:review", args=[review.pk])).content.decode()
    assert "见效" in page
    assert "公开栏没有更新" in page
    client.force_login(account("fang_yuqing"))
    [finding] = findings_of(actor("fang_yuqing"), LUOTONG)
    client.post(reverse("programmes:settle", args=[finding.pk]), {"text": "已更新"})
    assert "已更新" in client.get(reverse("programmes:reviews")).content.decode()


def test_pages_of_evaluation_take_one_side_after_the_other(client):
    client.force_login(account("wu_li"))
    client.post(
        f"{reverse('programmes:new_evaluation')}?place={SUBDISTRICT}", {"title": "双向评价", "due_on": TODAY}
    )
    round = EvaluationRound.objects.unscoped(WHY).get()
    where = reverse("programmes:judge", args=[round.pk, LUOTONG])
    for who in ("wu_li", "fang_yuqing"):
        client.force_login(account(who))
        client.post(where, {"score": 5, "good": f"{who} 说好"})
    page = client.get(reverse("programmes:evaluation", args=[round.pk])).content.decode()
    assert "wu_li 说好" in page
    assert "fang_yuqing 说好" in page
    client.force_login(account("zhu_linfeng"))
    assert client.get(where).status_code == 404
