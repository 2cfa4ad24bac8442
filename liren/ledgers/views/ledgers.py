"""Ledgers on the screen and on paper."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from liren.ledgers.catalogue import LEDGERS
from liren.ledgers.operations.printing import print_ledger
from liren.ledgers.paper import SIZES
from liren.ledgers.queries import overview, rows
from liren.ledgers.views.reading import frame_of, wanted_of
from liren.ledgers.wanted import Wanted
from liren.people.views.place import conditions_of, name_of, tree_of
from liren.ui.scoped import ScopedView


class LedgersView(ScopedView):
    """All ledgers of a place, each with its number of lines."""

    permission = rows.VIEW
    template = "ledgers/list.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        conditions = conditions_of(request, self.actor, self.permission)
        counted = overview.counts(self.actor, conditions.place)
        lines = [(ledger, counted.get(ledger.key)) for ledger in LEDGERS.values()]
        tree = tree_of(self.actor, conditions)
        return self.page(
            lines=lines, tree=tree, place=name_of(conditions.place, tree), query=conditions.query(),
        )  # fmt: skip


class LedgerView(ScopedView):
    """One ledger of a place: fifty lines a page, secrets masked."""

    permission = rows.VIEW
    template = "ledgers/ledger.html"

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        wanted = wanted_of(request, self.actor, key)
        readable = rows.readable(self.actor, wanted.ledger)
        found = self.found(wanted) if readable else rows.Page([], "", "")
        return self.page(
            wanted=wanted, ledger=wanted.ledger, conditions=wanted.conditions, facts=wanted.facts,
            choices=_choices(wanted), readable=readable, found=found, total=rows.count_of(self.actor, wanted),
            next=wanted.query(after=found.after) if found.after else "",
            previous=wanted.query(before=found.before) if found.before else "",
            query=wanted.query(), **frame_of(self.actor, wanted),
        )  # fmt: skip

    def found(self, wanted: Wanted) -> rows.Page:
        given = self.request.GET
        return rows.page(self.actor, wanted, after=given.get("after", ""), before=given.get("before", ""))


class LedgerPrintView(ScopedView):
    """The ledger as paper: A4 or A3 landscape, lines to sign, a code to check it by. Each print is recorded."""

    permission = rows.VIEW
    template = "ledgers/print.html"

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        wanted = wanted_of(request, self.actor, key)
        size = request.GET.get("paper", "a4")
        paper = print_ledger(wanted, actor=self.actor, size=size if size in SIZES else "a4")
        return self.page(paper=paper, ledger=wanted.ledger, query=wanted.query())


def _choices(wanted: Wanted) -> list[dict[str, Any]]:
    shown = {fact.key for fact in wanted.facts}
    return [
        {"key": key, "label": fact.label, "shown": key in shown}
        for key, fact in wanted.ledger.choosable.items()
    ]
