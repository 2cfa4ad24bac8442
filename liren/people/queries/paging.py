"""Pages of a long list by key, not by number: the fiftieth page costs as much as the first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q

from liren.people.rules import row_id


@dataclass(frozen=True, slots=True)
class Key:
    """Where a person stands in the register: place, home, id. People without a home come last in their place."""

    place: str
    dwelling: int | None
    person: int

    @classmethod
    def read(cls, text: str) -> Key | None:
        """From `330182001034002.17.42`; anything else: none."""
        parts = text.split(".")
        if (
            len(parts) != 3
            or not parts[0].isdecimal()
            or not row_id(parts[2])
            or (parts[1] and not row_id(parts[1]))
        ):
            return None
        return cls(parts[0][:15], row_id(parts[1]) or None, row_id(parts[2]))

    @classmethod
    def of(cls, person: Any) -> Key:
        return cls(person.place_code, person.dwelling_id, person.pk)

    def __str__(self) -> str:
        return f"{self.place}.{self.dwelling or ''}.{self.person}"


ORDER = (F("place_code").asc(), F("dwelling_id").asc(nulls_last=True), F("pk").asc())
BACKWARDS = (F("place_code").desc(), F("dwelling_id").desc(nulls_first=True), F("pk").desc())


@dataclass(frozen=True, slots=True)
class Page:
    """One page, and the keys of its neighbours."""

    rows: list[Any]
    after: Key | None
    before: Key | None


def page_of(rows: Any, size: int, *, after: str = "", before: str = "") -> Page:
    """The page that follows (or precedes) a key, in the order of places and homes."""
    if (key := Key.read(before)) is not None:
        found = list(rows.filter(_earlier(key)).order_by(*BACKWARDS)[: size + 1])
        more, page = len(found) > size, found[:size][::-1]
        return Page(page, Key.of(page[-1]) if page else None, Key.of(page[0]) if more else None)
    key = Key.read(after)
    found = list((rows.filter(_later(key)) if key else rows).order_by(*ORDER)[: size + 1])
    more, page = len(found) > size, found[:size]
    return Page(page, Key.of(page[-1]) if more else None, Key.of(page[0]) if key and page else None)


def _later(key: Key) -> Q:
    same_home = Q(dwelling_id=key.dwelling) if key.dwelling else Q(dwelling_id__isnull=True)
    here = same_home & Q(pk__gt=key.person)
    if key.dwelling:
        here |= Q(dwelling_id__gt=key.dwelling) | Q(dwelling_id__isnull=True)
    return Q(place_code__gte=key.place) & (Q(place_code__gt=key.place) | here)


def _earlier(key: Key) -> Q:
    same_home = Q(dwelling_id=key.dwelling) if key.dwelling else Q(dwelling_id__isnull=True)
    here = same_home & Q(pk__lt=key.person)
    here |= Q(dwelling_id__lt=key.dwelling) if key.dwelling else Q(dwelling_id__isnull=False)
    return Q(place_code__lte=key.place) & (Q(place_code__lt=key.place) | here)
