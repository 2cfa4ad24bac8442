"""How a unit stands on clauses: verdicts with the figures and judgements that explain them, in a fixed number of reads."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils import timezone

from liren.kernel.declarations import declared
from liren.kernel.scope import Actor
from liren.policy.choices import Reason, State
from liren.policy.explaining.seen import Seen, Signed
from liren.policy.explaining.terms import value_of
from liren.policy.measuring.rights import may_know
from liren.policy.models import Clause, Judgement, Value, Verdict
from liren.policy.packs.document import Check
from liren.policy.why import why

VIEW = "policy.view"


@dataclass(frozen=True)
class Line:
    """A clause and how the unit stands on it."""

    clause: Clause
    verdict: Verdict
    seen: Seen

    @property
    def state(self) -> State:
        return self.seen.state

    @property
    def reason(self) -> Reason:
        return self.seen.reason

    @cached_property
    def why(self) -> str:
        """The sentence, in the reader's language."""
        return why(self.seen)


def standing(actor: Actor, place_code: str, **which: Any) -> list[Line]:
    """The unit's lines in reading order; `which` narrows the clauses: `clause__pack=…`, `clause_id=…`.

    A clause that is judged from records behind a right of their own is not there for whoever lacks it.
    """
    verdicts = Verdict.objects.visible_to(actor, VIEW).filter(place_code=place_code, **which)
    rows = list(
        verdicts.select_related("clause__pack").order_by(
            "clause__pack__kind", "clause__pack__code", "clause__order"
        )
    )
    checks = {row.clause_id: Check(row.clause.check_data or {}) for row in rows}
    rows = [row for row in rows if _may_know(actor, place_code, checks[row.clause_id])]
    figures = figures_of(actor, place_code, {key for check in checks.values() for key in check.indicators})
    signed = _signed(actor, place_code, rows)
    below = _below(rows)
    today = timezone.localdate()
    return [
        Line(
            row.clause,
            row,
            _seen(
                row, checks[row.clause_id], figures, signed.get(row.clause_id), below[row.clause_id], today
            ),
        )
        for row in rows
    ]


def _may_know(actor: Actor, place_code: str, check: Check) -> bool:
    return all(may_know(actor, key, place_code) for key in check.indicators)


def figures_of(actor: Actor, place_code: str, keys: Iterable[str]) -> dict[str, Decimal | None]:
    """The values of indicators at a place; unknown ones are none."""
    wanted = [key for key in keys if key in declared("indicators")]
    rows = Value.objects.visible_to(actor, VIEW).filter(place_code=place_code, indicator__key__in=wanted)
    parts = {
        key: (num, den) for key, num, den in rows.values_list("indicator__key", "numerator", "denominator")
    }
    return {key: value_of(key, *parts.get(key, (None, None))) for key in wanted}


def _signed(actor: Actor, place_code: str, rows: list[Verdict]) -> dict[int, Signed]:
    """The last judgement on each clause that a person decides."""
    asked = [row.clause_id for row in rows if row.reason in {Reason.ASKED, Reason.DECIDED}]
    found = Judgement.objects.visible_to(actor, VIEW).filter(
        place_code=place_code, clause_id__in=asked, withdrawn_at=None
    )
    last = found.order_by("clause_id", "-judged_at").distinct("clause_id").select_related("judged_by")
    return {
        one.clause_id: Signed(one.judged_by.display_name, timezone.localdate(one.judged_at), one.ground, one.valid_to)
        for one in last
    }  # fmt: skip


def _below(rows: list[Verdict]) -> Mapping[int, Counter[State]]:
    """How many of the clauses below each clause stand how."""
    found: dict[int, Counter[State]] = defaultdict(Counter)
    for row in rows:
        if row.clause.parent_id:
            found[row.clause.parent_id][State(row.state)] += 1
    return found


def _seen(
    row: Verdict,
    check: Check,
    figures: Mapping[str, Decimal | None],
    signed: Signed | None,
    below: Mapping[State, int],
    today: date,
) -> Seen:
    return Seen(
        State(row.state), Reason(row.reason), today, check=check, value=row.value, numerator=row.numerator,
        denominator=row.denominator, threshold=row.threshold, upper=row.upper, figures=figures, signed=signed,
        below=below, one_is_enough=row.clause.judge_any,
    )  # fmt: skip
