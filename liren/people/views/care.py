"""Care programmes: which the county runs, who is in them, with what plan."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from liren.kernel.errors import OutOfScope, Refused
from liren.people.forms import EnrolForm, PlanForm, SwitchForm
from liren.people.models import CareProgramme, CareSwitch, Enrolment
from liren.people.operations.care import (
    SWITCH,
    edit_plan,
    end_enrolment,
    enrol,
    forget_expired,
    switch_off,
    switch_on,
)
from liren.people.queries import care
from liren.people.queries.person import load_person
from liren.people.views.place import conditions_of
from liren.places.queries.where import place_name
from liren.ui.scoped import ScopedView

SHOWN = 200


def programme_name(programme: CareProgramme) -> str:
    """The programme's name in the reader's language."""
    return programme.name_en if (get_language() or "").startswith("en") else programme.name


class CareListView(ScopedView):
    """Who is in which programme, in the actor's area."""

    permission = care.VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        conditions = conditions_of(request, self.actor, self.permission)
        files = care.open_enrolments(self.actor, conditions.place)
        if chosen := request.GET.get("programme", ""):
            files = files.filter(programme=chosen)
        return self.page(
            "people/care_list.html", files=files[:SHOWN], place=place_name(conditions.place), chosen=chosen,
            programmes=care.programmes_on(conditions.place), conditions=conditions,
            expired=care.expired(self.actor, timezone.localdate())[:SHOWN],
        )  # fmt: skip


class ForgetExpiredView(ScopedView):
    """Erase the closed files whose time is over."""

    permission = "care.edit"

    def post(self, request: HttpRequest) -> HttpResponse:
        count = forget_expired(actor=self.actor, today=timezone.localdate())
        messages.success(
            request, ngettext("%(n)s file was erased.", "%(n)s files were erased.", count) % {"n": count}
        )
        return redirect("people:care")


class ProgrammesView(ScopedView):
    """The county's switches."""

    permission = SWITCH
    template = "people/care_programmes.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(**self.context(SwitchForm()))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SwitchForm(request.POST)
        programme = CareProgramme.objects.filter(pk=request.POST.get("programme", "")).first()
        if programme is None:
            raise OutOfScope(_("There is no such programme."))
        if not form.is_valid():
            return self.form_invalid(form, **{k: v for k, v in self.context(form).items() if k != "form"})
        switch_on(
            programme, actor=self.actor, place_code=self.county(), decision=form.cleaned_data["decision"]
        )
        messages.success(request, _("%(name)s runs now.") % {"name": programme_name(programme)})
        return redirect("people:programmes")

    def county(self) -> str:
        """The county of the actor's right."""
        prefix = next(iter(self.actor.prefixes(self.permission)), "")
        return self.actor.home[:6] if self.actor.may(self.permission, self.actor.home[:6]) else prefix

    def context(self, form: SwitchForm) -> dict[str, Any]:
        on = CareSwitch.objects.visible_to(self.actor, self.permission).filter(
            place_code=self.county(), off_at=None
        )
        switches = {row.programme_id: row for row in on.select_related("by")}
        programmes = [(p, programme_name(p), switches.get(p.pk)) for p in CareProgramme.objects.all()]
        return {"form": form, "programmes": programmes, "place": place_name(self.county())}


class SwitchOffView(ScopedView):
    """The programme ends in the county."""

    permission = SWITCH

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        switch = CareSwitch.objects.get_visible(self.actor, self.permission, pk=pk)
        switch_off(switch, actor=self.actor)
        messages.success(request, _("The programme is switched off."))
        return redirect("people:programmes")


class EnrolView(ScopedView):
    """Take a person into a programme."""

    permission = "care.edit"
    template = "people/enrol.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(**self.context(pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        context = self.context(pk, request.POST)
        person, form = context["person"], context["form"]
        if not form.is_valid():
            return self.form_invalid(**context)
        told = dict(form.cleaned_data)
        programme = CareProgramme.objects.get(pk=told.pop("programme"))
        try:
            enrol(person, programme, actor=self.actor, **told)
        except Refused as problem:
            return self.refused(form, problem, person=person)
        messages.success(request, _("Saved."))
        return redirect("people:person", pk=pk)

    def context(self, pk: int, data: Any = None) -> dict[str, Any]:
        person = load_person(self.actor, pk, self.permission)
        form = EnrolForm(data)
        form.fields["programme"].choices = [  # type: ignore[attr-defined]
            (programme.pk, programme_name(programme)) for programme in care.programmes_on(person.place_code)
        ]
        return {"person": person, "form": form}


class PlanView(ScopedView):
    """One file: the plan, who helps, when it ends."""

    permission = care.VIEW
    write_permission = "care.edit"
    template = "people/plan.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.file(pk)
        form = PlanForm(
            initial={n: getattr(row, n) for n in ("plan", "helpers", "visit_every_days", "version")}
        )
        return self.page(**self.context(row, form))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row, form = self.file(pk), PlanForm(request.POST)
        if not form.is_valid():
            return self.form_invalid(**self.context(row, form))
        told = dict(form.cleaned_data)
        try:
            edit_plan(row, actor=self.actor, version=told.pop("version"), values=told)
        except Refused as problem:
            return self.refused(**self.context(row, form), problem=problem)
        messages.success(request, _("Saved."))
        return redirect("people:plan", pk=pk)

    def file(self, pk: int) -> Enrolment:
        rows = Enrolment.objects.select_related("person", "programme")
        return rows.get_visible(self.actor, self.permission, pk=pk)

    def context(self, row: Enrolment, form: PlanForm) -> dict[str, Any]:
        may_edit = self.actor.may("care.edit", row.place_code) and row.to_on is None
        return {"file": row, "form": form, "name": programme_name(row.programme), "may_edit": may_edit}


class EndEnrolmentView(ScopedView):
    """Close a file today."""

    permission = "care.edit"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = Enrolment.objects.get_visible(self.actor, self.permission, pk=pk)
        end_enrolment(
            row, actor=self.actor, on=timezone.localdate(), reason=request.POST.get("reason", "")[:200]
        )
        messages.success(request, _("The file is closed."))
        return redirect("people:plan", pk=pk)
