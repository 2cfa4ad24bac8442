"""Pure rules: the pay grid, who governs a compound, when a committee is founded."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from django.db import connection

from liren.organisations.governance import Compound, Required, Type, govern, required_sql
from liren.organisations.pay_seeds import TEMPLATES
from liren.organisations.rules import Career, Grid, full_years, later, place
from liren.organisations.set_up import Advice, Profile, Situation, advise

EIGHTEEN = TEMPLATES["three_posts_18"]
GRID = Grid({name: (low, high) for name, (low, high) in EIGHTEEN.ranges.items()}, 3, EIGHTEEN.credits)
TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("career", "level", "next_on"),
    [
        (Career("worker", date(2026, 1, 1)), 1, date(2029, 1, 1)),
        (Career("worker", date(2023, 11, 28)), 2, date(2029, 11, 28)),
        (Career("worker", date(2023, 11, 29)), 1, date(2026, 11, 29)),
        (Career("worker", date(2026, 1, 1), ("education:20",)), 2, date(2029, 1, 1)),
        (Career("deputy", date(2026, 1, 1), ("education:14",)), 5, date(2027, 1, 1)),
        (Career("director", date(2016, 5, 1)), 10, date(2028, 5, 1)),
        (Career("director", date(1980, 5, 1)), 18, None),
    ],
)
def test_one_step_every_three_years_with_credit_for_degrees(career, level, next_on):
    found = place(career, GRID, TODAY)
    assert (found.level, found.next_on) == (level, next_on)
    assert found.reason


def test_without_a_first_day_or_a_range_nobody_is_placed():
    assert place(Career("worker", None), GRID, TODAY).level is None
    assert place(Career("cook", date(2020, 1, 1)), GRID, TODAY).level is None


def test_seven_levels_are_the_same_shape():
    assert list(TEMPLATES["three_posts_7"].levels) == [1, 2, 3, 4, 5, 6, 7]


def test_years_are_counted_by_the_calendar():
    assert full_years(date(2020, 2, 29), date(2026, 2, 28)) == 5
    assert later(date(2020, 2, 29), 1) == date(2021, 2, 28)


@pytest.mark.parametrize(
    ("compound", "type_", "body"),
    [
        (Compound(True, True, None), Type.THREE_PARTIES, Required.OWNERS_COMMITTEE),
        (Compound(True, False, None), Type.FIRM_ALONE, Required.COORDINATION),
        (Compound(False, True, None), Type.OWNERS, Required.OWNERS_COMMITTEE),
        (Compound(False, False, True), Type.SELF_GOVERNED, Required.SELF_GOVERNING),
        (Compound(False, False, False), Type.REPRESENTED, Required.REPRESENTATIVES),
        (Compound(False, False, None), Type.UNKNOWN, Required.NOTHING_YET),
        (Compound(True, None, True), Type.UNKNOWN, Required.NOTHING_YET),
    ],
)
def test_the_tree_says_which_body_and_why(compound, type_, body):
    found = govern(compound)
    assert (found.type, found.body) == (type_, body)
    assert found.why


@pytest.mark.django_db
def test_the_tree_in_sql_is_the_tree():
    for facts in product((True, False), (True, False, None), (True, False, None)):
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {required_sql('f', 'c', 'b')} FROM (SELECT %s::boolean f, %s::boolean c, %s::boolean b) x",
                facts,
            )
            assert cursor.fetchone()[0] == govern(Compound(*facts)).body, facts


ZHONGSHAN, LAW = Profile(1200, 1800, 30), Profile(1000, 3000, None)


@pytest.mark.parametrize(
    ("area", "profile", "advice"),
    [
        (Situation(0, 0, False, False), ZHONGSHAN, Advice.NO_DATA),
        (Situation(0, 0, True, False), ZHONGSHAN, Advice.NO_DATA),
        (Situation(1000, 290, False, False), ZHONGSHAN, Advice.PREPARE),
        (Situation(1000, 290, False, True), ZHONGSHAN, Advice.WAIT),
        (Situation(1000, 300, False, True), ZHONGSHAN, Advice.FOUND),
        (Situation(1000, 10, False, False), LAW, Advice.FOUND),
        (Situation(2000, 1500, True, False), ZHONGSHAN, Advice.KEEP),
        (Situation(2000, 1900, True, False), ZHONGSHAN, Advice.ADJUST),
        (Situation(2000, 1100, True, False), ZHONGSHAN, Advice.ADJUST),
        (Situation(4000, 3001, True, False), LAW, Advice.ADJUST),
    ],
)
def test_when_a_committee_is_founded_by_which_rules(area, profile, advice):
    found, why = advise(area, profile)
    assert found == advice
    assert why
