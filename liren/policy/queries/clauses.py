"""Everything about one clause at one unit: what it is worked out from, how it went day by day, judgements and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from liren.kernel.declarations import declared
from liren.kernel.errors import OutOfScope
from liren.kernel.scope import Actor
from liren.policy.explaining.figures import shown, with_unit
from liren.policy.explaining.seen import Seen
from liren.policy.explaining.terms import records_url, term_of
from liren.policy.expressions.words import is_formula, with_names
from liren.policy.models import Evidence, Judgement, Verdict, VerdictDay
from liren.policy.queries.standing import VIEW, Line, standing

DAYS = 90
"""Days on which something changed that a trend shows."""


@dataclass(frozen=True, slots=True)
class Part:
    """One indicator that the verdict hangs on: its figure, and the page with the records behind it."""

    label: str
    figure: str
    definition: str
    url: str


def line_at(actor: Actor, place_code: str, clause_id: int) -> Line:
    """How the unit stands on one clause; 404 where it is not judged by it."""
    found = standing(actor, place_code, clause_id=clause_id)
    if not found:
        raise OutOfScope(_("This unit is not judged by this clause."))
    return found[0]


def below(actor: Actor, place_code: str, clause_id: int) -> list[Line]:
    """The clauses directly below an inner clause, in reading order."""
    return standing(actor, place_code, clause__parent_id=clause_id)


def parts_of(seen: Seen, place_code: str) -> list[Part]:
    """What the value and the threshold are worked out from."""
    return [_part(key, seen.figures.get(key), place_code) for key in seen.check.indicators]


def formula_of(seen: Seen) -> str:
    """The threshold as the text asks for it: `max(300, Households living here ÷ 20)`; empty for a plain figure."""
    threshold = seen.check.threshold
    if threshold is None or not is_formula(threshold):
        return ""
    return with_names(threshold, lambda key: term_of(key).label, shown)


def days_of(actor: Actor, verdict: Verdict) -> list[VerdictDay]:
    """The days on which the verdict changed, the earliest first; the last is how it stands now."""
    of_it = {"place_code": verdict.place_code, "clause_id": verdict.clause_id}
    rows = VerdictDay.objects.visible_to(actor, VIEW).filter(**of_it, day__lt=verdict.since)
    now = VerdictDay(**of_it, day=verdict.since, state=verdict.state, value=verdict.value)
    return [*rows.order_by("-day")[: DAYS - 1][::-1], now]


def judgements_of(actor: Actor, place_code: str, clause_id: int) -> Any:
    """What was signed, the latest first, withdrawn ones among them."""
    rows = Judgement.objects.visible_to(actor, VIEW).filter(place_code=place_code, clause_id=clause_id)
    return rows.select_related("judged_by").order_by("-judged_at")


def evidence_of(actor: Actor, place_code: str, clause_id: int) -> Any:
    """The files that show how the unit stands, the latest first."""
    rows = Evidence.objects.visible_to(actor, VIEW).filter(place_code=place_code, clause_id=clause_id)
    return rows.select_related("added_by").order_by("-added_at")


def _part(key: str, value: Decimal | None, place_code: str) -> Part:
    term, indicator = term_of(key), declared("indicators").get(key)
    figure = "" if value is None else with_unit(value, term.unit)
    if indicator is None:
        return Part(term.label, figure, "", "")
    return Part(term.label, figure, str(indicator.definition), records_url(indicator, place_code))
