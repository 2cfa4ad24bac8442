"""How tests get their database: their own throw-away data folder, made by the owner, used as the application.

Loaded by pytest before Django's settings are read (`-p config.pytest_database` in pyproject.toml), because
reading the settings already decides which data folder and which server are used. The fixtures that use this
stand in the root `conftest.py`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from config import data_folder, database, database_setup
from config.postgres_settings import THROW_AWAY

if THROW_AWAY not in os.environ:  # a parallel run's workers inherit the choice
    os.environ["LIREN_DATA"] = str(Path(os.environ.get("LIREN_DATA") or data_folder.DEFAULT) / "test")
    os.environ[THROW_AWAY] = "1"
os.environ.pop("LIREN_DB_ROLE", None)


@contextmanager
def as_owner() -> Iterator[None]:
    """Inside the block, Django's connection is the owner's; outside, the plain application role's."""
    from django.db import connection

    plain = {key: connection.settings_dict[key] for key in _IDENTITY}
    owner = database.connection(database.OWNER)
    _reconnect(
        {**{key: owner[key] for key in _IDENTITY if key != "OPTIONS"}, "OPTIONS": _without_pool(plain)}
    )
    try:
        yield
    finally:
        _reconnect(plain)


def prepare(using: str, **_: Any) -> None:
    """Before the first migration: extensions, and the application's rights (a `pre_migrate` receiver)."""
    from django.db import connections

    connections[using].ensure_connection()
    application = database.connection(database.APPLICATION)["USER"]
    owner = connections[using].settings_dict["USER"]
    database_setup.prepare(connections[using].connection, owner=owner, application=application)


def remember(*, anew: bool) -> None:
    """Keep a copy of what the migrations wrote (roles, code tables), to come back to."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regnamespace('as_migrated') IS NOT NULL")
        if cursor.fetchone()[0] and not anew:
            return
        cursor.execute("DROP SCHEMA IF EXISTS as_migrated CASCADE; CREATE SCHEMA as_migrated")
        for table in _tables(cursor):
            cursor.execute(f'CREATE TABLE as_migrated."{table}" AS TABLE public."{table}"')


def come_back() -> None:
    """Empty every table and put back what the migrations wrote: only the owner may."""
    from django.db import connection

    with as_owner(), connection.cursor() as cursor:
        cursor.execute(_COME_BACK)
        connection.close()


def _tables(cursor: Any) -> list[str]:
    cursor.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'django_migrations'"
    )
    return [name for (name,) in cursor.fetchall()]


def _without_pool(identity: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in identity["OPTIONS"].items() if name != "pool"}


def _reconnect(identity: dict[str, Any]) -> None:
    from django.db import connection

    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    connection.settings_dict.update(identity)


def pytest_unconfigure(config: Any) -> None:
    """At the end of the whole run, the private server goes, too, unless another run still uses it."""
    from config import private_database

    if (
        not hasattr(config, "workerinput")
        and not os.environ.get("DATABASE_URL")
        and private_database.running()
    ):
        private_database.stop_if_idle()


_IDENTITY = ("USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
_COME_BACK = """
SET lock_timeout = '20s';
DO $$
DECLARE
    every text; watched text[]; one record; name text;
BEGIN
    SELECT string_agg(format('public.%I', tablename), ', ') INTO every
      FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'django_migrations';
    SELECT array_agg(DISTINCT tgrelid::regclass::text) INTO watched
      FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
     WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace
       AND c.relkind = 'r' AND NOT c.relispartition;
    FOREACH name IN ARRAY coalesce(watched, '{}') LOOP
        EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', name);
    END LOOP;
    EXECUTE 'TRUNCATE ' || every;
    FOR one IN
        SELECT t.tablename, string_agg(quote_ident(c.column_name), ', ') AS columns
          FROM pg_tables t JOIN information_schema.columns c
            ON c.table_schema = 'public' AND c.table_name = t.tablename AND c.is_generated = 'NEVER'
         WHERE t.schemaname = 'as_migrated' GROUP BY 1
    LOOP
        EXECUTE format('INSERT INTO public.%1$I (%2$s) OVERRIDING SYSTEM VALUE '
                       'SELECT %2$s FROM as_migrated.%1$I', one.tablename, one.columns);
    END LOOP;
    SET CONSTRAINTS ALL IMMEDIATE;
    FOREACH name IN ARRAY coalesce(watched, '{}') LOOP
        EXECUTE format('ALTER TABLE %s ENABLE TRIGGER USER', name);
    END LOOP;
END $$
"""
