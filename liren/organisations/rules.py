"""Pure rules of bodies: where a worker stands in the pay grid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Grid:
    """A pay grid: post → (lowest, highest level), years a step, what counts as years (三岗十八级: one step in 3 years)."""

    ranges: Mapping[str, tuple[int, int]]
    years_per_step: int
    credits: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Career:
    """What a worker brings: post, first day, and the credits that apply (education:20, certificate:assistant)."""

    post: str
    since: date | None
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a worker stands: level, when the next step is due, and why."""

    level: int | None
    next_on: date | None
    reason: str | Promise


def place(career: Career, grid: Grid, today: date) -> Standing:
    """The level of a worker on a day: the lowest of the post, one step up for every full period, never above the highest."""
    if career.post not in grid.ranges:
        return Standing(None, None, _("The scheme has no range for this post."))
    if career.since is None:
        return Standing(None, None, _("It is not on file since when they work for communities."))
    lowest, highest = grid.ranges[career.post]
    credit = sum(grid.credits.get(word, 0) for word in career.credits)
    served = max(0, full_years(career.since, today))
    steps = (served + credit) // grid.years_per_step
    level = min(highest, lowest + steps)
    due = None if level == highest else later(career.since, (steps + 1) * grid.years_per_step - credit)
    reason = _(
        "Begins at level %(low)s; %(served)s years of service and %(credit)s years of credit make %(steps)s steps of %(years)s years; the highest is %(high)s."
    )
    words = {
        "low": lowest,
        "served": served,
        "credit": credit,
        "steps": steps,
        "years": grid.years_per_step,
        "high": highest,
    }
    return Standing(level, due, reason % words)


def full_years(first: date, last: date) -> int:
    """Whole years between two days."""
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def later(day: date, years: int) -> date:
    """The same day some years on; the 28th where there is no 29 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
