"""The working calendar of a year: twelve months, and the notice entered by hand when it comes out."""

from __future__ import annotations

import calendar as months
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from liren.kernel.calendar import Calendar
from liren.kernel.errors import Refused
from liren.places.forms import DaysForm
from liren.places.operations.calendar import set_days
from liren.places.queries.calendar import calendar
from liren.ui.scoped import ScopedView

FIRST, LAST = 2004, 2100


class YearView(ScopedView):
    """One year; who holds the right also sees the form."""

    permission = "places.view"
    write_permission = "calendar.edit"
    template = "places/calendar.html"

    def get(self, request: HttpRequest, year: int | None = None) -> HttpResponse:
        """The year."""
        return self.page(form=DaysForm(), **self._year(year))

    def post(self, request: HttpRequest, year: int | None = None) -> HttpResponse:
        """Enter days of the notice."""
        form = DaysForm(request.POST)
        if not form.is_valid():
            return self.form_invalid(form, **self._year(year))
        try:
            data = form.cleaned_data
            set_days(form.days(), actor=self.actor, kind=data["kind"], name=data["name"])
        except Refused as problem:
            return self.refused(form, problem, **self._year(year))
        messages.success(request, str(_("The calendar is changed; deadlines count by it from now on.")))
        return HttpResponseRedirect(reverse("places:calendar_year", args=[data["from_on"].year]))

    def _year(self, year: int | None) -> dict[str, Any]:
        year = min(max(year or timezone.localdate().year, FIRST), LAST)
        known = calendar()
        days = sorted(day for day in known.days if day.year == year)
        return {
            "year": year,
            "known": year in known.known_years,
            "months": [_month(known, year, n) for n in range(1, 13)],
            "special": [(day, known.kind(day), known.names.get(day, "")) for day in days],
            "may_edit": self.actor.may("calendar.edit"),
            "weekdays": gettext("Mo Tu We Th Fr Sa Su").split(),
            "unknown_next": year + 1 not in known.known_years,
        }


def _month(known: Calendar, year: int, number: int) -> dict[str, Any]:
    weeks = months.Calendar().monthdatescalendar(year, number)
    return {"number": number, "weeks": [[_day(known, day, number) for day in week] for week in weeks]}


def _day(known: Calendar, day: date, month: int) -> dict[str, Any]:
    return {
        "day": day,
        "here": day.month == month,
        "kind": known.kind(day).value,
        "name": known.names.get(day, ""),
        "special": day in known.days,
    }
