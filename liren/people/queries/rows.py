"""People as lists show them: what the table needs, read in as many queries as there are tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from liren.kernel.age import age_on
from liren.kernel.codes import RELATION, SEX
from liren.kernel.scope import Actor
from liren.people import secrets
from liren.people.choices import ContactKind, Standing, Tag
from liren.people.models import Contact, Person, PersonIdentity
from liren.people.queries.register import PERMISSION, tags_holding
from liren.people.rules import is_stale

ATTENTIVE = {
    Tag.LIVING_ALONE,
    Tag.EMPTY_NEST,
    Tag.LOW_INCOME,
    Tag.DISABLED,
    Tag.EXTREME_HARDSHIP,
    Tag.LEFT_BEHIND,
}


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
    def born(self) -> str:
        """The year: the day would tell the middle of the number beside it, or of a namesake's."""
        return secrets.masked_birthday(self.person.born_on)

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


def with_told(people: Any, actor: Actor) -> Any:
    """The people of a query, each carrying what `rows_of` shows beside them, so that it need not ask again."""
    mine, today = {"person_id": OuterRef("pk")}, timezone.localdate()
    numbers = PersonIdentity.objects.visible_to(actor, PERMISSION).filter(**mine)
    phones = Contact.objects.visible_to(actor, PERMISSION).filter(**mine, kind=ContactKind.OWN)
    return people.annotate(
        told_number=Subquery(numbers.values("sealed")[:1]),
        told_phone=Subquery(phones.order_by("-id").values("sealed")[:1]),
        told_tags=ArraySubquery(tags_holding(actor, today).filter(**mine).order_by("id").values("tag")),
    )


def rows_of(people: Iterable[Person], actor: Actor) -> list[Row]:
    """Each person with masked number and phone and the tags that hold: at most one query for the whole page."""
    people, today = list(people), timezone.localdate()
    told: dict[int, Any] = {one.pk: one for one in people if hasattr(one, "told_tags")}
    if bare := [person.pk for person in people if person.pk not in told]:
        again = Person.objects.visible_to(actor, PERMISSION).filter(pk__in=bare).only("pk")
        told |= {one.pk: one for one in with_told(again.order_by(), actor)}
    return [Row(person, *_shown(told.get(person.pk)), today) for person in people]


def _shown(told: Any) -> tuple[str, str, list[tuple[str, str]]]:
    if told is None:
        return "", "", []
    number, phone = secrets.masked_identity(told.told_number), secrets.masked_phone(told.told_phone)
    return number, phone, [_mark(tag) for tag in told.told_tags]


def _mark(tag: str) -> tuple[str, str]:
    return "jade" if tag in ATTENTIVE else "plain", str(Tag(tag).label)
