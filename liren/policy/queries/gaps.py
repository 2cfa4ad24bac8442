"""What to do next at a unit: open clauses of all documents in force, what is nearest first."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from liren.kernel.scope import Actor
from liren.policy.choices import PackState, Reason
from liren.policy.explaining.acts import TO_DO, UNBUILT, Act, act_of, is_open, order_of
from liren.policy.queries.standing import Line, standing

OPEN = (
    Q(clause__check_data__isnull=False, state__in=TO_DO)
    & ~Q(reason__in=UNBUILT)
    & ~Q(clause__check_data__contains={"compare": "shown"})
)
"""The same as `is_open`, as a condition on verdicts."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One open clause and what to do about it."""

    line: Line
    act: Act | None


def gaps(actor: Actor, place_code: str, *, may_judge: bool = False) -> tuple[list[Gap], int]:
    """The open clauses in order, and how many wait for parts of the house that are not built."""
    lines = standing(
        actor, place_code, clause__check_data__isnull=False, clause__pack__state=PackState.IN_FORCE
    )
    opened = sorted(
        (line for line in lines if is_open(line.seen)),
        key=lambda line: order_of(line.seen, line.verdict.distance),
    )
    found = [Gap(line, act_of(line.seen, place_code, line.clause.pk, may_judge=may_judge)) for line in opened]
    return found, sum(line.reason == Reason.NOT_BUILT for line in lines)
