"""The same unit under several documents: clauses that look at the same thing beside each other, and where they differ."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from liren.policy.explaining.compared import named, what_is_asked
from liren.policy.explaining.figures import with_unit
from liren.policy.explaining.seen import Seen
from liren.policy.explaining.terms import term_of
from liren.policy.queries.standing import Line


@dataclass(frozen=True, slots=True)
class Group:
    """What several documents measure alike."""

    label: str
    lines: list[Line]
    conflict: str
    """How their thresholds differ, in one sentence; empty where they agree."""


def groups(lines: list[Line]) -> list[Group]:
    """The measures that more than one document names, those that disagree first."""
    by_measure: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if measure := line.seen.check.data.get("measure"):
            by_measure[str(measure)].append(line)
    shared = [
        members for members in by_measure.values() if len({line.clause.pack_id for line in members}) > 1
    ]
    found = [Group(_label(members[0]), members, conflict_of(members)) for members in shared]
    return sorted(found, key=lambda group: not group.conflict)


def conflict_of(lines: list[Line]) -> str:
    """`2 documents ask differently: needs 300 m², or needs 640 m²; 640 m² or more meets all of them`."""
    asked = {
        (line.seen.compare, line.seen.threshold, line.seen.upper): line
        for line in lines
        if line.seen.threshold is not None
    }
    if len(asked) < 2:
        return ""
    figures = _(", or ").join(dict.fromkeys(what_is_asked(line.seen) for line in asked.values()))
    n = len({line.clause.pack_id for line in lines})
    sentence = _("{n} documents ask differently: {figures}; {advice}")
    return sentence.format(n=n, figures=figures, advice=_advice([line.seen for line in asked.values()]))


def _advice(asked: list[Seen]) -> str:
    """Which values would meet all of them, if any."""
    low = max((one.bounds.low for one in asked if one.bounds.low is not None), default=None)
    high = min((one.bounds.high for one in asked if one.bounds.high is not None), default=None)
    unit = asked[0].unit
    if low is not None and high is not None:
        if low > high:
            return _("no value can meet all of them, each is judged by itself")
        return _("{low} to {high} meets all of them").format(
            low=with_unit(low, unit), high=with_unit(high, unit)
        )
    if low is not None:
        return _("{low} or more meets all of them").format(low=with_unit(low, unit))
    return _("{high} or less meets all of them").format(high=with_unit(high or Decimal(), unit))


def _label(line: Line) -> str:
    measure = str(line.seen.check.data["measure"])
    return term_of(measure).label if measure in line.seen.check.indicators else named(line.seen)
