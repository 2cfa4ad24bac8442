"""One person: the page, a new one, corrections."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import select_template
from django.utils import timezone
from django.utils.translation import gettext as _

from liren.kernel.age import age_on
from liren.kernel.errors import OutOfScope, Refused, Stale
from liren.kernel.identity import parse_identity
from liren.people.forms import EditPersonForm, NewPersonForm
from liren.people.forms.handling import REASONS
from liren.people.models import Person
from liren.people.operations.bulk import confirm_people
from liren.people.operations.identity import holder_of, readable_number
from liren.people.operations.people import edit_person, register_person
from liren.people.queries import person as reading
from liren.people.queries.belongings import belongings
from liren.people.queries.care import files_of
from liren.people.queries.homes import require_home, together
from liren.people.rules import is_stale
from liren.people.views.place import home_of
from liren.places.queries.where import place_name
from liren.ui.scoped import ScopedView


class PersonView(ScopedView):
    """Everything the community knows about one person, secrets masked."""

    permission = "people.view"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = reading.load_whole_person(self.actor, pk)
        if person.merged_into_id:
            return redirect("people:person", pk=person.merged_into_id)
        return self.page("people/person.html", **page_of(person, self))


def page_of(person: Person, view: ScopedView) -> dict[str, Any]:
    """What the page shows, read in scope."""
    actor, today = view.actor, timezone.localdate()
    household, identity = person.household, reading.identity_of(person)
    return {
        "person": person,
        "age": age_on(person.born_on, today) if person.born_on else None,
        "stale": is_stale(person.confirmed_on, today),
        "facts": reading.facts_of(person, identity),
        "identity": identity,
        "contacts": reading.contacts_of(person),
        **{name: belongings(person, name) for name in ("tags", "conflicts", "documents", "periods")},
        "timeline": reading.history_of(person, actor),
        "files": files_of(person, actor),
        "family": together(household, actor) if household else None,
        "used_in": select_template(["ledgers/_used_in.html", "people/_no_ledgers.html"]),
        "reasons": [{"value": value, "label": label} for value, label in REASONS],
        "rights": {
            name: actor.may(f"people.{name}", person.place_code)
            for name in ("edit", "reveal", "looks", "documents", "merge")
        }
        | {
            "care": actor.may("care.view", person.place_code),
            "care_edit": actor.may("care.edit", person.place_code),
        },
    }


class NewPersonView(ScopedView):
    """Register somebody who is not there yet."""

    permission = "people.edit"
    template = "people/person_new.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        place = request.GET.get("place") or home_of(self.actor, self.permission)
        if not self.actor.may(self.permission, place):
            raise OutOfScope(_("There is nothing here that you can see. It may lie outside your area."))
        initial = {"place_code": place, "home": request.GET.get("home", "")}
        return self.page(form=NewPersonForm(initial=initial), place=place_name(place))

    def post(self, request: HttpRequest) -> HttpResponse:
        form, code = NewPersonForm(request.POST), request.POST.get("place_code", "")
        place = place_name(code) if self.actor.may(self.permission, code) else ""
        if not form.is_valid():
            return self.form_invalid(form, place=place)
        try:
            person = self.register(form)
        except Refused as problem:
            return self.refused(form, problem, place=place)
        messages.success(request, _("%(name)s is on the register.") % {"name": person.name})
        return redirect("people:person", pk=person.pk)

    def register(self, form: NewPersonForm) -> Person:
        told = form.cleaned_data
        place, line = told["place_code"], told["home"]
        self.actor.require(self.permission, place)
        return register_person(
            actor=self.actor, place_code=place, values=form.values(), identity=told["identity"],
            identity_kind=told["identity_kind"] or "resident", phone=told["phone"],
            dwelling=require_home(line, place_code=place) if line else None, relation=told["relation"],
            telling=form.telling(),
        )  # fmt: skip


class EditPersonView(ScopedView):
    """Correct what the record says. When somebody else was faster, both versions are shown and nothing is lost."""

    permission = "people.edit"
    template = "people/person_edit.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = reading.load_person(self.actor, pk, self.permission)
        return self.page(form=self.form(person), person=person)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = reading.load_person(self.actor, pk, self.permission)
        form = self.form(person, request.POST)
        if not form.is_valid():
            return self.form_invalid(form, person=person)
        try:
            edit_person(
                person, actor=self.actor, values=form.values(), version=form.cleaned_data["version"],
                telling=form.telling(),
            )  # fmt: skip
        except Stale as problem:
            return self.both_versions(form, person, problem)
        except Refused as problem:
            return self.refused(form, problem, person=person)
        messages.success(request, _("Saved."))
        return redirect("people:person", pk=pk)

    def form(self, person: Person, typed: Any = None) -> EditPersonForm:
        return EditPersonForm(typed, person=person, by_number=reading.born_by_number(person, self.actor))

    def both_versions(self, form: EditPersonForm, person: Person, problem: Stale) -> HttpResponse:
        """The typed text stays in the form; beside it stands what is on record now. Saving again is then meant."""
        now = reading.load_person(self.actor, person.pk, self.permission)
        typed = {**form.data.dict(), "version": now.version}  # type: ignore[attr-defined]
        again = self.form(now, typed)
        again.is_valid()
        differing = [
            (again.fields[name].label, getattr(now, name), value)
            for name, value in again.values().items()
            if getattr(now, name) != value
        ]
        return self.page(
            form=again, person=now, differing=differing, problem=problem, status=HTTPStatus.CONFLICT
        )


class ConfirmView(ScopedView):
    """Somebody looked at this record today and found it right."""

    permission = "people.edit"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = reading.load_person(self.actor, pk, self.permission)
        confirm_people([person.pk], actor=self.actor)
        messages.success(request, _("Confirmed as of today."))
        return redirect("people:person", pk=pk)


class CheckView(ScopedView):
    """A number that is being typed: what it tells, and whether somebody has it already. For htmx, by POST only."""

    permission = "people.edit"

    def post(self, request: HttpRequest) -> HttpResponse:
        place = request.POST.get("place_code", "")
        self.actor.require(self.permission, place)
        kind, typed = request.POST.get("identity_kind") or "resident", request.POST.get("identity", "")
        told: dict[str, Any] = {}
        try:
            number = readable_number(typed, kind) if typed.strip() else ""
            told["holder"] = holder_of(number, place) if number else None
            told["identity"] = parse_identity(number) if number and kind == "resident" else None
        except Refused as problem:
            told["problem"] = problem
        return self.page("people/_checked.html", **told)
