"""Details may be erased (PIPL art. 47), and only so: with an event that says it, through one function.

The function runs with its owner's rights and deletes details for which the log holds an erasure. The
application role keeps no right to delete, and even the owner's DELETE is refused for any other row.
"""

from django.db import migrations

from config import database

ERASE = """
DROP TRIGGER append_only ON events_eventdetail;
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON events_eventdetail
    FOR EACH STATEMENT EXECUTE FUNCTION events_refuse_change();

CREATE FUNCTION events_only_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM public.events_event e WHERE e.subject_type = 'events.event'
                  AND e.subject_id = OLD.event_id AND e.action = 'events.detail_erased') THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'events are append-only';
END $$;
CREATE TRIGGER only_erased BEFORE DELETE ON events_eventdetail
    FOR EACH ROW EXECUTE FUNCTION events_only_erased();

CREATE FUNCTION events_erase_details(events bigint[]) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH erased AS (DELETE FROM public.events_eventdetail WHERE event_id = ANY (events) RETURNING 1)
    SELECT count(*) FROM erased;
$$;
REVOKE ALL ON FUNCTION events_erase_details(bigint[]) FROM PUBLIC;
"""
KEEP = """
DROP FUNCTION events_erase_details(bigint[]);
DROP TRIGGER only_erased ON events_eventdetail;
DROP FUNCTION events_only_erased();
DROP TRIGGER append_only ON events_eventdetail;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events_eventdetail
    FOR EACH STATEMENT EXECUTE FUNCTION events_refuse_change();
"""


def allow(apps, schema_editor):
    schema_editor.execute(
        f"GRANT EXECUTE ON FUNCTION events_erase_details(bigint[]) TO {database.application_role()}"
    )


class Migration(migrations.Migration):
    dependencies = [("events", "0004_guard_chain")]

    operations = [
        migrations.RunSQL(ERASE, KEEP),
        migrations.RunPython(allow, migrations.RunPython.noop),
    ]
