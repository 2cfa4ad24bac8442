"""Triggers that note which place a change touches: set up after every migration, from what apps declare."""

from __future__ import annotations

from typing import Any

from django.db import connections

from liren.policy.measuring.sources import watched

PREFIX = "policy_stir_"


def watch_tables(using: str, **_: Any) -> None:
    """Make every watched table tell the judge (a `post_migrate` receiver, run by the owner). May be repeated."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT to_regclass('policy_stirred')")
        if cursor.fetchone()[0] is None:
            return
        for table, place in watched().items():
            cursor.execute(trigger_sql(table, place))
        cursor.execute(_MAP)


def trigger_sql(table: str, place: str) -> str:
    """Three statement triggers on a table: one row in the queue for each community that a statement touched."""
    changes = {
        "insert": ("REFERENCING NEW TABLE AS fresh", ("fresh",)),
        "update": ("REFERENCING OLD TABLE AS gone NEW TABLE AS fresh", ("gone", "fresh")),
        "delete": ("REFERENCING OLD TABLE AS gone", ("gone",)),
    }
    return "".join(_one(table, place, event, *how) for event, how in changes.items())


def _one(table: str, place: str, event: str, referencing: str, rows: tuple[str, ...]) -> str:
    name = f"{PREFIX}{table}_{event}"[:63]
    touched = " UNION ".join(
        f"SELECT left({place.format(row='moved')}, 12) FROM {part} AS moved" for part in rows
    )
    return f"""
        CREATE OR REPLACE FUNCTION {name}() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
            INSERT INTO policy_stirred ("table", place)
            SELECT '{table}', code FROM ({touched}) AS touched (code) WHERE code <> '';
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER {name} AFTER {event} ON {table} {referencing}
            FOR EACH STATEMENT EXECUTE FUNCTION {name}();
    """


MAP = "map"
"""Stands in the queue for a table where places changed their codes, were closed or opened again."""
_MAP = f"""
    CREATE OR REPLACE FUNCTION {PREFIX}map() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
        INSERT INTO policy_stirred ("table", place)
        SELECT '{MAP}', code FROM (
            SELECT code, closed_on FROM gone EXCEPT SELECT code, closed_on FROM fresh) AS moved
         WHERE length(code) <= 12;
        RETURN NULL;
    END $$;
    CREATE OR REPLACE TRIGGER {PREFIX}map AFTER UPDATE ON places_place
        REFERENCING OLD TABLE AS gone NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION {PREFIX}map();
"""
"""Another name moves nothing."""
