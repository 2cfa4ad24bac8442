"""What to do next on a clause, and the page on which one does it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from liren.kernel.declarations import declared
from liren.policy.choices import Reason, State
from liren.policy.explaining.seen import Seen
from liren.policy.explaining.terms import records_url

TO_DO = (State.NEAR, State.JUDGEMENT, State.NO_DATA, State.NOT_MET)
"""The order in which open clauses are best taken up: what is nearly there, what waits for a signature, for data, for more."""

UNBUILT = (Reason.NOT_BUILT, Reason.NO_TARGET)
"""Why nobody at the unit can do anything: no part of the house records it, or nobody set the target."""


@dataclass(frozen=True, slots=True)
class Act:
    """One verb, and where it leads."""

    words: str
    url: str


def is_open(seen: Seen) -> bool:
    """Whether somebody here can do something about it: not met or not known, and its part of the house is built."""
    shown = seen.compare == "shown"
    return seen.state in TO_DO and seen.reason not in UNBUILT and not shown


def order_of(seen: Seen, distance: Decimal | None) -> tuple[int, Decimal]:
    """The nearest first within each group."""
    return TO_DO.index(seen.state), abs(distance or Decimal())


def act_of(seen: Seen, place_code: str, clause_id: int, *, may_judge: bool) -> Act | None:
    """The next step; none where nothing is open."""
    if not is_open(seen):
        return None
    if seen.state == State.JUDGEMENT or "person" in seen.check.data:
        name = "policy:judge" if may_judge else "policy:add_evidence"
        words = _("Judge it") if may_judge else _("Add evidence")
        return Act(words, reverse(name, args=[place_code, clause_id]))
    if seen.target:
        return Act(_("Report progress"), f"{reverse('programmes:targets')}?place={place_code}")
    keys = (seen.missing if seen.reason == Reason.NO_RECORDS else seen.measured) or seen.measured
    url = next(filter(None, (records_url(declared("indicators")[key], place_code) for key in keys)), "")
    return Act(_words(seen), url or reverse("policy:clause", args=[place_code, clause_id]))


def _words(seen: Seen) -> str:
    if seen.value is None or seen.threshold is None:
        return _("Enter the data")
    return _("Settle it") if seen.bounds.over(seen.value) else _("Make it up")
