"""Pages of programmes: the list, one programme with its rounds, roles and criteria."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liren.accounts.queries.places import names_of
from liren.places.queries import place_name
from liren.places.views.forms import FormPage
from liren.policy.forms.programmes import CriteriaForm, ProgrammeForm, RolesForm, RoundForm
from liren.policy.models import Programme
from liren.policy.operations import programmes as operations
from liren.policy.queries.programmes import VIEW, programmes_for, rounds_for
from liren.policy.queries.rounds import phase_of
from liren.policy.views.targets import place_asked
from liren.ui.scoped import ScopedView

RUN = "programmes.run"


class ProgrammesView(ScopedView):
    """The programmes of one's area and of the places above it."""

    permission = VIEW
    template = "policy/programmes/list.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = list(programmes_for(self.actor)[:200])
        return self.page(rows=rows, names=names_of({row.place_code for row in rows}))


class ProgrammeView(ScopedView):
    """One programme: its rounds, who does what, by what candidates are assessed."""

    permission = VIEW
    template = "policy/programmes/programme.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = programmes_for(self.actor).filter(pk=pk).first()
        if row is None:
            raise Http404
        rounds = [
            (one, phase_of(one)) for one in rounds_for(self.actor).filter(programme=row).order_by("starts_on")
        ]
        return self.page(
            programme=row, place=place_name(row.place_code), rounds=rounds, roles=row.roles.all(),
            levels=row.levels.all(), criteria=row.criteria.filter(points__gt=0).select_related("clause"),
            may_run=self.actor.may(RUN, row.place_code),
        )  # fmt: skip


class NewProgrammeView(FormPage):
    """A new programme; after a clause it has its rounds and quotas at once."""

    permission = RUN
    form_class = ProgrammeForm
    title, submit, done = _("New programme"), _("Start the programme"), _("The programme has begun.")

    def load(self, **kwargs: Any) -> None:
        self.place = place_asked(self)

    def initial(self) -> dict[str, Any]:
        return {"clause": self.request.GET.get("clause", ""), "joint": True}

    def form_arguments(self) -> dict[str, Any]:
        return {"place": self.place}

    def act(self, form: Any) -> str:
        row = operations.start_programme(actor=self.actor, place_code=self.place, **form.values())
        return reverse("programmes:programme", args=[row.pk])

    def back(self) -> str:
        return reverse("programmes:programmes")

    def context(self) -> dict[str, Any]:
        return {"subject": place_name(self.place)}


class ProgrammePage(FormPage):
    """A form about one programme, for who runs it."""

    permission = RUN
    row: Programme

    def load(self, **kwargs: Any) -> None:
        self.row = Programme.objects.get_visible(self.actor, RUN, pk=kwargs["pk"])

    def back(self) -> str:
        return reverse("programmes:programme", args=[self.row.pk])

    def context(self) -> dict[str, Any]:
        return {"subject": self.row}


class RolesView(ProgrammePage):
    """Which office does what."""

    form_class = RolesForm
    title, submit, done = _("Roles"), _("Save"), _("Saved.")

    def form_arguments(self) -> dict[str, Any]:
        return {"roles": self.row.roles.all()}

    def act(self, form: Any) -> str:
        operations.set_roles(self.row, actor=self.actor, offices=form.cleaned_data)
        return self.back()


class CriteriaView(ProgrammePage):
    """What each criterion is worth."""

    form_class = CriteriaForm
    title, submit, done = _("Criteria"), _("Save"), _("Saved.")

    def form_arguments(self) -> dict[str, Any]:
        return {"criteria": self.row.criteria.select_related("clause")}

    def act(self, form: Any) -> str:
        operations.weigh_criteria(self.row, actor=self.actor, points=form.points())
        return self.back()


class NewRoundView(ProgrammePage):
    """One more round."""

    form_class = RoundForm
    title, submit, done = _("New round"), _("Add the round"), _("The round was added.")

    def act(self, form: Any) -> str:
        row = operations.add_round(self.row, actor=self.actor, **form.cleaned_data)
        return reverse("programmes:round", args=[row.pk])
