"""Who lives together around whom."""

from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing, lock
from liren.kernel.codes.relation import HEAD
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.people.models import Household, Person
from liren.people.operations.identity import PERMISSION
from liren.people.operations.provenance import save_touched
from liren.people.rules import community_of


def found_household(head: Person, *, actor: Actor, number: str = "") -> Household:
    """A new household around a person who had none, at the person's home."""
    with changing(head, actor=actor, permission=PERMISSION) as row:
        if row.household_id:
            raise Refused(_("This person belongs to a household already."))
        household = Household.objects.unscoped("a new household at the locked person's place").create(
            place_code=row.place_code, number=number, head=row, dwelling_id=row.dwelling_id,
            match_key=match_key(number, row),
        )  # fmt: skip
        row.household, row.relation = household, HEAD
        save_touched(row, "household", "relation")
        record("people.household_founded", actor=actor, place_code=row.place_code, subject=household,
               new={"head": row.pk, "number": number})  # fmt: skip
    return household


def join_household(person: Person, household: Household, *, actor: Actor, relation: str) -> Person:
    """A person becomes a member, related to the head. Refuses a household of another community."""
    with changing(person, actor=actor, permission=PERMISSION) as row:
        target = lock(household, actor=actor, permission=PERMISSION)
        if community_of(target.place_code) != community_of(row.place_code):
            raise Refused(_("That household lives in another community."), field="household")
        _leave(row)
        row.household, row.relation = target, relation
        if relation == HEAD:
            _crown(target, row)
        save_touched(row, "household", "relation")
        record("people.household_joined", actor=actor, place_code=row.place_code, subject=row,
               new={"household": target.pk, "relation": relation})  # fmt: skip
    return row


def leave_household(person: Person, *, actor: Actor) -> Person:
    """A person belongs to no household any more; where they live stays."""
    with changing(person, actor=actor, permission=PERMISSION) as row:
        old = row.household_id
        _leave(row)
        row.household, row.relation = None, ""
        save_touched(row, "household", "relation")
        record(
            "people.household_left",
            actor=actor,
            place_code=row.place_code,
            subject=row,
            old={"household": old},
        )
    return row


def set_relation(person: Person, *, actor: Actor, relation: str, version: int | None = None) -> Person:
    """How the person is related to the head; the head's own code makes the person the head."""
    with changing(person, actor=actor, permission=PERMISSION, version=version) as row:
        if row.household is None:
            raise Refused(_("This person belongs to no household."), field="relation")
        old, row.relation = row.relation, relation
        if relation == HEAD:
            _crown(row.household, row)
        save_touched(row, "relation")
        record("people.relation_set", actor=actor, place_code=row.place_code, subject=row,
               old={"relation": old}, new={"relation": relation})  # fmt: skip
    return row


def _crown(household: Household, person: Person) -> None:
    """Make a member the head; the former head's relation has to be said anew."""
    former = household.head
    household.head = person
    household.version += 1
    household.save(update_fields=["head", "version"])
    if former is not None and former.pk != person.pk:
        former.relation = ""
        save_touched(former, "relation")


def _leave(person: Person) -> None:
    Household.objects.unscoped("the household that the locked person heads").filter(head=person).update(
        head=None
    )


def match_key(number: str, head: Person) -> str:
    """What an import recognises the household by: its number, or its home and head."""
    home = head.dwelling.line if head.dwelling else ""
    return f"n:{number}" if number else f"h:{head.name}|{home}"[:120]
