"""Records that may be of one person: for somebody to look at, never merged by themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import Any, NamedTuple

from django.db.models import Count
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import Refused
from liren.kernel.identity import one_digit_off, upgrade_15
from liren.kernel.scope import Actor, within
from liren.people import secrets
from liren.people.models import NotDuplicate, Person, PersonIdentity
from liren.people.queries.register import people_in

PERMISSION = "people.merge"
SHOWN = 100
LARGEST = 60_000
"""An area of more people is looked at subdistrict by subdistrict."""


class Why(StrEnum):
    """What makes two records look alike."""

    SAME_NUMBER = "same_number"
    ONE_DIGIT_OFF = "one_digit_off"
    OLD_NUMBER = "old_number"
    SAME_BIRTH_AND_HOME = "same_birth_and_home"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records, and why they look alike. The one confirmed last stands first: it would survive."""

    one: Person
    other: Person
    why: Why


def duplicates_in(actor: Actor, place: str) -> list[Pair]:
    """Pairs in a place that nobody has decided about: by number, by a typing error, by name, birth and home."""
    if people_in(place) > LARGEST:
        raise Refused(
            _("Choose a subdistrict or a community: this area has too many people to compare at once.")
        )
    known = _looked_at(actor)
    found: dict[tuple[int, int], Why] = {}
    for one, other, why in [*_same_number(actor, place), *_same_name(actor, place)]:
        key = (min(one, other), max(one, other))
        if key not in known:
            found.setdefault(key, why)
    return _pairs(actor, list(found.items())[:SHOWN])


def _same_number(actor: Actor, place: str) -> Iterator[tuple[int, int, Why]]:
    """One number in two communities, as far as the actor's area reaches."""
    numbers = PersonIdentity.objects.visible_to(actor, PERMISSION)
    here = numbers.filter(within("place_code", [place]))
    twice = (
        numbers.filter(blind__in=here.values("blind")).values("blind").annotate(n=Count("pk")).filter(n__gt=1)
    )
    blinds = [row["blind"] for row in twice.order_by()[:SHOWN]]
    groups: dict[bytes, list[int]] = defaultdict(list)
    for blind, pk in numbers.filter(blind__in=blinds).values_list("blind", "pk"):
        groups[bytes(blind)].append(pk)
    for group in groups.values():
        for one, other in combinations(sorted(group), 2):
            yield one, other, Why.SAME_NUMBER


class Brief(NamedTuple):
    """What two records of one name are compared by."""

    pk: int
    community: str
    name: str
    born_on: date | None
    dwelling_id: int | None


def _same_name(actor: Actor, place: str) -> Iterator[tuple[int, int, Why]]:
    """Among people of one name in one community: nearly the same number, or the same birth and home."""
    groups = _namesakes(actor, place)
    numbers = _numbers(actor, [one.pk for group in groups for one in group])
    for group in groups:
        for one, other in combinations(group, 2):
            if why := _alike(one, numbers.get(one.pk, ""), other, numbers.get(other.pk, "")):
                yield one.pk, other.pk, why


def _namesakes(actor: Actor, place: str) -> list[list[Brief]]:
    people = _people(actor).filter(within("place_code", [place]), left_on__isnull=True).order_by()
    groups: dict[tuple[str, str], list[Brief]] = defaultdict(list)
    for row in people.values_list("pk", Left("place_code", 12), "name", "born_on", "dwelling_id"):
        groups[row[1], row[2]].append(Brief(*row))
    return [group for group in groups.values() if len(group) > 1]


def _numbers(actor: Actor, people: list[int]) -> dict[int, str]:
    rows = PersonIdentity.objects.visible_to(actor, PERMISSION).filter(pk__in=people)
    return {pk: secrets.open_identity(sealed) for pk, sealed in rows.values_list("pk", "sealed")}


def _alike(one: Brief, number: str, other: Brief, second: str) -> Why | None:
    if number and second and number != second:
        if upgrade_15(number) == upgrade_15(second):
            return Why.OLD_NUMBER
        return Why.ONE_DIGIT_OFF if one_digit_off(number, second) else None
    same_birth = one.born_on is not None and one.born_on == other.born_on
    same_home = one.dwelling_id is not None and one.dwelling_id == other.dwelling_id
    return Why.SAME_BIRTH_AND_HOME if same_birth and same_home else None


def _people(actor: Actor) -> Any:
    return Person.objects.visible_to(actor, PERMISSION).filter(merged_into__isnull=True)


def _looked_at(actor: Actor) -> set[tuple[int, int]]:
    return set(NotDuplicate.objects.visible_to(actor, PERMISSION).values_list("one_id", "other_id"))


def _pairs(actor: Actor, keys: list[tuple[tuple[int, int], Why]]) -> list[Pair]:
    ids = {pk for pair, _why in keys for pk in pair}
    people = _people(actor).filter(pk__in=ids).select_related("dwelling__building").in_bulk()
    return [
        _latest_first(people[one], people[other], why)
        for (one, other), why in keys
        if one in people and other in people
    ]


def _latest_first(one: Person, other: Person, why: Why) -> Pair:
    swap = str(other.confirmed_on or "") > str(one.confirmed_on or "")
    return Pair(other, one, why) if swap else Pair(one, other, why)
