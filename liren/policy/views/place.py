"""How a unit stands: all clauses of a document with bars, and one clause with everything behind it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from liren.kernel.errors import OutOfScope
from liren.places.choices import Level
from liren.places.models import Place
from liren.places.queries.where import find_place
from liren.policy.explaining.acts import act_of
from liren.policy.models import Pack
from liren.policy.queries import clauses
from liren.policy.queries.packs import applying, judges
from liren.policy.queries.standing import VIEW, Line, standing
from liren.policy.views.filters import Filters
from liren.ui.scoped import ScopedView

JUDGE, REPORT = "policy.judge", "targets.report"


class OfPlace(ScopedView):
    """A page about one unit."""

    permission = VIEW
    place: Place

    def find(self, code: str) -> Place:
        """The unit in scope; 404 outside."""
        self.place = find_place(self.actor, code, VIEW)
        return self.place

    def rights(self) -> dict[str, Any]:
        """What the reader may do here."""
        code = self.place.code
        return {
            "place": self.place, "may_judge": self.actor.may(JUDGE, code), "may_report": self.actor.may(REPORT, code),
            "may_edit": self.actor.may("policy.edit", code),
        }  # fmt: skip

    def row(self, line: Line) -> dict[str, Any]:
        """A line with its next step."""
        may_judge = self.actor.may(JUDGE, self.place.code)
        return {"line": line, "act": act_of(line.seen, self.place.code, line.clause.pk, may_judge=may_judge)}

    def panel(self, line: Line) -> dict[str, Any]:
        """Everything about one clause."""
        code, pk = self.place.code, line.clause.pk
        asks = "person" in line.seen.check.data
        return {
            "chosen": self.row(line), "parts": clauses.parts_of(line.seen, code), "formula": clauses.formula_of(line.seen),
            "days": clauses.days_of(self.actor, line.verdict), "evidence": list(clauses.evidence_of(self.actor, code, pk)),
            "judgements": list(clauses.judgements_of(self.actor, code, pk)) if asks else [], "asks": asks,
        }  # fmt: skip


class StandingView(OfPlace):
    """A document's clauses at this unit, the open ones first; beside them the chosen clause."""

    template = "policy/standing.html"
    every_place = True

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        self.find(code)
        packs = [pack for pack in applying(self.actor, code) if judges(pack)]
        pack = _chosen(packs, request.GET.get("pack", ""))
        lines = (
            standing(self.actor, code, clause__pack=pack, clause__check_data__isnull=False) if pack else []
        )
        filters = Filters.read(request.GET, lines)
        shown = filters.of(lines)
        return self.page(
            packs=packs, pack=pack, filters=filters, rows=[self.row(line) for line in shown], total=len(lines),
            **self.beside(request, shown), **self.rights(), sheet_url=self.sheet_url(),
        )  # fmt: skip

    def sheet_url(self) -> str:
        """The sheet of all units around this one, or below it, for who may see them."""
        code = self.place.code[: Level.SUBDISTRICT]
        return reverse("overview", args=[code]) if self.actor.may(VIEW, code) else ""

    def beside(self, request: HttpRequest, shown: list[Line]) -> dict[str, Any]:
        """The clause at the right: the one that was pressed, else the first."""
        pressed = request.GET.get("clause", "")
        line = next((one for one in shown if str(one.clause.pk) == pressed), shown[0] if shown else None)
        return self.panel(line) if line else {"chosen": None}


class ClauseView(OfPlace):
    """One clause as a page of its own."""

    template = "policy/clause.html"

    def get(self, request: HttpRequest, code: str, pk: int) -> HttpResponse:
        self.find(code)
        line = clauses.line_at(self.actor, code, pk)
        return self.page(
            **self.panel(line),
            **self.rights(),
            below=[self.row(one) for one in clauses.below(self.actor, code, pk)],
        )


def _chosen(packs: list[Pack], code: str) -> Pack | None:
    """The document in the address bar; else the first policy that is in force."""
    if code and not any(pack.code == code for pack in packs):
        raise OutOfScope(_("This document does not judge this unit."))
    wanted = [pack for pack in packs if pack.code == code] or [
        pack for pack in packs if pack.state == "in_force"
    ]
    return next(iter(wanted or packs), None)
