"""How far a running import is, seen by others while its transaction is still open."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from django.db import DEFAULT_DB_ALIAS, connection, connections

from liren.events.queries.installation import wait_for_keys

_LOCK_SPACE = 7201
"""First key of the advisory locks of imports; the second is the batch."""


Values = Mapping[str, int | str | date | list[int]]
Listener = Callable[[str, int, int], None]
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Also tell a listener in this process: step, done, total."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(batch_id: int, step: str, done: int, total: int) -> None:
    """Write the state through a connection of its own, so that it is visible at once."""
    if listener := _listener.get():
        listener(step, done, total)
    apart = connections.create_connection(DEFAULT_DB_ALIAS)
    try:
        with apart.cursor() as cursor:
            cursor.execute(
                "INSERT INTO people_rosterprogress (batch_id, step, done, total) VALUES (%s, %s, %s, %s)"
                " ON CONFLICT (batch_id) DO UPDATE SET step = EXCLUDED.step, done = EXCLUDED.done,"
                " total = EXCLUDED.total",
                [batch_id, step, done, total],
            )
    finally:
        apart.close()


def run(batch_id: int, step: str, statements: Sequence[str], values: Values) -> Iterator[int]:
    """Execute statements one after the other and tell how many are done; yields the rows of each."""
    with connection.cursor() as cursor:
        for number, statement in enumerate(statements, 1):
            cursor.execute(statement, values)
            yield cursor.rowcount
            tell(batch_id, step, number, len(statements))


@contextmanager
def marked_running(batch_id: int) -> Iterator[None]:
    """Hold the import's advisory lock until the transaction ends: a killed process drops it by itself.

    Refuses while the keys by which numbers are found are being changed.
    """
    wait_for_keys()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK_SPACE, batch_id])
    yield


def is_running(batch_id: int) -> bool:
    """Whether some process is at work on the import right now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objid = %s)",
            [_LOCK_SPACE, batch_id],
        )
        return bool(cursor.fetchone()[0])
