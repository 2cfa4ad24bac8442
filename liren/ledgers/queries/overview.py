"""How many rows each ledger of a place has, and on which ledgers a person stands."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.utils import timezone

from liren.kernel.scope import Actor, within
from liren.ledgers.catalogue import LEDGERS
from liren.ledgers.ledger import Ledger, Subject
from liren.ledgers.queries.rows import PEOPLE, VIEW
from liren.people.models import Person
from liren.people.queries.register import people_in
from liren.places.models import Dwelling

COUNTED_UP_TO = 300_000
"""Above a county of this size the list shows no numbers; each ledger still shows its own."""


def counts(actor: Actor, place: str) -> dict[str, int]:
    """Ledger → rows, in one pass over the people and one over the homes; only numbers, no lines."""
    if people_in(place) > COUNTED_UP_TO:
        return {}
    here = within("place_code", [place])
    people = Person.objects.visible_to(actor, VIEW).filter(here, left_on=None, merged_into=None)
    homes = Dwelling.objects.visible_to(actor, VIEW).filter(here)
    return _counted(people, Subject.PERSON) | _counted(homes, Subject.DWELLING)


def _counted(rows: Any, subject: Subject) -> dict[str, int]:
    today = timezone.localdate()
    wanted = {
        ledger.key: Count("pk", filter=ledger.condition(today))
        for ledger in LEDGERS.values()
        if ledger.subject == subject
    }
    return {key: int(n) for key, n in rows.order_by().aggregate(**wanted).items()}


def ledgers_of(person: Person, actor: Actor) -> list[Ledger]:
    """The ledgers on which a person stands today: one read; none for whoever may not see ledgers there."""
    if not actor.may(VIEW, person.place_code):
        return []
    today = timezone.localdate()
    wanted = {
        ledger.key: Count("pk", filter=ledger.condition(today))
        for ledger in LEDGERS.values()
        if ledger.subject == Subject.PERSON
    }
    here = Person.objects.visible_to(actor, PEOPLE).filter(pk=person.pk, left_on=None, merged_into=None)
    found = here.order_by().aggregate(**wanted)
    return [ledger for key, ledger in LEDGERS.items() if found.get(key)]
