"""Pages of targets: the list with its bars, one target with parts, evidence and supervision."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.accounts.queries.places import names_of
from liren.kernel.errors import OutOfScope
from liren.people.views.place import home_of
from liren.places.queries import place_name
from liren.places.views.forms import FormPage, Removal
from liren.policy.choices import State
from liren.policy.forms.targets import EditTargetForm, FoldForm, PartsForm, TargetForm
from liren.policy.models import Clause, Target
from liren.policy.operations import targets as operations
from liren.policy.queries.targets import (
    VIEW,
    Progress,
    evidence_of,
    notes_of,
    parts_of,
    places_below,
    siblings_of,
    targets_of,
)
from liren.policy.rules.targets import shortfall
from liren.ui.scoped import ScopedView

MOST = 500
STATES = {"behind": State.NOT_MET, "near": State.NEAR, "met": State.MET}
EDIT = "targets.edit"


def place_asked(view: ScopedView, permission: str = "") -> str:
    """The place in the address bar, else where the reader's post is; 404 outside their area."""
    right = permission or view.permission
    code = view.request.GET.get("place") or home_of(view.actor, right)
    if not view.actor.may(right, code):
        raise OutOfScope(_("There is nothing here that you can see. It may lie outside your area."))
    return str(code)


class TargetsView(ScopedView):
    """What is to be reached under a place, what is done, and what is behind."""

    permission = VIEW
    template = "policy/targets/list.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        place, asked, today = place_asked(self), request.GET.get("state", ""), timezone.localdate()
        found = [Progress(row, today) for row in targets_of(self.actor, place)[:MOST]]
        counts = {name: sum(one.state == state for one in found) for name, state in STATES.items()}
        rows = [one for one in found if asked not in STATES or one.state == STATES[asked]]
        return self.page(
            rows=rows, counts=counts, total=len(found), asked=asked, place=place, place_name=place_name(place),
            names=names_of({one.target.place_code for one in rows}), may_set=self.actor.may(EDIT, place),
        )  # fmt: skip


class TargetView(ScopedView):
    """One target: the line, the parts, what was reported, what was pressed."""

    permission = VIEW
    template = "policy/targets/target.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = Target.objects.get_visible(self.actor, VIEW, pk=pk)
        self.is_about(row.place_code)
        today = timezone.localdate()
        one = Progress(targets_of(self.actor, row.place_code).get(pk=pk), today)
        parts = [Progress(part, today) for part in parts_of(self.actor, row)]
        evidence = list(evidence_of(self.actor, row)[:MOST])
        return self.page(
            one=one, parts=parts, uncovered=shortfall(row.count, [part.target.count for part in parts]),
            evidence=evidence, notes=notes_of(self.actor, row), today=today,
            may_see_whole=row.parent is not None and self.actor.may(VIEW, row.parent.place_code),
            names=names_of({row.place_code, *(part.target.place_code for part in parts), *(e.place_code for e in evidence)}),
            may_edit=self.actor.may(EDIT, row.place_code), holds=self.actor.may(EDIT, row.holder_code), may_report=self.actor.may("targets.report", row.place_code),
        )  # fmt: skip


class NewTargetView(FormPage):
    """A new target of a place; `?clause=` fills it from what a clause asks for."""

    permission = EDIT
    form_class = TargetForm
    title, submit, done = _("New target"), _("Set the target"), _("The target is set.")

    def load(self, **kwargs: Any) -> None:
        self.place = place_asked(self)
        code = self.request.GET.get("clause")
        self.clause = get_object_or_404(Clause, code=code) if code else None

    def initial(self) -> dict[str, Any]:
        today = timezone.localdate()
        if self.clause is None:
            return {"unit": "item", "starts_on": today}
        asked = (self.clause.check_data or {}).get("target", {})
        return {
            "title": self.clause.summary, "count": asked.get("count"), "unit": asked.get("unit"), "starts_on": today,
            "due_on": asked.get("by"), "office": self.clause.office[:120], "role": self.clause.role[:120],
        }  # fmt: skip

    def act(self, form: Any) -> str:
        row = operations.set_target(
            actor=self.actor, place_code=self.place, clause=self.clause, **form.cleaned_data
        )
        return reverse("programmes:target", args=[row.pk])

    def back(self) -> str:
        return f"{reverse('programmes:targets')}?place={self.place}"

    def context(self) -> dict[str, Any]:
        return {"subject": place_name(self.place)}


class TargetPage(FormPage):
    """A form about one target."""

    permission = EDIT
    row: Target

    def load(self, **kwargs: Any) -> None:
        self.row = Target.objects.get_visible(self.actor, self.permission, pk=kwargs["pk"])
        self.is_about(self.row.place_code)

    def back(self) -> str:
        return reverse("programmes:target", args=[self.row.pk])

    def context(self) -> dict[str, Any]:
        return {"subject": f"{self.row} · {place_name(self.row.place_code)}"}


class EditTargetView(TargetPage):
    """Another number, day or department."""

    form_class = EditTargetForm
    title, submit, done = _("Change the target"), _("Save"), _("Saved.")

    def initial(self) -> dict[str, Any]:
        names = ("title", "count", "starts_on", "due_on", "office", "role", "version")
        return {name: getattr(self.row, name) for name in names}

    def act(self, form: Any) -> str:
        operations.edit_target(self.row, actor=self.actor, **form.cleaned_data)
        return self.back()


class PartsView(TargetPage):
    """Break it down: a number for each place of the next level."""

    form_class = PartsForm
    title, submit, done = _("Break the target down"), _("Save the parts"), _("The parts are saved.")

    def form_arguments(self) -> dict[str, Any]:
        return {"places": places_below(self.row)}

    def initial(self) -> dict[str, Any]:
        return {part.place_code: part.count for part in parts_of(self.actor, self.row)}

    def act(self, form: Any) -> str:
        operations.break_down(self.row, actor=self.actor, parts=form.parts())
        return self.back()


class FoldView(TargetPage):
    """Two parts of one target become one, before their places merge."""

    form_class = FoldForm
    title, submit = _("Fold the part into another"), _("Make them one")
    done = _("The two parts are one; reports and notes went along.")

    def form_arguments(self) -> dict[str, Any]:
        parts = siblings_of(self.actor, self.row, EDIT)
        return {"parts": parts, "names": names_of({part.place_code for part in parts})}

    def act(self, form: Any) -> str:
        kept = operations.fold_target(self.row, actor=self.actor, into=form.cleaned_data["into"])
        return reverse("programmes:target", args=[kept.pk])


class RemovalView(Removal):
    """Take out a target that was set by mistake."""

    permission = EDIT

    def remove(self, **kwargs: Any) -> str:
        row = Target.objects.get_visible(self.actor, EDIT, pk=kwargs["pk"])
        operations.remove_target(row, actor=self.actor)
        return f"{reverse('programmes:targets')}?place={row.place_code}"
