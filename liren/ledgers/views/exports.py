"""Exports: deciding about one, fetching one, and the lists of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from liren.kernel.errors import OutOfScope, Refused, RightMissing
from liren.ledgers.catalogue import ledger_called
from liren.ledgers.forms import AnswerForm, LimitForm
from liren.ledgers.operations.exports import approve_export, refuse_export, take_export
from liren.ledgers.operations.limits import set_limit
from liren.ledgers.queries import exports
from liren.ledgers.rules import KEPT, STATES, State, state_of
from liren.people.models import Export
from liren.people.views.place import home_of
from liren.places.queries.where import place_name
from liren.ui.scoped import SIGNED_IN, ScopedView


class ExportsView(ScopedView):
    """One's own exports, those that wait for one's decision, and for auditors all of the area."""

    permission = SIGNED_IN
    template = "ledgers/exports.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        listed = [(key, found(self.actor)) for key, (right, found) in LISTS.items() if self.actor.may(right)]
        if not listed:
            raise RightMissing(
                _("You do not have the right to export lists. Ask the person who manages accounts.")
            )
        waiting = [key for key, found in listed if key == "approve" and found]
        chosen = request.GET.get("list") or [*waiting, listed[0][0]][0]
        shown = dict(listed).get(chosen, listed[0][1])
        return self.page(chosen=chosen, tabs=_tabs(listed, chosen), rows=shown_all(shown),
                         **limits_of(self.actor))  # fmt: skip


class ExportView(ScopedView):
    """One export: who asked for what and why, how far it is, and the next act."""

    permission = SIGNED_IN
    template = "ledgers/export.html"
    part = "ledgers/_export_state.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(form=AnswerForm(), **self.around(exports.export_seen(self.actor, pk)))

    def around(self, export: Export) -> dict[str, Any]:
        (shown,), wanted = shown_all([export]), exports.wanted_of(export)
        waiting = shown["state"] == State.WAITING and export.by_id != self.actor.user_id
        return shown | {
            "columns": [fact.label for fact in wanted.facts],
            "filters": [wanted.conditions.label_of(n) for n in wanted.conditions.chosen if n not in {"building", "q"}],
            "searched": bool(wanted.conditions.q),
            "own": export.by_id == self.actor.user_id,
            "may_decide": waiting and self.actor.may(exports.APPROVE, export.place_code),
        }  # fmt: skip


class ApprovalView(ScopedView):
    """The list may leave."""

    permission = exports.APPROVE

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        approve_export(Export.objects.get_visible(self.actor, self.permission, pk=pk), actor=self.actor)
        messages.success(request, _("Approved. The file is being written, and the asker is told."))
        return redirect("ledgers:export_detail", pk=pk)


class RefusalView(ExportView):
    """The list stays here."""

    permission = exports.APPROVE

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        export, form = (
            Export.objects.get_visible(self.actor, self.permission, pk=pk),
            AnswerForm(request.POST),
        )
        around = self.around(export)
        if not form.is_valid():
            return self.form_invalid(form, **around)
        try:
            refuse_export(export, actor=self.actor, **form.cleaned_data)
        except Refused as problem:
            return self.refused(form, problem, **around)
        messages.success(request, _("Refused. The asker reads why."))
        return redirect("ledgers:export_detail", pk=pk)


class FileView(ScopedView):
    """The file itself: for the asker, for a day, recorded each time, never kept by the browser."""

    permission = exports.EXPORT

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        row = take_export(exports.export_seen(self.actor, pk), actor=self.actor)
        try:
            stored = row.file.open("rb")
        except FileNotFoundError:
            raise OutOfScope(_("The file is gone. Ask for it again.")) from None
        ledger = exports.wanted_of(row).ledger
        name = f"{place_name(row.place_code)}{ledger.title}-{timezone.localdate():%Y%m%d}.xlsx"
        response = FileResponse(stored, filename=name, as_attachment=True, content_type=XLSX)
        response["Cache-Control"] = "no-store"
        response["X-Content-Type-Options"] = "nosniff"
        return response


class LimitView(ScopedView):
    """From how many rows on exports of one's own place wait for approval."""

    permission = exports.APPROVE

    def post(self, request: HttpRequest) -> HttpResponse:
        form = LimitForm(request.POST)
        if not form.is_valid():
            raise Refused(_("Between 0 and 50,000 rows."))
        place = home_of(self.actor, self.permission)
        set_limit(actor=self.actor, place_code=place, rows=form.cleaned_data["rows"])
        messages.success(request, _("From now on, larger exports wait for approval."))
        return redirect("ledgers:exports")


def shown_all(listed: list[Export]) -> list[dict[str, Any]]:
    """Exports with their states in words; one read for the names of all places."""
    names = exports.names_of(row.place_code for row in listed)
    return [_shown(row, names.get(row.place_code, row.place_code)) for row in listed]


def _shown(export: Export, place: str) -> dict[str, Any]:
    state = state_of(export, timezone.now())
    kind, words = STATES[state]
    until = export.approved_at + KEPT if state == State.READY and export.approved_at else None
    ledger = ledger_called(export.what)
    return {"export": export, "state": state, "kind": kind, "words": words, "ledger": ledger, "place": place,
            "until": until}  # fmt: skip


def limits_of(actor: Any) -> dict[str, Any]:
    """The limit of the actor's own place, for who may change it."""
    if not actor.may(exports.APPROVE):
        return {"limit_form": None}
    place = home_of(actor, exports.APPROVE)
    form = LimitForm(initial={"rows": exports.limit_for(place)})
    return {"limit_form": form, "limit_place": place_name(place)}


def _tabs(listed: list[Any], chosen: str) -> list[dict[str, Any]]:
    return [
        {"label": LABELS[key](), "url": f"?list={key}", "count": len(found), "current": key == chosen}
        for key, found in listed
    ]


LISTS: dict[str, tuple[str, Any]] = {
    "mine": (exports.EXPORT, lambda actor: list(exports.mine(actor)[: exports.LAST])),
    "approve": (exports.APPROVE, lambda actor: list(exports.to_approve(actor)[: exports.LAST])),
    "all": (exports.LOG, lambda actor: list(exports.all_exports(actor)[: exports.LAST])),
}
LABELS: dict[str, Any] = {
    "mine": lambda: _("Mine"),
    "approve": lambda: _("To approve"),
    "all": lambda: _("All"),
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
