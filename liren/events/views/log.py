"""The audit log: the list, one event, a copy to take away, and the proof."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from liren.events import tasks
from liren.events.forms import ExportForm, LogFilterForm
from liren.events.log_file import TYPES, as_file
from liren.events.models import Event
from liren.events.operations.take_log import take_log
from liren.events.queries.chain import chain_state
from liren.events.queries.changes import changes_of
from liren.events.queries.log import PERMISSION, LogFilter, LogPage, log, log_page
from liren.events.queries.rows import log_rows
from liren.events.views.chips import chips_of
from liren.kernel.errors import OutOfScope, Refused
from liren.kernel.scope import Actor
from liren.ui.scoped import ScopedView


class LogView(ScopedView):
    """Who did what where: filtered by the address, page by page."""

    permission = PERMISSION
    template = "events/log.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        form = LogFilterForm(request.GET, actor=self.actor)
        _require_here(self.actor, request.GET.get("place", ""))
        if not form.is_valid():
            return self.form_invalid(form, **self._frame(form, LogPage([], None, None)))
        rows = log(self.actor, form.chosen())
        found = log_page(rows, before=_id(request, "before"), after=_id(request, "after"))
        return self.page(form=form, **self._frame(form, found))

    def _frame(self, form: LogFilterForm, found: LogPage) -> dict[str, Any]:
        given = self.request.GET
        query = {name: str(given[name]) for name in given if given[name] and name in form.fields}
        return {
            "rows": log_rows(found.events),
            "chain": chain_state(),
            "chips": chips_of(form, query),
            "query": urlencode(query),
            "newer": _address(query, after=found.newer),
            "older": _address(query, before=found.older),
        }


class EventView(ScopedView):
    """One event, with what it changed as far as the reader may see it."""

    permission = PERMISSION
    template = "events/event.html"

    def get(self, request: HttpRequest, event_id: int) -> HttpResponse:
        event = Event.objects.get_visible(self.actor, PERMISSION, pk=event_id)
        subject = f"{event.subject_type}:{event.subject_id}" if event.subject_id is not None else ""
        return self.page(row=log_rows([event])[0], event=event, subject=subject,
                         changes=changes_of(event, self.actor))  # fmt: skip


class LogExportView(ScopedView):
    """Take a copy of what the filter shows."""

    permission = PERMISSION
    template = "events/log_export.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(form=ExportForm(), query=request.GET.urlencode())

    def post(self, request: HttpRequest) -> HttpResponse:
        form, wanted = ExportForm(request.POST), LogFilterForm(request.GET, actor=self.actor)
        query = request.GET.urlencode()
        if not form.is_valid() or not wanted.is_valid():
            return self.form_invalid(form, query=query)
        try:
            return self._file(form, wanted.chosen())
        except Refused as problem:
            return self.refused(form, problem, query=query)

    def _file(self, form: ExportForm, chosen: LogFilter) -> HttpResponse:
        reason, kind = form.cleaned_data["reason"], form.cleaned_data["kind"]
        rows = log_rows(take_log(chosen, actor=self.actor, reason=reason))
        name = f"{_('Audit log')}-{timezone.localdate():%Y%m%d}.{kind}"
        response = HttpResponse(
            as_file(kind, rows, actor=self.actor, reason=reason), content_type=TYPES[kind]
        )
        response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
        return response


class ChecksView(ScopedView):
    """Ask for the proof now."""

    permission = PERMISSION

    def post(self, request: HttpRequest) -> HttpResponse:
        tasks.prove.enqueue()
        messages.info(
            request, _("The log is being checked. Load this page again in a minute to see the result.")
        )
        return redirect("events:log")


def _require_here(actor: Actor, place: str) -> None:
    """A place outside the actor's area is not there: neither its events nor its name and what lies below it."""
    if place.isascii() and place.isdigit() and not actor.may(PERMISSION, place):
        raise OutOfScope(_("There is nothing here that you can see. It may lie outside your area."))


def _id(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _address(query: dict[str, str], **extra: int | None) -> str:
    given = {name: value for name, value in extra.items() if value is not None}
    return f"?{urlencode({**query, **given})}" if given else ""
