"""Rounds planned from a clause, points, ranking: no database."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from liren.policy.choices import PhaseKind, State
from liren.policy.rules.rounds import Asked, levels_of, mean, plan_rounds, ranked, score, suggested

DISTRICT, SUBDISTRICT = "区级示范点", "街道级示范点"
ZS7 = [
    Asked(9, date(2018, 12, 31), DISTRICT),
    Asked(10, date(2018, 12, 31), SUBDISTRICT),
    Asked(10, date(2019, 12, 31), DISTRICT, upgrade=True),
    Asked(1, date(2020, 12, 31)),
]
"""What zs-7 asks."""


def test_a_clause_becomes_a_round_for_each_year_in_which_something_is_due():
    first, second, third = plan_rounds(ZS7)
    assert [(one.award, one.count) for one in first.quotas] == [(DISTRICT, 9), (SUBDISTRICT, 10)]
    assert [(one.count, one.upgrade) for one in second.quotas] == [(10, True)]
    assert (first.year, second.year, third.year) == (2018, 2019, 2020)
    assert third.phases == [PhaseKind.SUM_UP]
    assert first.phases == list(PhaseKind)


def test_the_pattern_may_begin_in_another_year():
    assert [one.ends_on for one in plan_rounds(ZS7, first_year=2027)] == [
        date(2027, 12, 31), date(2028, 12, 31), date(2029, 12, 31)
    ]  # fmt: skip
    [leap] = plan_rounds([Asked(1, date(2024, 2, 29))], first_year=2027)
    assert leap.ends_on == date(2027, 2, 28)


def test_the_award_that_is_named_first_is_the_highest():
    assert levels_of(ZS7) == [DISTRICT, SUBDISTRICT]


@pytest.mark.parametrize(
    ("state", "points"),
    [(State.MET, "10"), (State.NEAR, "5"), (State.NOT_MET, "0"), (State.NO_DATA, None), (State.JUDGEMENT, None), (None, None)],
)  # fmt: skip
def test_a_verdict_suggests_points_where_it_says_something(state, points):
    assert suggested(state, 10) == (None if points is None else Decimal(points))


def test_a_score_counts_only_what_was_given_points():
    assert score([(Decimal(5), 10), (Decimal(10), 10), (None, 10), (Decimal(3), 0)]) == Decimal(75)
    assert score([(None, 10)]) is None
    assert mean([Decimal(80), None, Decimal("85.5")]) == Decimal("82.8")
    assert mean([]) is None


def test_equal_scores_share_a_place_and_the_next_is_left_free():
    scores = {1: Decimal(80), 2: Decimal(90), 3: Decimal(90), 4: Decimal("70.5")}
    assert ranked(scores) == {2: 1, 3: 1, 1: 3, 4: 4}
