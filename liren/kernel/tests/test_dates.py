"""Dates as rosters have them."""

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liren.kernel.dates import DateProblem, Precision, ReadDate, read_date

DAY = ReadDate(date(1965, 3, 2), Precision.DAY)
MONTH = ReadDate(date(1965, 3, 1), Precision.MONTH)
YEAR = ReadDate(date(1965, 1, 1), Precision.YEAR)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1965.3.2", DAY),
        ("1965-03-02", DAY),
        ("1965/3/2", DAY),
        ("1965/3/2 0:00:00", DAY),
        ("1965-03-02T00:00:00", DAY),
        ("1965年3月2日", DAY),
        ("1965 年 3 月 2 日生", DAY),
        ("１９６５．３．２", DAY),
        ("'19650302", DAY),
        ("19650302", DAY),
        (19650302, DAY),
        (19650302.0, DAY),
        (23803, DAY),
        (23803.5, DAY),
        ("23803", DAY),
        ("一九六五年三月二日", DAY),
        ("14/3/1965", ReadDate(date(1965, 3, 14), Precision.DAY)),
        ("3/14/1965", ReadDate(date(1965, 3, 14), Precision.DAY)),
        ("二〇〇五年十二月三十一日", ReadDate(date(2005, 12, 31), Precision.DAY)),
        (datetime.fromisoformat("1965-03-02"), DAY),
        (date(1965, 3, 2), DAY),
        ("1965年3月", MONTH),
        ("1965-03", MONTH),
        ("1965.03", MONTH),
        (1965.03, MONTH),
        ("196503", MONTH),
        ("19650300", MONTH),
        ("1965", YEAR),
        (1965, YEAR),
        ("1965年", YEAR),
        ("19650000", YEAR),
    ],
)
def test_dates_are_read_as_far_as_they_are_known(cell: object, expected: ReadDate) -> None:
    assert read_date(cell) == expected


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("", "empty"),
        (None, "empty"),
        ("不详", "shape"),
        ("农历1965年3月2日", "shape"),
        (True, "shape"),
        (float("nan"), "shape"),
        ("1965.2.30", "impossible"),
        ("1965年13月", "impossible"),
        ("19651332", "impossible"),
        ("0965.1.1", "range"),
        (date(3000, 1, 1), "range"),
        ("3/4/1965", "ambiguous"),
        ("65.3.2", "ambiguous"),
        (1965.1, "ambiguous"),
    ],
)
def test_each_mistake_has_its_kind(cell: object, kind: str) -> None:
    with pytest.raises(DateProblem) as caught:
        read_date(cell)
    assert caught.value.kind == kind


@given(st.dates(date(1850, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_full_shape(day: date) -> None:
    shapes = [f"{day:%Y-%m-%d}", f"{day:%Y%m%d}", f"{day.year}.{day.month}.{day.day}", f"{day:%Y年%m月%d日}"]
    assert {read_date(shape) for shape in shapes} == {ReadDate(day, Precision.DAY)}


@given(st.text(max_size=20) | st.integers() | st.floats())
def test_any_cell_is_read_or_refused(cell: object) -> None:
    with suppress(DateProblem):
        assert 1850 <= read_date(cell).day.year <= 2100
