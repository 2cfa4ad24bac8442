"""What the Today page is made of: figures that are read together in one query, and due items made from them.

A figure is an expression over one row (the reader's own account), so that all of them are one read. A due entry
turns figures into rows that each say what, by when, and one verb. Apps above add theirs in a `due.py` with `DUE`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from django.utils import timezone

from liren.kernel.declarations import Text
from liren.kernel.scope import Actor, within
from liren.people.views.place import home_of

Told = Mapping[str, Any]


@dataclass(frozen=True)
class Stand:
    """Who reads, where their post is, and when."""

    actor: Actor
    now: datetime = field(default_factory=timezone.now)

    @cached_property
    def today(self) -> date:
        return timezone.localdate(self.now)

    def place(self, permission: str) -> str:
        """Where the reader's pages open under a right."""
        return home_of(self.actor, permission)

    def rows(self, model: Any, permission: str) -> Any:
        """The rows of the reader's own place, in scope."""
        visible = model.objects.visible_to(self.actor, permission).order_by()
        return visible.filter(within("place_code", [self.place(permission)]))


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that the page wants to know. Read only for who holds the right ("" for everybody).

    `heavy` ones walk over all rows of a place: they are read up to a subdistrict, not for a county.
    """

    key: str
    permission: str
    read: Callable[[Stand], Any]
    heavy: bool = False


@dataclass(frozen=True, slots=True)
class DueItem:
    """One row of the due list. `due` is a real deadline; without one, `when` says in words since when it waits."""

    icon: str
    kind: Text
    title: str
    url: str
    act: Text
    note: str = ""
    due: datetime | None = None
    started: datetime | None = None
    when: str = ""
    today: bool = False
    """To be done today although no deadline says so."""


@dataclass(frozen=True, slots=True)
class Due:
    """A source of due items."""

    key: str
    items: Callable[[Stand, Told], Iterable[DueItem]]


@dataclass(frozen=True, slots=True)
class Group:
    """Due items of one urgency."""

    key: str
    items: list[DueItem]


def end_of(text: str) -> datetime:
    """The end of a day that a figure told: 2026-09-12."""
    return timezone.make_aware(datetime.combine(date.fromisoformat(text), time(23, 59, 59)))


def grouped(items: Iterable[DueItem], now: datetime) -> list[Group]:
    """Late, today, this week; the nearest deadline first, then what waits without one."""
    groups: dict[str, list[DueItem]] = {"late": [], "today": [], "week": []}
    for item in items:
        groups[_urgency(item, now)].append(item)
    return [Group(key, sorted(rows, key=_order)) for key, rows in groups.items() if rows]


def _urgency(item: DueItem, now: datetime) -> str:
    if item.due is not None and item.due < now:
        return "late"
    ends_today = item.due is not None and timezone.localdate(item.due) <= timezone.localdate(now)
    return "today" if item.today or ends_today else "week"


def _order(item: DueItem) -> tuple[bool, float]:
    return (item.due is None, item.due.timestamp() if item.due else 0.0)
