"""Asking for a list as a file: why, which columns, masked or not."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from liren.kernel.errors import Refused, RightMissing
from liren.ledgers.forms import ExportForm
from liren.ledgers.operations.exports import REVEAL, ask_export
from liren.ledgers.queries import exports, rows
from liren.ledgers.views.reading import wanted_of
from liren.ledgers.wanted import Wanted
from liren.places.queries.where import place_name
from liren.ui.scoped import ScopedView


class NewExportView(ScopedView):
    """Ask for a ledger (or the register as it is filtered) as an Excel file."""

    permission = exports.EXPORT
    template = "ledgers/export_new.html"

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        wanted = wanted_of(request, self.actor, key, self.permission)
        return self.page(form=self.form(wanted), **self.around(wanted))

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        wanted = wanted_of(request, self.actor, key, self.permission)
        form = self.form(wanted, request.POST)
        if not form.is_valid():
            return self.form_invalid(form, **self.around(wanted))
        try:
            export = ask_export(wanted, actor=self.actor, **form.cleaned_data)
        except Refused as problem:
            return self.refused(form, problem, **self.around(wanted))
        return redirect("ledgers:export_detail", pk=export.pk)

    def form(self, wanted: Wanted, data: Any = None) -> ExportForm:
        may_reveal = self.actor.may(REVEAL, wanted.conditions.place)
        return ExportForm(data, wanted=wanted, may_reveal=may_reveal)

    def around(self, wanted: Wanted) -> dict[str, Any]:
        if not rows.readable(self.actor, wanted.ledger):
            raise RightMissing(
                _("You see how many people stand on this ledger, not who. Ask for the right to see people.")
            )
        shown = [name for name in wanted.conditions.chosen if name != "building"]
        return {
            "ledger": wanted.ledger, "place": place_name(wanted.conditions.place), "query": wanted.query(),
            "total": rows.count_of(self.actor, wanted, self.permission),
            "limit": exports.limit_for(wanted.conditions.place),
            "filters": [wanted.conditions.label_of(name) for name in shown],
        }  # fmt: skip
