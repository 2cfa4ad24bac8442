"""A person's identity number: checked, encrypted, once per community."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing
from liren.kernel.documents import DocumentKind as Shape
from liren.kernel.documents import mask_document, parse_document
from liren.kernel.errors import Refused
from liren.kernel.identity import parse_identity
from liren.kernel.problems import Unreadable
from liren.kernel.scope import Actor
from liren.people import secrets
from liren.people.choices import DocumentKind
from liren.people.models import Person, PersonIdentity
from liren.people.operations.provenance import AT_THE_COUNTER, Telling, save_touched, source_of, stamp
from liren.people.rules import community_of

PERMISSION = "people.edit"


def set_identity(
    person: Person, *, actor: Actor, number: str, kind: str = DocumentKind.RESIDENT,
    version: int | None = None, telling: Telling = AT_THE_COUNTER,
) -> Person:  # fmt: skip
    """Record or correct the number; a resident number also sets birthday and sex.

    Refuses what is no valid number, and a number that somebody else of the community already has.
    """
    with changing(person, actor=actor, permission=PERMISSION, version=version) as row:
        number = write_identity(row, number, kind)
        columns = fill_from_identity(row, number) if kind == DocumentKind.RESIDENT else []
        stamp(row, ["identity", *columns], source_of(telling, actor=actor, place_code=row.place_code))
        save_touched(row, "field_sources", *columns)
        record("people.identity_set", actor=actor, place_code=row.place_code, subject=row,
               new={"identity": mask_document(number), "kind": kind})  # fmt: skip
    return row


def write_identity(person: Person, number: str, kind: str) -> str:
    """Put the number beside the person, inside the caller's transaction; return it clean."""
    number = readable_number(number, kind)
    holder = holder_of(number, person.place_code)
    if holder is not None and holder.pk != person.pk:
        raise Refused(taken_by(holder), field="identity")
    sealed, blind = secrets.seal_identity(number)
    values = {"kind": kind, "sealed": sealed, "blind": blind, "place_code": person.place_code}
    try:
        with transaction.atomic():
            PersonIdentity.objects.unscoped("the number of the person being written").update_or_create(
                person=person, defaults=values
            )
    except IntegrityError:
        raise Refused(_TAKEN_UNSEEN, field="identity") from None
    return number


def readable_number(number: str, kind: str) -> str:
    """The number in its one clean form; raises with the sentence that says what is wrong."""
    try:
        return parse_document(Shape(kind), number, timezone.localdate()).number
    except Unreadable as problem:
        problem.field = "identity"
        raise


def fill_from_identity(person: Person, number: str) -> list[str]:
    """Set birthday and sex as the number tells them; return which of them changed."""
    told = parse_identity(number, timezone.localdate())
    changed = [c for c, v in (("born_on", told.born), ("sex", told.sex)) if getattr(person, c) != v]
    person.born_on, person.sex = told.born, told.sex
    return changed


def holder_of(number: str, place_code: str) -> Person | None:
    """Who already has the (clean) number in the community, as far as the database lets us see."""
    found = (
        PersonIdentity.objects.unscoped("a number is unique in a community; the fence still applies")
        .filter(blind__in=secrets.identity_keys(number), community_code=community_of(place_code))
        .select_related("person")
        .first()
    )
    return found.person if found else None


def taken_by(holder: Person) -> str:
    """The sentence for a number that is already on the register."""
    return str(_("This number is already on the register here: %(name)s. Open that record instead.")) % {
        "name": holder.name
    }


_TAKEN_UNSEEN = _(
    "This number is already on the register of this community, outside your area. Ask the community."
)
