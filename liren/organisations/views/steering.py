"""What a place is steered by: compounds and their bodies, founding committees, money and facilities, the pay grid."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.organisations.forms.pay import SchemeForm, TakeSchemeForm
from liren.organisations.models import PayScheme, SetUpProfile
from liren.organisations.operations import pay
from liren.organisations.operations.records import PERMISSION as EDIT
from liren.organisations.queries import compounds, guarantees, set_up
from liren.organisations.queries import pay as grid
from liren.organisations.queries.chart import chart
from liren.organisations.queries.texts import handbook, keeper
from liren.organisations.views.place import PlaceView
from liren.places.models import Place
from liren.places.queries import find_place
from liren.places.views.forms import FormPage

MOST = 300


class CompoundsView(PlaceView):
    """Compounds: type, the body each must have, whether it has it, why."""

    template = "organisations/compounds.html"

    def about(self, place: Place) -> dict[str, Any]:
        counted = self.counted(place)
        only = counted.keys if counted else None
        rows = compounds.judged(self.actor, place.code, timezone.localdate(), only)
        return {
            "counted": counted,
            "rows": rows[:MOST],
            "total": len(rows),
            "surveyed": sum(1 for row in rows if row.survey),
            "governed": sum(1 for row in rows if row.has_it),
        }


class SetUpView(PlaceView):
    """The set-up adviser."""

    template = "organisations/set_up.html"

    def about(self, place: Place) -> dict[str, Any]:
        profiles = list(SetUpProfile.objects.all())
        chosen = next((one for one in profiles if one.pk == self.request.GET.get("rules")), profiles[0])
        rows = set_up.advised(self.actor, place.code, chosen, timezone.localdate())
        return {"rows": rows, "profiles": profiles, "chosen": chosen}


class GuaranteesView(PlaceView):
    """Money and facilities of a place."""

    template = "organisations/guarantees.html"

    def about(self, place: Place) -> dict[str, Any]:
        known = guarantees.years(self.actor, place.code)
        asked = self.request.GET.get("year", "")
        this_year = timezone.localdate().year
        year = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else this_year
        return {
            "year": year,
            "years": sorted({this_year, year, *known}, reverse=True),
            "money": guarantees.money(self.actor, place.code, year),
            "payments": guarantees.payments(self.actor, place.code, year)[:MOST],
            "whole": len(place.code) < 12,
            **guarantees.facilities(self.actor, place.code),
        }


class PayView(PlaceView):
    """The pay grid of a place, and where everybody stands in it."""

    template = "organisations/pay.html"

    def about(self, place: Place) -> dict[str, Any]:
        today = timezone.localdate()
        workers = grid.workers(self.actor, place.code, today)
        scheme = grid.scheme_for(place.code, today)
        schemes = list(grid.schemes(self.actor, place.code)) or [one for one in [scheme] if one]
        return {
            "scheme": scheme,
            "schemes": [(one, self.actor.may(EDIT, one.place_code)) for one in schemes],
            "rows": grid.place_all(workers, today)[:MOST],
            "workers": len(workers),
            "may_take": len(place.code) <= 9,
        }


class TakeSchemeView(FormPage):
    """A place decides on a grid."""

    permission = EDIT
    form_class = TakeSchemeForm
    title, submit, done = (
        _("Decide on a pay grid"),
        _("Take it over"),
        _("The grid is in force; fill in its coefficients."),
    )
    place: Place

    def load(self, **kwargs: Any) -> None:
        self.place = find_place(self.actor, kwargs["code"], self.permission)

    def act(self, form: Any) -> str:
        row = pay.take_scheme(actor=self.actor, place_code=self.place.code, **form.cleaned_data)
        return reverse("organisations:scheme", args=[row.pk])

    def back(self) -> str:
        return f"{reverse('organisations:pay')}?place={self.place.code}"

    def context(self) -> dict[str, Any]:
        return {"place": self.place}


class SchemeView(FormPage):
    """Fill in a grid."""

    permission = EDIT
    form_class = SchemeForm
    title, submit, done = _("Fill in the pay grid"), _("Save"), _("Saved.")
    scheme: PayScheme

    def load(self, **kwargs: Any) -> None:
        rows = PayScheme.objects.prefetch_related("steps")
        self.scheme = rows.get_visible(self.actor, self.permission, pk=kwargs["pk"])

    def form_arguments(self) -> dict[str, Any]:
        return {"levels": [step.level for step in self.scheme.steps.all()]}

    def initial(self) -> dict[str, Any]:
        columns = ("name", "source", "from_on", "to_on", "years_per_step", "base_fen", "version")
        steps = {f"level_{step.level}": step.coefficient for step in self.scheme.steps.all()}
        return {**{name: getattr(self.scheme, name) for name in columns}, **steps}

    def act(self, form: Any) -> str:
        told = dict(form.cleaned_data)
        version = told.pop("version") or self.scheme.version
        coefficients: dict[int, Decimal | None] = {
            level: told.pop(f"level_{level}") for level in self.form_arguments()["levels"]
        }
        pay.fill_in_scheme(self.scheme, actor=self.actor, version=version, coefficients=coefficients, **told)
        return self.back()

    def back(self) -> str:
        return f"{reverse('organisations:pay')}?place={self.scheme.place_code}"

    def context(self) -> dict[str, Any]:
        return {"subject": self.scheme}


class HandbookView(PlaceView):
    """All texts in force of a place, as one handbook to print (zs-3.3)."""

    template = "organisations/handbook.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        place, day = self.place(), timezone.localdate()
        return self.page(
            place=place,
            texts=handbook(self.actor, place.code, day),
            keeper=keeper(self.actor, place.code, EDIT, day),
        )


class ChartView(PlaceView):
    """The organisation chart of a place (zs-2.3)."""

    template = "organisations/chart.html"

    def about(self, place: Place) -> dict[str, Any]:
        return {"roots": chart(self.actor, place.code, timezone.localdate())}


class ChartPaperView(ChartView):
    """The chart on paper."""

    template = "organisations/chart_print.html"
