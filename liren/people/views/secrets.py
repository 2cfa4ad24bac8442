"""Looking at a full number, and seeing who looked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from liren.events.queries.looks import looks_at
from liren.events.words import word_for
from liren.kernel.documents import mask_document
from liren.kernel.errors import Refused
from liren.people import secrets
from liren.people.forms import RevealForm
from liren.people.models import Contact, Person
from liren.people.operations.reveals import PERMISSION, reveal_identity, reveal_phone
from liren.people.queries import person as reading
from liren.ui.scoped import ScopedView

SECONDS = 60
SHOWN_LOOKS = 200


class RevealView(ScopedView):
    """A number in full for a minute: inside the page with a countdown, without JavaScript on a page of its own."""

    permission = PERMISSION

    def shown(self, request: HttpRequest, person: Person, part: str, value: str, masked: str) -> HttpResponse:
        response = self.page(
            "people/revealed.html", part="ui/_revealed.html",
            person=person, id=part, value=value, masked=masked, seconds=SECONDS,
        )  # fmt: skip
        response["Cache-Control"] = "no-store"
        return response

    def reason(self, request: HttpRequest) -> str:
        form = RevealForm(request.POST)
        if not form.is_valid():
            raise Refused(_("Say why you need to see it in full."))
        return form.words()


class RevealIdentityView(RevealView):
    """The identity number."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = reading.load_person(self.actor, pk, self.permission)
        number = reveal_identity(person, actor=self.actor, reason=self.reason(request))
        return self.shown(request, person, "identity", number, mask_document(number))


class RevealPhoneView(RevealView):
    """A phone."""

    def post(self, request: HttpRequest, pk: int, contact: int) -> HttpResponse:
        person = reading.load_person(self.actor, pk, self.permission)
        row = Contact.objects.get_visible(self.actor, self.permission, pk=contact, person=person)
        number = reveal_phone(row, actor=self.actor, reason=self.reason(request))
        return self.shown(request, person, f"phone-{row.pk}", number, secrets.masked_phone(row.sealed))


class LooksView(ScopedView):
    """Who looked at this person's secrets: when, why."""

    permission = "people.looks"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = Person.objects.get_visible(self.actor, self.permission, pk=pk)
        found = looks_at(person, self.actor).order_by("-id")[:SHOWN_LOOKS]
        looks = [(event, word_for(event.action)) for event in found]
        return self.page("people/looks.html", person=person, looks=looks)
