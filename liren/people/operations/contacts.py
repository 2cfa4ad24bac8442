"""Phones: a person's own, and whom to call for them."""

from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing
from liren.kernel.errors import Refused
from liren.kernel.phones import clean_phone, mask_phone
from liren.kernel.problems import Unreadable
from liren.kernel.scope import Actor
from liren.people import secrets
from liren.people.choices import ContactKind
from liren.people.models import Contact, Person
from liren.people.operations.provenance import AT_THE_COUNTER, Telling, save_touched, source_of, stamp

PERMISSION = "people.edit"


def add_contact(
    person: Person, *, actor: Actor, phone: str, kind: str = ContactKind.OWN, label: str = "",
    telling: Telling = AT_THE_COUNTER,
) -> Contact:  # fmt: skip
    """Add a phone. Refuses what is no phone number, and one that the person already has."""
    with changing(person, actor=actor, permission=PERMISSION) as row:
        contact = write_contact(row, phone, kind, label)
        stamp(row, ["phone"], source_of(telling, actor=actor, place_code=row.place_code))
        save_touched(row, "field_sources")
        record("people.contact_added", actor=actor, place_code=row.place_code, subject=row,
               new={"phone": mask_phone(readable_phone(phone)), "kind": kind, "label": label})  # fmt: skip
    return contact


def remove_contact(contact: Contact, *, actor: Actor) -> None:
    """Take a phone off a person; the event keeps its masked form only."""
    with changing(contact, actor=actor, permission=PERMISSION) as row:
        person = (
            Person.objects.unscoped("the owner of the locked contact")
            .select_for_update()
            .get(pk=row.person_id)
        )
        record("people.contact_removed", actor=actor, place_code=row.place_code, subject=person,
               old={"phone": secrets.masked_phone(row.sealed), "kind": row.kind, "label": row.label})  # fmt: skip
        row.delete()
        save_touched(person)


def write_contact(person: Person, phone: str, kind: str, label: str) -> Contact:
    """Put a phone beside the person, inside the caller's transaction."""
    sealed, blind, tail = secrets.seal_phone(readable_phone(phone))
    rows = Contact.objects.unscoped("phones of the person being written").filter(person=person)
    if rows.filter(blind=blind, kind=kind).exists():
        raise Refused(_("This phone is already on the record."), field="phone")
    return rows.create(
        person=person, place_code=person.place_code, kind=kind, label=label,
        sealed=sealed, blind=blind, tail_blind=tail,
    )  # fmt: skip


def readable_phone(phone: str) -> str:
    """The phone in its one clean form; raises with the sentence that says what is wrong."""
    try:
        return clean_phone(phone)
    except Unreadable as problem:
        problem.field = "phone"
        raise
