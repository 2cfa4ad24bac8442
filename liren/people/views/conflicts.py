"""Deciding between two sources: keep, take, or ask on the next visit."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from liren.kernel.errors import Refused
from liren.people.choices import Decision
from liren.people.models import Conflict
from liren.people.operations.conflicts import decide_conflict
from liren.people.queries.conflicts import PAGE, PERMISSION, queue
from liren.people.rules import row_id
from liren.people.views.place import conditions_of
from liren.places.queries.where import place_name
from liren.ui.scoped import ScopedView


class ConflictsView(ScopedView):
    """What waits to be decided."""

    permission = PERMISSION

    def get(self, request: HttpRequest) -> HttpResponse:
        conditions = conditions_of(request, self.actor, self.permission)
        after, decision = request.GET.get("after", ""), request.GET.get("decision", "")
        found = queue(self.actor, conditions.place, decision=decision, after=row_id(after))
        following = (
            conditions.query(decision=decision, after=found[PAGE - 1].conflict.pk)
            if len(found) > PAGE
            else ""
        )
        return self.page(
            "people/conflicts.html", conflicts=found[:PAGE], next=following, decision=decision,
            place=place_name(conditions.place), conditions=conditions,
        )  # fmt: skip


class DecideView(ScopedView):
    """The decision on one conflict; htmx takes the line away, else back to the queue."""

    permission = PERMISSION

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        conflict = Conflict.objects.get_visible(self.actor, self.permission, pk=pk)
        decision = request.POST.get("decision", "")
        if decision not in Decision.values:
            raise Refused(_("Choose: keep, take, or ask."))
        decide_conflict(conflict, actor=self.actor, decision=decision)
        if getattr(request, "htmx", False):
            return HttpResponse()
        messages.success(request, _("Decided."))
        return redirect("people:conflicts")
