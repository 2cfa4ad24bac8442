"""Which day it is, for people who live in China: deadlines and ages count by the calendar on their wall."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
"""One time zone for the whole country, without summer time since 1991."""


def today_in_china() -> date:
    """The day it is in China now, whatever the clock of the machine is set to."""
    return datetime.now(CHINA).date()
