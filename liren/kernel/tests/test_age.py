"""Ages to the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liren.kernel.age import BANDS, age_on, band_of, birthday, born_by

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
ages = st.integers(0, 120)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(1946, 11, 23), date(2026, 11, 22), 79),
        (date(1946, 11, 23), date(2026, 11, 23), 80),
        (date(2004, 2, 29), date(2026, 2, 28), 21),
        (date(2004, 2, 29), date(2026, 3, 1), 22),
        (date(2004, 2, 29), date(2024, 2, 29), 20),
        (date(2026, 11, 23), date(2026, 11, 23), 0),
    ],
)
def test_age_is_complete_on_the_birthday(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age


@given(days, ages)
def test_a_birthday_is_the_first_day_of_an_age(born: date, age: int) -> None:
    day = birthday(born, age)
    assert age_on(born, day) == age
    assert age_on(born, day - timedelta(days=1)) == age - 1


@given(days, days, ages)
def test_the_bound_for_queries_agrees_with_the_age(born: date, day: date, age: int) -> None:
    assert (born <= born_by(age, day)) == (age_on(born, day) >= age)


@given(st.integers(0, 130))
def test_every_age_lies_in_exactly_one_band(age: int) -> None:
    assert [band for band in BANDS if age in band] == [band_of(age)]


def test_nobody_unborn_is_in_a_band() -> None:
    assert band_of(-1) is None
