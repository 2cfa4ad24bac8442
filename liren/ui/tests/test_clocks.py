"""A deadline in words: how much is left, how much too late, and when to warn."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from liren.ui.clocks import clock_of, spoken

NOW = datetime(2026, 11, 17, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (59, "59 min"), (85, "1 h 25 min"), (1440, "1 d 0 h"), (1800, "1 d 6 h")],
)
def test_a_span_is_said_in_its_two_largest_units(minutes: int, words: str) -> None:
    with translation.override("en"):
        assert spoken(timedelta(minutes=minutes)) == words


def test_a_clock_warns_in_its_last_quarter_and_is_late_after_its_end() -> None:
    start = NOW - timedelta(hours=3)
    assert clock_of(NOW + timedelta(hours=9), start, NOW).state == ""
    assert clock_of(NOW + timedelta(hours=1), start, NOW).state == "warn"
    late = clock_of(NOW - timedelta(minutes=85), start, NOW)
    assert (late.state, late.used) == ("bad", 100)


def test_a_day_lasts_until_its_end_here_not_in_greenwich() -> None:
    assert clock_of(date(2026, 11, 17), None, datetime(2026, 11, 17, 15, 30, tzinfo=UTC)).state == "warn"
    assert clock_of(date(2026, 11, 17), None, datetime(2026, 11, 17, 16, 30, tzinfo=UTC)).state == "bad"
