"""Which of a document's clauses the page shows: by state, kind and office, as it stands in the address bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from liren.policy.choices import ClauseKind, Reason, State
from liren.policy.explaining.acts import is_open
from liren.policy.queries.standing import Line

TO_DO, ALL = "open", "all"
ORDER = (State.NOT_MET, State.NEAR, State.JUDGEMENT, State.NO_DATA, State.MET, State.NOT_APPLICABLE)
KINDS = {State.NOT_MET: "bad", State.NEAR: "warn", State.JUDGEMENT: "info", State.NO_DATA: "nd", State.MET: "ok",
         State.NOT_APPLICABLE: "plain"}  # fmt: skip
ICONS = {State.JUDGEMENT: "gavel", State.NOT_APPLICABLE: "circle-minus", State.NOT_MET: "alert-octagon", State.NEAR: "alert-triangle",
         State.NO_DATA: "circle-dashed", State.MET: "circle-check"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filters:
    """One choice of clauses. `counts` is over all lines of the document."""

    pack: str
    state: str
    kind: str
    office: str
    counts: Mapping[State, int]
    open: int
    offices: tuple[str, ...]
    kinds: tuple[str, ...]

    @classmethod
    def read(cls, query: Mapping[str, Any], lines: list[Line]) -> Self:
        """From the address bar; what is not there to choose is left out."""
        offices = tuple(sorted({line.clause.answerable for line in lines} - {""}))
        kinds = tuple(kind for kind in ClauseKind.values if any(line.clause.kind == kind for line in lines))
        opened = sum(is_open(line.seen) for line in lines)
        known = {TO_DO, ALL, *(state.name.lower() for state in State)}
        asked = str(query.get("state", ""))
        return cls(
            pack=str(query.get("pack", "")), state=asked if asked in known else TO_DO if opened else ALL,
            kind=_known(query.get("kind"), kinds), office=_known(query.get("office"), offices),
            counts=Counter(line.state for line in lines), open=opened, offices=offices, kinds=kinds,
        )  # fmt: skip

    def of(self, lines: list[Line]) -> list[Line]:
        """The lines to show: what is not met first, what needs nothing last."""
        wanted = [line for line in lines if self._meets(line)]
        return sorted(
            wanted,
            key=lambda line: (ORDER.index(line.state), line.reason == Reason.NOT_BUILT, line.clause.order),
        )

    def query(self, **more: Any) -> str:
        """For a link."""
        told = {"pack": self.pack, "state": self.state, "kind": self.kind, "office": self.office, **more}
        return "?" + urlencode({name: value for name, value in told.items() if value})

    @property
    def chips(self) -> list[dict[str, Any]]:
        """The states to choose, each with its number."""
        states = [
            {
                "label": state.label,
                "icon": ICONS[state],
                "count": self.counts[state],
                "key": state.name.lower(),
            }
            for state in ORDER
            if self.counts.get(state)
        ]
        every = [{"label": _("To do"), "icon": "", "count": self.open, "key": TO_DO}, *states,
                 {"label": _("All"), "icon": "", "count": sum(self.counts.values()), "key": ALL}]  # fmt: skip
        return [
            {**chip, "url": self.query(state=chip["key"]), "current": chip["key"] == self.state}
            for chip in every
        ]

    @property
    def segments(self) -> list[dict[str, Any]]:
        """The bar of all clauses: how many stand how."""
        return [
            {"kind": KINDS[state], "label": state.label, "count": self.counts[state]}
            for state in (
                State.MET,
                State.NEAR,
                State.NOT_MET,
                State.JUDGEMENT,
                State.NO_DATA,
                State.NOT_APPLICABLE,
            )
            if self.counts.get(state)
        ]

    @property
    def kind_choices(self) -> list[tuple[str, Any]]:
        return [(kind, ClauseKind(kind).label) for kind in self.kinds]

    def _meets(self, line: Line) -> bool:
        if self.state == TO_DO and not is_open(line.seen):
            return False
        if self.state not in {TO_DO, ALL} and line.state.name.lower() != self.state:
            return False
        return (not self.kind or line.clause.kind == self.kind) and (
            not self.office or line.clause.answerable == self.office
        )


def _known(value: Any, choices: tuple[str, ...]) -> str:
    return str(value) if value in choices else ""
