"""Pages of emergency sessions: open one, end it, and review what was read in it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from liren.accounts.forms import BreakGlassForm
from liren.accounts.models import BreakGlass
from liren.accounts.operations.break_glass import end_break_glass, start_break_glass
from liren.accounts.permissions import PERMISSIONS
from liren.accounts.queries.break_glass import pages_read, sessions_seen_by
from liren.accounts.queries.places import names_of
from liren.kernel.errors import OutOfScope, Refused
from liren.kernel.scope import Actor
from liren.ui.scoped import SIGNED_IN, ScopedView

OPEN, REVIEW = "accounts.break_glass", "security.manage"


class BreakGlassView(ScopedView):
    """Sessions one opened or has to review, and the form for a new one."""

    permission = SIGNED_IN
    write_permission = OPEN
    template = "accounts/break_glass.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        if not (self.actor.may(OPEN) or self.actor.may(REVIEW)):
            self.actor.require(OPEN)
        initial = {"place_code": self.actor.home, "minutes": 15}
        return self.page(form=BreakGlassForm(initial=initial, actor=self.actor), **self._beside())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = BreakGlassForm(request.POST, actor=self.actor)
        if not form.is_valid():
            return self.form_invalid(form, **self._beside())
        try:
            start_break_glass(actor=self.actor, **form.cleaned_data)
        except Refused as problem:
            return self.refused(form, problem, **self._beside())
        return redirect("accounts:break_glass")

    def _beside(self) -> dict[str, Any]:
        sessions = sessions_seen_by(self.actor)
        names = names_of(row.place_code for row in sessions)
        lines = [{"session": row, "place": names[row.place_code], "is_open": _is_open(row),
                  "may_end": _may_end(self.actor, row), "may_review": self.actor.may(REVIEW, row.place_code)}
                 for row in sessions]  # fmt: skip
        busy = any(
            line["is_open"] and row.user_id == self.actor.user_id
            for line, row in zip(lines, sessions, strict=True)
        )
        return {"lines": lines, "may_open": self.actor.may(OPEN) and not busy}


class BreakGlassEndView(ScopedView):
    """End a session now."""

    permission = SIGNED_IN

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        end_break_glass(_session(self.actor, pk), actor=self.actor)
        return redirect("accounts:break_glass")


class BreakGlassReviewView(ScopedView):
    """What was read in a session: for the security administrator of its place."""

    permission = REVIEW
    template = "accounts/break_glass_review.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = BreakGlass.objects.select_related("user").get_visible(self.actor, REVIEW, pk=pk)
        rights = [PERMISSIONS.get(name, name) for name in row.permissions]
        place = names_of([row.place_code])[row.place_code]
        return self.page(
            session=row, place=place, rights=rights, is_open=_is_open(row), pages=pages_read(row)
        )


def _session(actor: Actor, pk: int) -> BreakGlass:
    row = BreakGlass.objects.unscoped("own sessions lie anywhere; checked here").filter(pk=pk).first()
    if row is None or not _may_end(actor, row):
        raise OutOfScope("")
    return row


def _may_end(actor: Actor, row: BreakGlass) -> bool:
    return row.user_id == actor.user_id or actor.may(REVIEW, row.place_code)


def _is_open(row: BreakGlass) -> bool:
    return row.closed_at is None and row.ends_at > timezone.now()
