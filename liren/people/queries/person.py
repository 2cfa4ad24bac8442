"""One person as the page shows it: facts with their sources, family, home, history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liren.events.models import Event
from liren.events.words import word_for
from liren.kernel.codes import EDUCATION, ETHNICITY, MARITAL, POLITICAL
from liren.kernel.scope import Actor
from liren.people import secrets
from liren.people.choices import DocumentKind
from liren.people.models import Contact, Person, PersonIdentity, Source
from liren.people.queries.belongings import belongings, with_belongings
from liren.people.queries.register import PERMISSION

SHOWN_EVENTS = 12
TABLES = {"education": EDUCATION, "political": POLITICAL, "marital": MARITAL, "ethnicity": ETHNICITY}
FACTS: tuple[tuple[str, str | Promise], ...] = (
    ("born_on", _("Born on")), ("registered_address", _("Where registered")), ("education", _("Education")),
    ("political", _("Political status")), ("marital", _("Marital status")), ("ethnicity", _("Ethnic group")),
    ("occupation", _("Occupation")), ("employer", _("Employer or school")), ("former_name", _("Former name")),
    ("note", _("Note")),
)  # fmt: skip
QUIET = {"people.searched_by_number"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One fact on the page: label, value, and who told it where that differs from the record."""

    column: str
    label: str | Promise
    value: Any
    source: str = ""


def load_person(actor: Actor, pk: int, permission: str = PERMISSION) -> Person:
    """The person in scope, with home and household, or 404."""
    found: Person = _with_home().get_visible(actor, permission, pk=pk)
    return found


def load_whole_person(actor: Actor, pk: int) -> Person:
    """The person in scope with everything that hangs on them, for their page; or 404."""
    found: Person = with_belongings(_with_home(), actor).get_visible(actor, PERMISSION, pk=pk)
    return found


def _with_home() -> Any:
    return Person.objects.select_related("dwelling__building", "household__head", "source", "merged_into")


def facts_of(person: Person, identity: str = "") -> list[Shown]:
    """What is known, in the page's order; empty values are left out. `identity` is the masked number beside it."""
    sources = sources_of(person)
    words = {c: _words(person, c) for c, _label in FACTS}
    words["born_on"] = secrets.birthday_beside(identity, person.born_on)
    shown = [Shown(c, label, words[c], sources.get(c, "")) for c, label in FACTS]
    return [fact for fact in shown if fact.value not in {"", None}]


def sources_of(person: Person) -> dict[str, str]:
    """Column → who told it when, for values that came from elsewhere than the record."""
    told = {c: pair for c, pair in person.field_sources.items() if isinstance(pair, list) and len(pair) == 2}
    rows = Source.objects.unscoped("labels of the sources of a person in scope").filter(
        pk__in={pair[0] for pair in told.values() if pair[0]}
    )
    labels = {row.pk: row.label for row in rows} if told else {}
    return {c: f"{labels.get(pk, '')} {day}".strip() for c, (pk, day) in told.items()}


def identity_of(person: Person) -> str:
    """The masked number of a whole person, or nothing."""
    return next((secrets.masked_identity(row.sealed) for row in belongings(person, "identities")), "")


def born_by_number(person: Person, actor: Actor) -> bool:
    """Whether sex and birthday follow from a resident number on record: then the number is corrected, not they."""
    numbers = PersonIdentity.objects.visible_to(actor, PERMISSION)
    return numbers.filter(person=person, kind=DocumentKind.RESIDENT).exists()


def contacts_of(person: Person) -> list[tuple[Contact, str]]:
    """The phones of a whole person and whom to call, masked: their own first."""
    rows = sorted(belongings(person, "contacts"), key=lambda c: (c.kind != "own", c.pk))
    return [(row, secrets.masked_phone(row.sealed)) for row in rows]


def history_of(person: Person, actor: Actor, limit: int = SHOWN_EVENTS) -> list[dict[str, Any]]:
    """What happened to the record, as a timeline. Looks at secrets are shown to those who may know of them."""
    merged = Person.objects.unscoped("records merged into one in scope").filter(merged_into=person)
    rows = Event.objects.unscoped("the history of a person in scope").filter(
        Q(subject_id=person.pk) | Q(subject_id__in=merged.values("pk")), subject_type="people.person"
    )
    if not actor.may("people.looks", person.place_code):
        rows = rows.exclude(action__endswith="_revealed").exclude(action="people.document_opened")
    return [_item(row) for row in rows.exclude(action__in=QUIET).order_by("-id")[:limit]]


def _item(event: Event) -> dict[str, Any]:
    look = event.action.endswith("_revealed") or event.action == "people.document_opened"
    return {
        "kind": "" if look else "j", "icon": "eye" if look else ICONS.get(event.action, "pencil"),
        "at": event.at, "who": event.actor_name, "words": word_for(event.action), "note": event.reason,
    }  # fmt: skip


ICONS = {
    "people.person_registered": "user-plus", "people.moved_home": "home-move", "people.tagged": "tag",
    "people.untagged": "tag-off", "people.identity_set": "id", "people.merged": "arrows-join",
    "people.residency_ended": "user-x", "people.came_back": "user-check", "people.contact_added": "phone",
}  # fmt: skip


def _words(person: Person, column: str) -> Any:
    value = getattr(person, column)
    table = TABLES.get(column)
    return table.label(value) if table and value else value
