"""Two sources contradict each other: a person decides, and the decision is kept."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing
from liren.kernel.errors import Refused
from liren.kernel.pinyin import initials
from liren.kernel.scope import Actor
from liren.people import secrets
from liren.people.choices import ContactKind, Decision, Ending
from liren.people.models import Conflict, Contact, Person
from liren.people.operations.contacts import write_contact
from liren.people.operations.identity import PERMISSION
from liren.people.operations.provenance import save_touched, stamp
from liren.people.operations.residency import change_standing, close_residency, settle
from liren.people.operations.roster.conflicts import values
from liren.people.operations.roster.fields import FACTS
from liren.people.rules import community_of
from liren.places.models import Dwelling

COLUMNS = {fact: column for column, fact in FACTS.items()}


def decide_conflict(conflict: Conflict, *, actor: Actor, decision: str) -> Conflict:
    """Keep ours, take theirs (with their source), or ask on the next visit. Refuses what is decided already."""
    with changing(conflict, actor=actor, permission=PERMISSION) as row:
        if row.decision not in {"", Decision.ASK}:
            raise Refused(_("Somebody has decided this already."))
        person = (
            Person.objects.unscoped("the person of the locked conflict")
            .select_for_update()
            .get(pk=row.person_id)
        )
        if decision == Decision.TAKE:
            _take(person, row)
        row.decision, row.decided_by_id, row.decided_at = Decision(decision), actor.user_id, timezone.now()
        row.save(update_fields=["decision", "decided_by", "decided_at"])
        record("people.conflict_decided", actor=actor, place_code=row.place_code, subject=person,
               new={"field": row.field, "decision": decision})  # fmt: skip
    return row


def _take(person: Person, conflict: Conflict) -> None:
    column, (_ours, theirs) = COLUMNS[conflict.field], values(conflict)
    changed = _TAKERS.get(column, _take_value)(person, column, theirs)
    stamp(person, [column], conflict.source)
    save_touched(person, *changed, "field_sources")


def _take_value(person: Person, column: str, theirs: str) -> list[str]:
    setattr(person, column, date.fromisoformat(theirs) if column == "born_on" else theirs)
    return [column]


def _take_name(person: Person, column: str, theirs: str) -> list[str]:
    person.name, person.initials = theirs, initials(theirs)[:30]
    return ["name", "initials"]


def _take_standing(person: Person, column: str, theirs: str) -> list[str]:
    change_standing(person, theirs)
    return ["standing"]


def _take_phone(person: Person, column: str, theirs: str) -> list[str]:
    """Their number replaces the own number that was told before it; others stay."""
    own = Contact.objects.unscoped("phones of the locked person").filter(person=person, kind=ContactKind.OWN)
    if (first := own.order_by("id").first()) is not None:
        first.delete()
    if not own.filter(blind__in=secrets.phone_keys(theirs)).exists():
        write_contact(person, theirs, ContactKind.OWN, "")
    return []


def _take_home(person: Person, column: str, theirs: str) -> list[str]:
    homes = Dwelling.objects.unscoped("a home of the person's own community")
    home = homes.filter(line=theirs, place_code__startswith=community_of(person.place_code)).first()
    if home is None:
        raise Refused(
            _("The home %(line)s is not on the map yet. Add it under Places, then decide.") % {"line": theirs}
        )
    close_residency(person, timezone.localdate(), Ending.MOVED)
    settle(person, home, None, person.standing, timezone.localdate())
    return ["dwelling", "household", "relation", "place_code"]


def _take_return(person: Person, column: str, theirs: str) -> list[str]:
    person.left_on = None
    settle(person, person.dwelling, person.household, person.standing, timezone.localdate())
    return ["left_on"]


_TAKERS = {
    "name": _take_name, "standing": _take_standing, "phone": _take_phone, "dwelling": _take_home,
    "left": _take_return,
}  # fmt: skip
