"""The database's owner at work: only the owner may ANALYZE, and rows that are not committed nobody else can."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from config import database


@contextmanager
def as_owner() -> Iterator[None]:
    """Inside the block Django's connection is the owner's."""
    plain = {key: connection.settings_dict[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}
    owner = database.connection(database.OWNER)
    options = {name: value for name, value in plain["OPTIONS"].items() if name != "pool"}
    _reconnect({**{key: owner[key] for key in ("USER", "PASSWORD", "HOST", "PORT")}, "OPTIONS": options})
    try:
        yield
    finally:
        _reconnect(plain)


def _reconnect(identity: dict[str, Any]) -> None:
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    connection.settings_dict.update(identity)
