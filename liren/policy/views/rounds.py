"""Pages of a round: how far it is, who stands in it, its quotas, the application, the summing up."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import within
from liren.places.models import Compound, Place
from liren.places.queries import place_name
from liren.places.views.forms import FormPage
from liren.policy.choices import LEVEL_OF, UnitKind
from liren.policy.forms.candidates import ApplicationForm
from liren.policy.forms.programmes import QuotaForm, SummaryForm
from liren.policy.models import Round
from liren.policy.operations.candidates import apply_for_round
from liren.policy.operations.programmes import set_quota
from liren.policy.operations.rounds import finish_phase, sum_up
from liren.policy.queries.programmes import VIEW, rounds_for
from liren.policy.queries.rounds import candidates_of, phase_of, rooms, standings, takes_applications
from liren.policy.views.programmes import RUN
from liren.policy.views.progress import private_file
from liren.ui.scoped import ScopedView

APPLY = "programmes.apply"


def round_open_to(view: ScopedView, pk: int) -> Round:
    """A round of one's area or of a place above it; else 404."""
    row = rounds_for(view.actor).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


class RoundView(ScopedView):
    """One round. Who runs it sees every candidate, ranked; a community sees itself."""

    permission = VIEW
    template = "policy/programmes/round.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = round_open_to(self, pk)
        runs = self.actor.may(RUN, row.place_code)
        phase, phases = phase_of(row), list(row.phases.all())
        return self.page(
            round=row, place=place_name(row.place_code), phase=phase, steps=[one.get_kind_display() for one in phases],
            current=phases.index(phase) + 1 if phase else len(phases) + 1, rooms=rooms(row), may_run=runs,
            standings=standings(row) if runs else [], candidates=[] if runs else candidates_of(self.actor, row),
            may_apply=takes_applications(row) and self.actor.may(APPLY), summary=getattr(row, "summary", None),
        )  # fmt: skip


class RoundPage(FormPage):
    """A form about one round, for who runs it."""

    permission = RUN
    row: Round

    def load(self, **kwargs: Any) -> None:
        self.row = Round.objects.get_visible(self.actor, RUN, pk=kwargs["pk"])

    def back(self) -> str:
        return reverse("programmes:round", args=[self.row.pk])

    def context(self) -> dict[str, Any]:
        return {"subject": f"{self.row.programme} · {self.row}"}


class QuotaView(RoundPage):
    """How many can be named at a level."""

    form_class = QuotaForm
    title, submit, done = _("Quota"), _("Save the quota"), _("The quota is saved.")

    def act(self, form: Any) -> str:
        set_quota(self.row, actor=self.actor, **form.cleaned_data)
        return self.back()


class NextPhaseView(ScopedView):
    """End the step; the next begins."""

    permission = RUN

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = Round.objects.get_visible(self.actor, RUN, pk=pk)
        done = finish_phase(row, actor=self.actor)
        messages.success(request, _("“%(step)s” is finished.") % {"step": done.get_kind_display()})
        return redirect("programmes:round", pk=pk)


class SummaryView(RoundPage):
    """Sum the round up."""

    form_class = SummaryForm
    title, submit, done = _("Sum up the round"), _("Finish the round"), _("The round is over.")

    def act(self, form: Any) -> str:
        sum_up(self.row, actor=self.actor, **form.cleaned_data)
        return self.back()


class SummaryFileView(ScopedView):
    """The report of a round, to whom it is announced."""

    permission = VIEW

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        row = round_open_to(self, pk)
        return private_file(row.summary.file if hasattr(row, "summary") else None)


class ApplicationView(FormPage):
    """Apply for a unit of one's own."""

    permission = APPLY
    form_class = ApplicationForm
    title, submit, done = _("Apply"), _("Hand in the application"), _("The application is in.")

    def load(self, **kwargs: Any) -> None:
        self.row = round_open_to(self, kwargs["pk"])
        self.units = list(self.row.quotas.values_list("unit", flat=True).distinct().order_by("unit"))

    def form_arguments(self) -> dict[str, Any]:
        levels = {LEVEL_OF[UnitKind(unit)] for unit in self.units}
        here = within("code", self.actor.prefixes(APPLY)) & within("code", [self.row.place_code])
        places = Place.objects.visible_to(self.actor, APPLY).filter(
            here, level__in=levels, closed_on__isnull=True
        )
        compounds = Compound.objects.visible_to(self.actor, APPLY).filter(
            within("place_code", [self.row.place_code])
        )
        return {"places": places.defer("boundary").order_by("code")[:500], "units": self.units,
                "compounds": compounds.order_by("name")}  # fmt: skip

    def initial(self) -> dict[str, Any]:
        return {"place_code": self.actor.home}

    def act(self, form: Any) -> str:
        row = apply_for_round(self.row, actor=self.actor, **form.cleaned_data)
        return reverse("programmes:candidate", args=[row.pk])

    def back(self) -> str:
        return reverse("programmes:round", args=[self.row.pk])

    def context(self) -> dict[str, Any]:
        return {"subject": f"{self.row.programme} · {self.row}"}
