"""Where a target should be, and how it stands against its line: no database."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from liren.policy.choices import State
from liren.policy.rules.targets import Line, shortfall

YEAR = Line(Decimal(50), date(2021, 1, 1), date(2021, 12, 31))


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2020, 6, 1), "0"), (date(2021, 1, 1), "0"), (date(2021, 7, 2), "25"), (date(2021, 12, 31), "50"), (date(2022, 3, 1), "50")],
)  # fmt: skip
def test_the_line_runs_evenly_from_the_first_day_to_the_last(day, expected):
    assert YEAR.expected(day) == Decimal(expected)


@pytest.mark.parametrize(
    ("done", "day", "state"),
    [
        ("0", date(2021, 1, 1), State.NEAR),
        ("25", date(2021, 7, 2), State.NEAR),
        ("22.5", date(2021, 7, 2), State.NEAR),
        ("22.4", date(2021, 7, 2), State.NOT_MET),
        ("50", date(2021, 7, 2), State.MET),
        ("49", date(2021, 12, 31), State.NEAR),
        ("49", date(2022, 1, 1), State.NOT_MET),
    ],
)
def test_a_tenth_below_the_line_is_near_and_nothing_is_after_the_last_day(done, day, state):
    assert YEAR.state(Decimal(done), day) == state


def test_parts_may_leave_something_uncovered_or_be_more_than_the_whole():
    assert shortfall(Decimal(50), [Decimal(20), Decimal(25)]) == 5
    assert shortfall(Decimal(50), [Decimal(60)]) == -10
