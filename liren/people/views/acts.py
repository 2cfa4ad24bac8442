"""Acts on one person that ask for little: one form, one operation, back to the person."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liren.kernel.errors import Refused
from liren.people.choices import SourceKind
from liren.people.forms import (
    ContactForm,
    EndForm,
    HouseholdForm,
    IdentityForm,
    MoveForm,
    RelationForm,
    ReturnForm,
    TagForm,
)  # fmt: skip
from liren.people.models import Contact, Household, Person, PersonTag
from liren.people.operations.contacts import add_contact, remove_contact
from liren.people.operations.households import found_household, join_household, leave_household, set_relation
from liren.people.operations.identity import set_identity
from liren.people.operations.provenance import Telling
from liren.people.operations.residency import come_back, end_residency, move_home
from liren.people.operations.tags import tag_person, untag_person
from liren.people.queries.homes import require_home
from liren.people.queries.person import load_person
from liren.ui.scoped import ScopedView


class PersonActView(ScopedView):
    """A form about one person, and the operation behind it."""

    permission = "people.edit"
    template = "people/act.html"
    form_class: ClassVar[type[forms.Form]] = forms.Form
    title: ClassVar[str | Promise] = ""
    button: ClassVar[str | Promise] = gettext_lazy("Save")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = load_person(self.actor, pk, self.permission)
        return self.page(person=person, form=self.form_class(initial=self.initial(person)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = load_person(self.actor, pk, self.permission)
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self.form_invalid(form, person=person)
        try:
            self.act(person, form.cleaned_data)
        except Refused as problem:
            return self.refused(form, problem, person=person)
        messages.success(request, _("Saved."))
        return redirect("people:person", pk=pk)

    def initial(self, person: Person) -> dict[str, Any]:
        """What the form begins with."""
        return {"version": person.version, "standing": person.standing}

    def act(self, person: Person, told: dict[str, Any]) -> Any:
        """Do it."""
        raise NotImplementedError


class IdentityView(PersonActView):
    """The identity number."""

    form_class, title = IdentityForm, gettext_lazy("Identity number")

    def act(self, person: Person, told: dict[str, Any]) -> Any:
        return set_identity(
            person,
            actor=self.actor,
            number=told["identity"],
            kind=told["identity_kind"],
            version=told["version"],
        )


class MoveView(PersonActView):
    """Another home."""

    form_class, title = MoveForm, gettext_lazy("Moves to another home")

    def act(self, person: Person, told: dict[str, Any]) -> Any:
        home = require_home(told["home"], place_code=person.place_code)
        return move_home(
            person, actor=self.actor, dwelling=home, on=told["on"], standing=told["standing"],
            version=told["version"], telling=Telling(SourceKind(told["told_by"])),
        )  # fmt: skip


class EndView(PersonActView):
    """Moved away, long away, died."""

    form_class, title = EndForm, gettext_lazy("Leaves the register")

    def act(self, person: Person, told: dict[str, Any]) -> Any:
        return end_residency(person, actor=self.actor, **told)


class ReturnView(PersonActView):
    """Here again."""

    form_class, title = ReturnForm, gettext_lazy("Is here again")

    def act(self, person: Person, told: dict[str, Any]) -> Any:
        return come_back(person, actor=self.actor, on=told["on"], version=told["version"])


class ContactsView(PersonActView):
    """A phone more."""

    form_class, title = ContactForm, gettext_lazy("Add a phone")

    def act(self, person: Person, told: dict[str, Any]) -> Any:
        return add_contact(person, actor=self.actor, **told)


class TagsView(PersonActView):
    """A tag more."""

    form_class, title = TagForm, gettext_lazy("Add a tag")

    def act(self, person: Person, told: dict[str, Any]) -> Any:
        return tag_person(person, actor=self.actor, **told)


class FoundHouseholdView(PersonActView):
    """A household of one's own."""

    form_class, title = HouseholdForm, gettext_lazy("Head of a new household")

    def act(self, person: Person, told: dict[str, Any]) -> Any:
        return found_household(person, actor=self.actor, **told)


class RelationView(PersonActView):
    """The relation to the head; with a household, joining it."""

    form_class, title = RelationForm, gettext_lazy("To the head of the household")

    def initial(self, person: Person) -> dict[str, Any]:
        return {"relation": person.relation, "household": self.request.GET.get("household", "")}

    def act(self, person: Person, told: dict[str, Any]) -> Any:
        if told["household"] and told["household"] != person.household_id:
            target = Household.objects.get_visible(self.actor, self.permission, pk=told["household"])
            return join_household(person, target, actor=self.actor, relation=told["relation"])
        return set_relation(person, actor=self.actor, relation=told["relation"])


class LeaveHouseholdView(ScopedView):
    """Out of the household."""

    permission = "people.edit"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        leave_household(load_person(self.actor, pk, self.permission), actor=self.actor)
        messages.success(request, _("Saved."))
        return redirect("people:person", pk=pk)


class RemoveContactView(ScopedView):
    """A phone less."""

    permission = "people.edit"

    def post(self, request: HttpRequest, pk: int, contact: int) -> HttpResponse:
        row = Contact.objects.get_visible(self.actor, self.permission, pk=contact, person_id=pk)
        remove_contact(row, actor=self.actor)
        messages.success(request, _("The phone was taken off the record."))
        return redirect("people:person", pk=pk)


class UntagView(ScopedView):
    """A tag less."""

    permission = "people.edit"

    def post(self, request: HttpRequest, pk: int, tag: int) -> HttpResponse:
        row = PersonTag.objects.get_visible(self.actor, self.permission, pk=tag, person_id=pk)
        untag_person(row, actor=self.actor)
        messages.success(request, _("The tag no longer holds."))
        return redirect("people:person", pk=pk)
