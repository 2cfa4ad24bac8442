"""Events are written once: a trigger refuses changes, and the application role has no right to make them."""

from django.db import migrations

from config import database

TABLES = ("events_event", "events_eventdetail")

REFUSE = """
CREATE FUNCTION events_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'events are append-only';
END $$;
"""


def _guard(table: str) -> str:
    return f"""
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION events_refuse_change();
    """


def revoke(apps, schema_editor):
    for table in TABLES:
        schema_editor.execute(
            f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM PUBLIC, {database.application_role()}"
        )


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]

    operations = [
        migrations.RunSQL(
            REFUSE + "".join(_guard(table) for table in TABLES),
            "".join(f"DROP TRIGGER append_only ON {table};" for table in TABLES)
            + "DROP FUNCTION events_refuse_change();",
        ),
        migrations.RunPython(revoke, migrations.RunPython.noop),
    ]
