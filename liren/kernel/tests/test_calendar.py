"""The working calendar."""

from datetime import date, timedelta

import pytest
from chinese_calendar import is_workday
from hypothesis import given
from hypothesis import strategies as st

from liren.kernel.calendar import Calendar, DayKind, seed_from_chinesecalendar

CALENDAR = Calendar.of_rows(seed_from_chinesecalendar())
days = st.dates(date(2005, 1, 1), date(2025, 12, 31))
counts = st.integers(1, 400)


def test_the_seed_agrees_with_the_package_on_every_day() -> None:
    day = date(2004, 1, 1)
    while day.year <= 2026:
        assert CALENDAR.is_working_day(day) == is_workday(day), day
        day += timedelta(days=1)


def test_make_up_days_are_worked_and_named() -> None:
    assert CALENDAR.kind(date(2026, 10, 10)) is DayKind.MAKE_UP
    assert CALENDAR.names[date(2026, 10, 10)] == "国庆节"
    assert CALENDAR.is_working_day(date(2026, 10, 10))


def test_a_limit_passes_over_a_holiday() -> None:
    assert CALENDAR.add_working_days(date(2026, 9, 30), 5).day == date(2026, 10, 13)


def test_the_day_of_the_start_is_not_counted() -> None:
    assert CALENDAR.add_working_days(date(2026, 11, 23), 1).day == date(2026, 11, 24)


def test_zero_days_from_a_day_off_is_the_next_working_day() -> None:
    assert CALENDAR.add_working_days(date(2026, 11, 22), 0).day == date(2026, 11, 23)
    assert CALENDAR.add_working_days(date(2026, 11, 23), 0).day == date(2026, 11, 23)


def test_calendar_days_that_end_on_a_day_off_end_on_the_next_working_day() -> None:
    assert CALENDAR.add_days(date(2026, 9, 21), 10).day == date(2026, 10, 8)
    assert CALENDAR.add_days(date(2026, 9, 20), 9).day == date(2026, 9, 29)


@given(days, counts)
def test_counting_and_measuring_agree(start: date, count: int) -> None:
    end = CALENDAR.add_working_days(start, count).day
    assert CALENDAR.is_working_day(end)
    assert CALENDAR.working_days_between(start, end) == count
    assert CALENDAR.working_days_between(end, start) == -count


@given(days, counts)
def test_going_back_undoes_going_forward(start: date, count: int) -> None:
    first = CALENDAR.add_working_days(start, 0).day
    assert CALENDAR.add_working_days(CALENDAR.add_working_days(first, count).day, -count).day == first


@given(days, st.integers(1, 40))
def test_the_steps_explain_the_result(start: date, count: int) -> None:
    steps = CALENDAR.explain(start, count)
    assert [step.day for step in steps] == [start + timedelta(days=i) for i in range(len(steps))]
    assert steps[-1].counted == count
    assert steps[-1].day == CALENDAR.add_working_days(start, count).day
    assert sum(step.kind.worked for step in steps[1:]) == count


def test_an_unknown_year_is_counted_by_weekends_and_says_so() -> None:
    due = CALENDAR.add_working_days(date(2026, 12, 30), 5)
    assert due.day == date(2027, 1, 6)
    assert due.uncertain
    assert "2027" in str(due.warning)


def test_known_years_carry_no_warning() -> None:
    due = CALENDAR.add_working_days(date(2026, 3, 2), 5)
    assert not due.uncertain
    assert due.warning == ""


@pytest.mark.parametrize(("day", "worked"), [(date(2027, 5, 15), True), (date(2027, 5, 14), False)])
def test_edited_days_count(day: date, worked: bool) -> None:
    days = {date(2027, 5, 15): DayKind.MAKE_UP, date(2027, 5, 14): DayKind.HOLIDAY}
    assert Calendar(days, {2027}).is_working_day(day) is worked
