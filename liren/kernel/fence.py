"""The second fence: the database itself refuses what lies outside the actor's places.

The tables that would hurt most (identity numbers, contacts, care enrolments, personal documents) are under
row-level security for the plain application role. A policy reads the session setting `liren.<family>`, the list
of codes that open the family; this module fills it for the current actor on every checkout of a connection and
empties it when the connection goes back to the pool.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection
from django.db.backends.signals import connection_created
from django.dispatch import receiver

from liren.kernel.errors import Refused
from liren.kernel.scope import Actor

AREAS = 8
"""So many separate places at most open a family to one actor: each row is compared with each of them."""
FAMILIES = {"people": "people.view", "care": "care.view", "documents": "people.documents"}
"""Each fenced family of tables, and the right that opens it."""

_actor: ContextVar[Actor | None] = ContextVar("fenced_actor", default=None)


@contextmanager
def fenced(actor: Actor | None) -> Iterator[None]:
    """Let the database see, inside this block, only what the actor may see. `None`: nothing."""
    settings_for(actor)  # refuses an actor with too many areas before anything is set
    token = _actor.set(actor)
    try:
        _apply_if_open(actor)
        yield
    finally:
        _actor.reset(token)
        _apply_if_open(_actor.get())


def settings_for(actor: Actor | None) -> dict[str, list[str]]:
    """The session settings that open an actor's places: name → codes. No code: closed."""
    return {f"liren.{family}": _areas(actor, permission) for family, permission in FAMILIES.items()}


def policy_sql(table: str, family: str, column: str = "place_code") -> str:
    """SQL that puts a table under the fence: one condition, whose list of codes is read once a statement.

    It opens no index by itself. Fenced tables are read by a key, or by a range that the query says besides.
    """
    areas = f"(SELECT NULLIF(current_setting('liren.{family}', true), '')::text[])::text[]"
    inside = f"{column} ^@ ANY ({areas})"
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"DROP POLICY IF EXISTS fence ON {table};"
        f"CREATE POLICY fence ON {table} USING ({inside}) WITH CHECK ({inside});"
    )


def reset(raw: Any) -> None:
    """Close the fence on a connection that goes back to the pool (called by psycopg's pool)."""
    raw.execute(*_statement(settings_for(None)))
    raw.commit()


@receiver(connection_created, dispatch_uid="liren.kernel.fence")
def _on_checkout(connection: Any, **_: Any) -> None:
    if (actor := _actor.get()) is not None:
        _apply(connection, actor)


def _apply_if_open(actor: Actor | None) -> None:
    if connection.connection is not None and not connection.needs_rollback:
        _apply(connection, actor)


def _apply(target: Any, actor: Actor | None) -> None:
    with target.cursor() as cursor:
        cursor.execute(*_statement(settings_for(actor)))


def _statement(values: dict[str, list[str]]) -> tuple[str, list[list[str]]]:
    calls = ", ".join(f"set_config('{name}', %s::text[]::text, false)" for name in values)
    return f"SELECT {calls}", list(values.values())


def _areas(actor: Actor | None, permission: str) -> list[str]:
    prefixes = actor.prefixes(permission) if actor else ()
    if len(prefixes) > AREAS:
        from django.utils.translation import gettext as _

        raise Refused(
            _("Too many separate areas for one account. Grant the area above them, or use a second account.")
        )
    return list(prefixes)
