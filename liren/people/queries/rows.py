"""People as lists show them: what the table needs, read in as many queries as there are tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from liren.kernel.age import age_on
from liren.kernel.codes import RELATION, SEX
from liren.kernel.scope import Actor
from liren.people import secrets
from liren.people.choices import ContactKind, Standing, Tag
from liren.people.models import Contact, Person, PersonIdentity
from liren.people.queries.register import PERMISSION, tags_holding
from liren.people.rules import is_stale

ATTENTIVE = {Tag.LIVING_ALONE, Tag.EMPTY_NEST, Tag.LOW_INCOME, Tag.DISABLED, Tag.EXTREME_HARDSHIP, Tag.LEFT_BEHIND}


@dataclass(frozen=True, slots=True)
class Row:
    """One person in a list, secrets masked."""

    person: Person
    identity: str
    phone: str
    tags: list[tuple[str, str]]
    """Kind of the mark, and its words."""
    today: date

    @property
    def sex(self) -> str:
        return SEX.label(self.person.sex) if self.person.sex in {"1", "2"} else ""

    @property
    def age(self) -> int | None:
        return age_on(self.person.born_on, self.today) if self.person.born_on else None

    @property
    def relation(self) -> str:
        return RELATION.label(self.person.relation) if self.person.relation else ""

    @property
    def road(self) -> str:
        """Road and lane: what is implied where the list stands in one compound."""
        home = self.person.dwelling
        return f"{home.building.road}{home.building.number}" if home else ""

    @property
    def door(self) -> str:
        home = self.person.dwelling
        return home.line.removeprefix(self.road) if home else ""

    @property
    def apart(self) -> bool:
        """Registered and living in different places."""
        return self.person.standing != Standing.BOTH

    @property
    def stale(self) -> bool:
        return is_stale(self.person.confirmed_on, self.today)


def rows_of(people: Iterable[Person], actor: Actor) -> list[Row]:
    """Each person with masked number and phone and the tags that hold: three queries for the whole page."""
    people = list(people)
    ids, today = [person.pk for person in people], timezone.localdate()
    numbers, phones, tags = _identities(ids, actor), _phones(ids, actor), _tags(ids, actor, today)
    return [Row(p, numbers.get(p.pk, ""), phones.get(p.pk, ""), tags.get(p.pk, []), today) for p in people]


def _identities(ids: list[int], actor: Actor) -> dict[int, str]:
    found = PersonIdentity.objects.visible_to(actor, PERMISSION).filter(person_id__in=ids)
    return {pk: secrets.masked_identity(sealed) for pk, sealed in found.values_list("person_id", "sealed")}


def _phones(ids: list[int], actor: Actor) -> dict[int, str]:
    found = Contact.objects.visible_to(actor, PERMISSION).filter(person_id__in=ids, kind=ContactKind.OWN)
    latest = found.order_by("person_id", "id").values_list("person_id", "sealed")
    return {pk: secrets.masked_phone(sealed) for pk, sealed in latest}


def _tags(ids: list[int], actor: Actor, today: date) -> dict[int, list[Any]]:
    told: dict[int, list[Any]] = {}
    for row in tags_holding(actor, today).filter(person_id__in=ids).order_by("person_id", "id"):
        told.setdefault(row.person_id, []).append(
            ("jade" if row.tag in ATTENTIVE else "plain", row.get_tag_display())
        )
    return told
