"""Put a person on the register, and correct what it says."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.errors import Refused
from liren.kernel.pinyin import initials
from liren.kernel.scope import Actor
from liren.kernel.text import clean_name
from liren.people.choices import ContactKind, DocumentKind
from liren.people.models import Household, Person
from liren.people.operations.contacts import write_contact
from liren.people.operations.identity import PERMISSION, fill_from_identity, readable_number, write_identity
from liren.people.operations.provenance import AT_THE_COUNTER, Telling, save_touched, source_of, stamp
from liren.people.operations.residency import change_standing
from liren.people.rules import community_of
from liren.places.models import Dwelling

EDITABLE = (
    "name", "former_name", "sex", "born_on", "ethnicity", "marital", "education", "political", "occupation",
    "employer", "standing", "registered_address", "note",
)  # fmt: skip
"""What a form may set directly. Numbers, phones, homes and households have operations of their own."""

Values = Mapping[str, Any]


def register_person(
    *, actor: Actor, place_code: str, values: Values, identity: str = "",
    identity_kind: str = DocumentKind.RESIDENT, phone: str = "", dwelling: Dwelling | None = None,
    household: Household | None = None, relation: str = "", telling: Telling = AT_THE_COUNTER,
) -> Person:  # fmt: skip
    """A new person with number, phone, home and household in one act.

    Refuses an invalid number, one that somebody of the community already has, and a home elsewhere.
    """
    place = _place_of(place_code, dwelling)
    with creating(actor=actor, permission=PERMISSION, place_code=place):
        person = Person(
            place_code=place, dwelling=dwelling, household=household, relation=relation,
            confirmed_on=timezone.localdate(), source=source_of(telling, actor=actor, place_code=place),
        )  # fmt: skip
        _assign(person, values)
        if identity and identity_kind == DocumentKind.RESIDENT:
            fill_from_identity(person, readable_number(identity, identity_kind))
        person.save(force_insert=True)
        if identity:
            write_identity(person, identity, identity_kind)
        if phone:
            write_contact(person, phone, ContactKind.OWN, "")
        record("people.person_registered", actor=actor, place_code=place, subject=person, new=dict(values))
    return person


def edit_person(
    person: Person, *, actor: Actor, values: Values, version: int, telling: Telling = AT_THE_COUNTER
) -> Person:
    """Correct values. Each changed value notes who told it; the version must be the one that was shown."""
    with changing(person, actor=actor, permission=PERMISSION, version=version) as row:
        before = {column: getattr(row, column) for column in EDITABLE}
        _assign(row, values)
        changed = [column for column in EDITABLE if getattr(row, column) != before[column]]
        if changed:
            if "standing" in changed:
                change_standing(row, row.standing)
            stamp(row, changed, source_of(telling, actor=actor, place_code=row.place_code))
            save_touched(row, *changed, "initials", "field_sources")
            record("people.person_edited", actor=actor, place_code=row.place_code, subject=row,
                   old={c: before[c] for c in changed}, new={c: getattr(row, c) for c in changed})  # fmt: skip
    return row


def _assign(person: Person, values: Values) -> None:
    if unknown := values.keys() - set(EDITABLE):
        raise TypeError(f"not editable: {sorted(unknown)}")
    for column, value in values.items():
        setattr(person, column, value)
    person.name = clean_name(person.name)
    if not person.name:
        raise Refused(_("A person needs a name."), field="name")
    if person.born_on and person.born_on > timezone.localdate():
        raise Refused(_("The birthday lies in the future."), field="born_on")
    person.initials = initials(person.name)[:30]


def _place_of(place_code: str, dwelling: Dwelling | None) -> str:
    """Where the person belongs: the home's grid, within the community that was meant."""
    if len(place_code) < 12:
        raise Refused(
            _("Choose the community first: a person is recorded in a community."), field="place_code"
        )
    if dwelling is None:
        return place_code
    if community_of(dwelling.place_code) != community_of(place_code):
        raise Refused(_("This home lies in another community."), field="dwelling")
    return dwelling.place_code
