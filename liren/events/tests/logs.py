"""A small log to test with, and hands that touch it as only the database's owner could."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from config.pytest_database import as_owner
from liren.events.models import Event
from liren.events.operations.record import record
from liren.events.operations.seal import seal_events
from liren.kernel.scope import Actor, Grant

LUOTONG, NEIGHBOUR = "330182001003", "330182002001"
CLERK = Actor(user_id=None, name="陈晓岚")
AUDITOR = Actor(user_id=None, name="裘慎之", grants=frozenset({Grant("events.view", "330182001")}))


def some_events(count: int = 3, *, place: str = LUOTONG, action: str = "people.person_edited") -> list[Event]:
    """Events with old and new values, one after the other."""
    return [
        record(
            action,
            actor=CLERK,
            place_code=place,
            label=f"第 {n} 件",
            old={"note": "旧"},
            new={"note": str(n)},
        )
        for n in range(1, count + 1)
    ]


def a_sealed_log() -> list[int]:
    """Six events under two seals, and one that is not sealed yet; the ids of all seven."""
    first = some_events(4)
    seal_events()
    second = some_events(2)
    seal_events()
    return [event.pk for event in (*first, *second, *some_events(1))]


@contextmanager
def past_the_guards() -> Iterator[Any]:
    """A cursor of the owner with the triggers off: the worst that somebody at the machine can do."""
    tables = ("events_event", "events_eventdetail", "events_seal", "events_chaincheck")
    with as_owner(), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield cursor
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
