"""Rounds planned from what a clause asks, points, ranking within a round, quotas: no database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from liren.policy.choices import PhaseKind, State, UnitKind

WHOLE = Decimal(100)
TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Asked:
    """One goal of a programme's clause: so many of a kind of unit named at a level by a day. No award: to sum up."""

    count: int
    by: date
    award: str = ""
    unit: str = UnitKind.COMMUNITY
    upgrade: bool = False

    @classmethod
    def read(cls, target: Mapping[str, Any]) -> Asked | None:
        """A clause's `target` as it stands in the pack; nothing for one without a day."""
        if not target.get("by"):
            return None
        award = (target.get("award") or {}).get("zh", "")
        by = date.fromisoformat(str(target["by"]))
        return cls(int(target["count"]), by, award, target.get("of", UnitKind.COMMUNITY), bool(target.get("upgrade")))  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlannedRound:
    """A round of one year: what can be awarded in it; none: the programme is summed up."""

    year: int
    ends_on: date
    quotas: list[Asked] = field(default_factory=list)

    @property
    def phases(self) -> list[PhaseKind]:
        """A round without awards has nothing but the summing up."""
        return list(PhaseKind) if self.quotas else [PhaseKind.SUM_UP]


def plan_rounds(asked: Iterable[Asked], *, first_year: int | None = None) -> list[PlannedRound]:
    """A round for each year in which something is due; `first_year` moves the whole pattern."""
    goals = sorted(asked, key=lambda one: one.by)
    shift = first_year - goals[0].by.year if goals and first_year else 0
    rounds: dict[int, PlannedRound] = {}
    for goal in goals:
        year = goal.by.year + shift
        planned = rounds.setdefault(year, PlannedRound(year, _in_year(goal.by, year)))
        if goal.award:
            planned.quotas.append(goal)
    return list(rounds.values())


def levels_of(asked: Iterable[Asked]) -> list[str]:
    """The levels of award, the highest first: in the order in which the clause names them."""
    return list(dict.fromkeys(one.award for one in asked if one.award))


def suggested(state: int | None, full: int) -> Decimal | None:
    """The points that a verdict suggests: all when met, half when near, none when not; else the candidate says."""
    shares = {State.MET: Decimal(1), State.NEAR: Decimal("0.5"), State.NOT_MET: Decimal(0)}
    share = shares.get(State(state)) if state is not None else None
    return None if share is None else (full * share).quantize(TENTH)


def score(lines: Iterable[tuple[Decimal | None, int]]) -> Decimal | None:
    """Of 100: points given ÷ points possible, over the lines that were given any; nothing without one."""
    given = [(points, full) for points, full in lines if points is not None and full]
    possible = sum(full for _points, full in given)
    if not possible:
        return None
    total = WHOLE * sum((points for points, _full in given), Decimal()) / possible
    return total.quantize(TENTH, ROUND_HALF_UP)


def mean(scores: Iterable[Decimal | None]) -> Decimal | None:
    """What several sides found, in the middle."""
    found = [one for one in scores if one is not None]
    return (sum(found, Decimal()) / len(found)).quantize(TENTH, ROUND_HALF_UP) if found else None


def ranked(scores: Mapping[int, Decimal]) -> dict[int, int]:
    """Candidate → place within the round; equal scores share a place, and the next one is left free."""
    order = sorted(scores.values(), reverse=True)
    return {one: order.index(value) + 1 for one, value in scores.items()}


def _in_year(day: date, year: int) -> date:
    """The same day of another year; 29 February becomes the 28th."""
    return day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day)
