"""Looking at a full number: for a stated reason, in front of the log."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.errors import OutOfScope, Refused
from liren.kernel.scope import Actor
from liren.people import secrets
from liren.people.models import Contact, Person, PersonIdentity

PERMISSION = "people.reveal"
LOOKS = ("people.identity_revealed", "people.phone_revealed", "people.document_opened")
"""The events that say who looked at what."""


def reveal_identity(person: Person, *, actor: Actor, reason: str) -> str:
    """The full identity number. The event says who, whose and why, never the number."""
    _require_reason(reason)
    with transaction.atomic(durable=True):
        shown = Person.objects.get_visible(actor, PERMISSION, pk=person.pk)
        row = PersonIdentity.objects.visible_to(actor, PERMISSION).filter(person=shown).first()
        if row is None:
            raise OutOfScope(_("No identity number is on record for this person."))
        record(
            "people.identity_revealed", actor=actor, place_code=shown.place_code, subject=shown, reason=reason
        )
    return secrets.open_identity(row.sealed)


def reveal_phone(contact: Contact, *, actor: Actor, reason: str) -> str:
    """A full phone number, recorded like a look at the identity number."""
    _require_reason(reason)
    with transaction.atomic(durable=True):
        row = Contact.objects.get_visible(actor, PERMISSION, pk=contact.pk)
        person = Person.objects.get_visible(actor, PERMISSION, pk=row.person_id)
        record("people.phone_revealed", actor=actor, place_code=row.place_code, subject=person, reason=reason)
    return secrets.open_phone(row.sealed)


def _require_reason(reason: str) -> None:
    if len(reason.strip()) < 2:
        raise Refused(_("Say why you need to see it in full."), field="reason")
