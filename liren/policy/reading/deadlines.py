"""Until when and how often a clause wants something: days (`due_days`) and intervals (`intervals`)."""

from __future__ import annotations

from datetime import date

from liren.policy.reading.due_days import dated, periods, plans, undated
from liren.policy.reading.intervals import Found, every, standing, within


def deadlines_in(text: str, issued_on: date | None) -> list[Found]:
    """All deadlines of a compact text. `issued_on` gives the year to 年底前 and 6月底前. What was read once is not read again."""
    found: list[Found] = []
    taken = bytearray(len(text))
    finders = (
        periods(text, issued_on), every(text), dated(text, issued_on), plans(text), undated(text, issued_on), within(text),
        standing(text),
    )  # fmt: skip
    for finder in finders:
        for one in finder:
            if not any(taken[one.start : one.end]):
                found.append(one)
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
    return sorted(found, key=lambda one: one.start)
