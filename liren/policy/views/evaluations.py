"""Pages of two-way evaluation: rounds, the pairs of a round, one side's words."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liren.accounts.queries.places import names_of
from liren.kernel.errors import OutOfScope
from liren.places.queries import find_place, place_name
from liren.places.views.forms import FormPage
from liren.policy.choices import Direction
from liren.policy.forms.reviews import EvaluationForm, EvaluationRoundForm
from liren.policy.models import EvaluationRound
from liren.policy.operations import evaluations as operations
from liren.policy.queries.evaluations import VIEW, evaluations_for, pairs_of
from liren.policy.views.reviews import REPORT, RUN
from liren.policy.views.targets import place_asked
from liren.ui.scoped import ScopedView


def round_for(view: ScopedView, pk: int) -> EvaluationRound:
    """A round of one's area or of the subdistrict above; else 404."""
    row = evaluations_for(view.actor).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


class EvaluationsView(ScopedView):
    """The rounds of evaluation that concern the reader."""

    permission = VIEW
    template = "policy/evaluations/list.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = list(evaluations_for(self.actor)[:200])
        return self.page(rows=rows, names=names_of({row.place_code for row in rows}))


class EvaluationRoundView(ScopedView):
    """One round: which pairs have both sides, and what was said where they have."""

    permission = VIEW
    template = "policy/evaluations/round.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = round_for(self, pk)
        pairs, runs = pairs_of(self.actor, row), self.actor.may(RUN, row.place_code)
        return self.page(
            round=row, place_name=place_name(row.place_code), pairs=pairs, may_run=runs, closed=hasattr(row, "closing"),
            n_closed=sum(pair.closed for pair in pairs), may_judge=not runs and self.actor.may(REPORT),
        )  # fmt: skip


class NewEvaluationView(FormPage):
    """A new round of a subdistrict."""

    permission = RUN
    form_class = EvaluationRoundForm
    title, submit, done = _("New evaluation round"), _("Open the round"), _("The round is open.")

    def load(self, **kwargs: Any) -> None:
        self.place = place_asked(self)

    def act(self, form: Any) -> str:
        row = operations.open_evaluation(actor=self.actor, place_code=self.place, **form.cleaned_data)
        return reverse("programmes:evaluation", args=[row.pk])

    def back(self) -> str:
        return reverse("programmes:evaluations")

    def context(self) -> dict[str, Any]:
        return {"subject": place_name(self.place)}


class JudgeView(FormPage):
    """One side judges the other: who runs the round the community, the community the subdistrict."""

    permission = VIEW
    form_class = EvaluationForm
    submit, done = _("Hand in"), _("It is in. The other side reads it once both are in.")

    def load(self, **kwargs: Any) -> None:
        self.row = round_for(self, kwargs["pk"])
        self.runs = self.actor.may(RUN, self.row.place_code)
        self.actor.require(RUN if self.runs else REPORT)
        if not kwargs["code"].startswith(self.row.place_code):
            raise OutOfScope(_("This place is no community of the round."))
        self.place = find_place(self.actor, kwargs["code"], RUN if self.runs else REPORT)

    def act(self, form: Any) -> str:
        operations.evaluate(
            self.row, actor=self.actor, place_code=self.place.code,
            direction=Direction.DOWN if self.runs else Direction.UP, **form.cleaned_data,
        )  # fmt: skip
        return self.back()

    def back(self) -> str:
        return reverse("programmes:evaluation", args=[self.row.pk])

    def context(self) -> dict[str, Any]:
        whom = str(self.place) if self.runs else place_name(self.row.place_code)
        return {"title": _("Evaluate %(whom)s") % {"whom": whom}, "subject": self.row}


class ClosingView(ScopedView):
    """Close the round."""

    permission = RUN

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = EvaluationRound.objects.get_visible(self.actor, RUN, pk=pk)
        operations.close_evaluation(row, actor=self.actor)
        messages.success(request, _("The round is closed."))
        return redirect("programmes:evaluation", pk=pk)
