"""The second fence: the database itself refuses what lies outside the actor's places.

The tables that would hurt most (identity numbers, contacts, care enrolments, personal documents) are under
row-level security for the plain application role. A policy reads fixed pairs of session settings
`liren.<family>_lo_<slot>` and `…_hi_…`; this module fills them for the current actor on every checkout of a
connection and clears them when the connection goes back to the pool.
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
from liren.kernel.scope import Actor, code_range

SLOTS = 8
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


def settings_for(actor: Actor | None) -> dict[str, str]:
    """The session settings that open an actor's places: name → code. Unused slots are empty (closed)."""
    values = dict.fromkeys(_NAMES, "")
    if actor is None:
        return values
    for family, permission in FAMILIES.items():
        values.update(_slots(family, actor.prefixes(permission)))
    return values


def policy_sql(table: str, family: str, column: str = "place_code") -> str:
    """SQL that puts a table under the fence: fixed slots, so that the planner still uses the index."""
    slots = " OR ".join(
        f"({column} >= current_setting('liren.{family}_lo_{i}', true)"
        f" AND {column} < current_setting('liren.{family}_hi_{i}', true))"
        for i in range(SLOTS)
    )
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"CREATE POLICY fence ON {table} USING ({slots}) WITH CHECK ({slots});"
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


def _statement(values: dict[str, str]) -> tuple[str, list[str]]:
    calls = ", ".join(f"set_config('{name}', %s, false)" for name in values)
    return f"SELECT {calls}", list(values.values())


def _slots(family: str, prefixes: tuple[str, ...]) -> dict[str, str]:
    if len(prefixes) > SLOTS:
        from django.utils.translation import gettext as _

        raise Refused(
            _("Too many separate areas for one account. Grant the area above them, or use a second account.")
        )
    values = {}
    for i, prefix in enumerate(prefixes):
        low, high = code_range(prefix)
        values[f"liren.{family}_lo_{i}"], values[f"liren.{family}_hi_{i}"] = low, high
    return values


_NAMES = [f"liren.{family}_{end}_{i}" for family in FAMILIES for i in range(SLOTS) for end in ("lo", "hi")]
