"""The references of the tables that rosters fill, checked once a statement instead of once a row.

A foreign key costs a look-up a row (about 4 µs), five million of them for a county's roster. These triggers look all
rows of a statement up in one join, when rows come and when what they refer to goes. They are the owner's, so that
they also see what the fences hide.
"""

from django.db import migrations

REFERENCES = (
    # table, column, what it refers to
    ("people_person", "household_id", "people_household"),
    ("people_person", "dwelling_id", "places_dwelling"),
    ("people_personidentity", "person_id", "people_person"),
    ("people_contact", "person_id", "people_person"),
    ("people_persontag", "person_id", "people_person"),
    ("people_household", "dwelling_id", "places_dwelling"),
)


def trigger(name: str, table: str, event: str, rows: str, wrong: str, message: str) -> str:
    """A statement trigger that refuses when one of its rows is wrong."""
    return f"""
    CREATE FUNCTION {name}() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    SET enable_hashjoin = off SET enable_mergejoin = off AS $$
    BEGIN
        IF EXISTS ({wrong}) THEN
            RAISE foreign_key_violation USING MESSAGE = '{message}';
        END IF;
        RETURN NULL;
    END $$;
    CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {rows}
        FOR EACH STATEMENT EXECUTE FUNCTION {name}();
    """


def check(table: str, column: str, target: str) -> str:
    """Rows that come must refer to something; what is referred to must not go."""
    comes = f"""
        SELECT FROM fresh WHERE {column} IS NOT NULL
        AND NOT EXISTS (SELECT FROM {target} t WHERE t.id = fresh.{column})"""
    goes = f"SELECT FROM gone JOIN {table} r ON r.{column} = gone.id"
    name = f"{table}_{column}"
    return (
        trigger(
            f"{name}_comes",
            table,
            "INSERT",
            "NEW TABLE AS fresh",
            comes,
            f"{table}.{column} refers to nothing",
        )
        + trigger(
            f"{name}_changes",
            table,
            "UPDATE",
            "NEW TABLE AS fresh",
            comes,
            f"{table}.{column} refers to nothing",
        )
        + trigger(
            f"{name}_goes",
            target,
            "DELETE",
            "OLD TABLE AS gone",
            goes,
            f"{table}.{column} still refers to it",
        )
    )


def uncheck(table: str, column: str, target: str) -> str:
    """The triggers off again."""
    name = f"{table}_{column}"
    where = {f"{name}_comes": table, f"{name}_changes": table, f"{name}_goes": target}
    return "".join(f"DROP TRIGGER {each} ON {of}; DROP FUNCTION {each};" for each, of in where.items())


COUNTERS = "".join(
    f"ALTER FUNCTION people_count_{event}() SET enable_hashjoin = off SET enable_mergejoin = off;"
    for event in ("insert", "update", "delete")
)
"""The plans of trigger functions are kept by the session: a plan made for a roster must not read all homes for one
person afterwards. Index look-ups serve both."""


class Migration(migrations.Migration):
    dependencies = [("people", "0006_references_by_statement")]

    operations = [migrations.RunSQL(check(*each), uncheck(*each)) for each in REFERENCES] + [
        migrations.RunSQL(COUNTERS, migrations.RunSQL.noop)
    ]
