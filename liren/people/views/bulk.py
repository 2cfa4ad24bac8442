"""What is done to everybody who is ticked in a list; and the clerk's own views."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liren.kernel.errors import Refused
from liren.kernel.scope import within
from liren.people.choices import Tag
from liren.people.conditions import Conditions
from liren.people.models import Person
from liren.people.operations.bulk import LIMIT, confirm_people, move_people_to_grid, tag_people
from liren.people.operations.views_saved import delete_view, save_view
from liren.people.rules import place_of_all, row_id
from liren.places.choices import Level
from liren.places.models import Place
from liren.ui.scoped import SIGNED_IN, ScopedView


class BulkView(ScopedView):
    """One act on the ticked people."""

    permission = "people.edit"

    def people(self, request: HttpRequest) -> list[int]:
        ticked = [row_id(value) for value in request.POST.getlist("people")][: LIMIT + 1]
        if not ticked:
            raise Refused(_("Tick the people first."))
        return ticked

    def back(self, request: HttpRequest, sentence: str) -> HttpResponseRedirect:
        messages.success(request, sentence)
        return redirect(_list_of(request))


class BulkConfirmView(BulkView):
    """These records were looked at today."""

    def post(self, request: HttpRequest) -> HttpResponse:
        done = confirm_people(self.people(request), actor=self.actor)
        return self.back(request, ngettext(
            "%(count)s record is confirmed as of today.", "%(count)s records are confirmed as of today.", done
        ) % {"count": done})  # fmt: skip


class BulkTagView(BulkView):
    """A tag for all who do not have it."""

    def post(self, request: HttpRequest) -> HttpResponse:
        tag = request.POST.get("tag", "")
        if tag not in Tag.values:
            raise Refused(_("Choose a tag."))
        last_day = _day(request.POST.get("to_on", ""))
        evidence = request.POST.get("evidence", "").strip()[:120]
        done = tag_people(self.people(request), actor=self.actor, tag=tag, evidence=evidence, to_on=last_day)
        return self.back(request, ngettext(
            "%(count)s person got the tag.", "%(count)s people got the tag.", done
        ) % {"count": done})  # fmt: skip


class BulkGridView(BulkView):
    """Another grid: asks which, then moves."""

    template = "people/bulk_grid.html"

    def post(self, request: HttpRequest) -> HttpResponse:
        ticked = self.people(request)
        if not (code := request.POST.get("grid", "")):
            return self.page(people=ticked, grids=self.grids(ticked), back=_list_of(request))
        grid = Place.objects.get_visible(self.actor, self.permission, code=code)
        done = move_people_to_grid(ticked, actor=self.actor, grid=grid)
        return self.back(request, ngettext(
            "%(count)s person was moved to %(grid)s.", "%(count)s people were moved to %(grid)s.", done
        ) % {"count": done, "grid": grid})  # fmt: skip

    def grids(self, ticked: list[int]) -> list[Place]:
        """The grids of the community that the ticked people share."""
        people = Person.objects.visible_to(self.actor, self.permission).filter(pk__in=ticked)
        shared = place_of_all(people.values_list("place_code", flat=True))[:12]
        here = Place.objects.visible_to(self.actor, self.permission).filter(within("code", [shared]))
        return (
            list(here.filter(level=Level.GRID, closed_on=None).defer("boundary")) if len(shared) == 12 else []
        )


class BulkExportView(BulkView):
    """These people as a file: asked for on the page of exports, like any other list, with reason and approval."""

    permission = "people.export"

    def post(self, request: HttpRequest) -> HttpResponse:
        ticked = ",".join(map(str, self.people(request)))
        place = _told(request).place or self.actor.home
        wanted = Conditions(place=place, state="all", people=ticked)
        return redirect(reverse("ledgers:export", args=["residents"]) + wanted.query())


class SavedViewsView(ScopedView):
    """Keep the current conditions under a name."""

    permission = "people.view"

    def post(self, request: HttpRequest) -> HttpResponse:
        told = Conditions.read(QueryDict(request.POST.get("query", "").lstrip("?")))
        view = save_view(actor=self.actor, name=request.POST.get("name", ""), query=told.query())
        messages.success(request, _("The view %(name)s is kept.") % {"name": view.name})
        return redirect(reverse("people:list") + view.query)


class ForgetViewView(ScopedView):
    """Delete one of one's own views."""

    permission = SIGNED_IN

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        delete_view(pk, actor=self.actor)
        messages.success(request, _("The view is gone."))
        return redirect("people:list")


def _day(typed: str) -> date | None:
    try:
        return parse_date(typed or "0")
    except ValueError:
        raise Refused(_("This is not a date. Write it as 2026-09-12.")) from None


def _list_of(request: HttpRequest) -> str:
    """Back to the list with its conditions, when the form told them."""
    return reverse("people:list") + _told(request).query()


def _told(request: HttpRequest) -> Conditions:
    return Conditions.read(QueryDict(request.POST.get("back", "").lstrip("?")))
