"""Seals are written once, too; and while a seal is taken, no writer of events is half-way.

Every INSERT of an event first takes a shared lock (before it draws its id) and keeps it to the end of its
transaction. Who holds the exclusive one knows: all ids drawn so far are either visible or will never be.
"""

from django.db import migrations

from config import database

NOTE_WRITER = """
CREATE FUNCTION events_note_writer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('liren events'), hashtext('writer'));
    RETURN NULL;
END $$;
CREATE TRIGGER note_writer BEFORE INSERT ON events_event FOR EACH STATEMENT EXECUTE FUNCTION events_note_writer();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events_seal
    FOR EACH STATEMENT EXECUTE FUNCTION events_refuse_change();
"""
FORGET = """
DROP TRIGGER append_only ON events_seal;
DROP TRIGGER note_writer ON events_event;
DROP FUNCTION events_note_writer();
"""


def revoke(apps, schema_editor):
    schema_editor.execute(
        f"REVOKE UPDATE, DELETE, TRUNCATE ON events_seal FROM PUBLIC, {database.application_role()}"
    )
    schema_editor.execute(
        f"REVOKE UPDATE, DELETE, TRUNCATE ON events_chaincheck FROM PUBLIC, {database.application_role()}"
    )


class Migration(migrations.Migration):
    dependencies = [("events", "0003_seals_and_notices")]

    operations = [
        migrations.RunSQL(NOTE_WRITER, FORGET),
        migrations.RunPython(revoke, migrations.RunPython.noop),
    ]
