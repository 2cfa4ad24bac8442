"""The register as a list: who matches the conditions, a page at a time, never counting more than a thousand."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Q, Sum
from django.utils import timezone

from liren.kernel.age import born_by
from liren.kernel.scope import Actor, within
from liren.people.choices import Standing, Tag
from liren.people.conditions import ATTENTION, Conditions
from liren.people.models import Person, PersonTag
from liren.people.queries.finding import matching
from liren.people.rules import stale_before
from liren.places.models import PlaceCount

PERMISSION = "people.view"
PAGE = 50
COUNTED = 1000
"""Up to here a count is exact; beyond, it says so."""
SMALL = 20_000
"""A subtree of at most this many people may be searched through row by row."""


def people_matching(actor: Actor, conditions: Conditions, known: int) -> Any:
    """The people in scope who meet the conditions, in no order yet. `known`: how many the place holds."""
    here = within("place_code", [conditions.place]) if conditions.place else Q()
    rows = Person.objects.visible_to(actor, PERMISSION).filter(here, merged_into__isnull=True)
    for name, value in conditions.chosen.items():
        if name not in {"q", "state"}:
            rows = rows.filter(_CONDITIONS[name](actor, conditions, value))
    rows = rows.filter(_state(conditions))
    if conditions.q:
        rows = rows.filter(matching(actor, conditions.q, small=known <= SMALL))
    return rows


def people_in(place_code: str) -> int:
    """How many people are on the register under a place, from the counters."""
    rows = PlaceCount.objects.filter(within("place_code", [place_code]))
    return int(rows.aggregate(n=Sum("people"))["n"] or 0)


class Counted(NamedTuple):
    """How many match: exact up to a thousand, or summed from the counters; `more` says that it is a lower bound."""

    people: int
    more: bool
    households: int | None


def count_of(rows: Any, conditions: Conditions, known: int) -> Counted:
    """The number under the list, without counting a large table."""
    if not conditions.narrows:
        return Counted(known, False, None)
    counted = rows.order_by().values("pk", "household_id")[: COUNTED + 1]
    found = list(counted.values_list("household_id", flat=True))
    homes = len(set(found) - {None})
    return Counted(min(len(found), COUNTED), len(found) > COUNTED, homes if len(found) <= COUNTED else None)


def counts_of_tabs(actor: Actor, tabs: dict[str, Conditions], place: str, known: int) -> dict[str, int]:
    """How many people each of the built-in views shows, in one pass; nothing where the area is large."""
    if known > SMALL:
        return {}
    base = people_matching(actor, Conditions(place=place), known).order_by()
    told = {key: Count("pk", filter=_all_of(actor, c)) for key, c in tabs.items()}
    return {key: int(n) for key, n in base.aggregate(**told).items()}


def _all_of(actor: Actor, conditions: Conditions) -> Q:
    total = Q()
    for name, value in conditions.chosen.items():
        total &= _CONDITIONS[name](actor, conditions, value)
    return total


def _state(conditions: Conditions) -> Q:
    return {"left": Q(left_on__isnull=False), "all": Q()}.get(conditions.state, Q(left_on__isnull=True))


def _age(actor: Actor, conditions: Conditions, value: str) -> Q:
    today = timezone.localdate()
    first, last = conditions.ages
    young = Q(born_on__gt=born_by(last + 1, today)) if last is not None else Q()
    return Q(born_on__lte=born_by(first, today)) & young


def _tag(actor: Actor, conditions: Conditions, value: str) -> Q:
    wanted = ATTENTION if value == "attention" else (value,)
    return Q(pk__in=tags_holding(actor, timezone.localdate()).filter(tag__in=wanted).values("person_id"))


def tags_holding(actor: Actor, day: date) -> Any:
    """The tags in scope that hold on a day."""
    return PersonTag.objects.visible_to(actor, PERMISSION).filter(Q(to_on__isnull=True) | Q(to_on__gte=day))


def _standing(actor: Actor, conditions: Conditions, value: str) -> Q:
    either = {"living_here": Standing.LIVING, "registered_here": Standing.REGISTERED}.get(value)
    return Q(standing__in=(Standing.BOTH, either)) if either else Q(standing=value)


def _stale(actor: Actor, conditions: Conditions, value: str) -> Q:
    first = stale_before(timezone.localdate())
    return (
        Q(confirmed_on__gte=first)
        if value == "0"
        else Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=first)
    )


def _known(actor: Actor, conditions: Conditions, value: str) -> Q:
    """What is on file of a person; a grid has fifteen digits."""
    return {
        "birthday": Q(born_on__isnull=False), "home": Q(dwelling__isnull=False), "education": ~Q(education=""),
        "grid": Q(place_code__regex=r"^\d{15}$"),
    }[value]  # fmt: skip


def _party(actor: Actor, conditions: Conditions, value: str) -> Q:
    """Members by political status (GB/T 4762: 01, 02), or by the branch's tag."""
    tagged = tags_holding(actor, timezone.localdate()).filter(tag=Tag.PARTY_MEMBER)
    return Q(political__in=("01", "02")) | Q(pk__in=tagged.values("person_id"))


def _equals(column: str) -> Any:
    return lambda actor, conditions, value: Q(**{column: value})


_CONDITIONS: dict[str, Any] = {
    "people": lambda actor, conditions, value: Q(pk__in=value.split(",")),
    "building": _equals("dwelling__building_id"),
    "tag": _tag,
    "standing": _standing,
    "age": _age,
    "sex": _equals("sex"),
    "education": lambda actor, conditions, value: Q(education__startswith=value[0]),
    "political": _equals("political"),
    "use": _equals("dwelling__use"),
    "source": _equals("source__kind"),
    "stale": _stale,
    "known": _known,
    "party": _party,
}
