"""Where a roster waits between reading and commit: plain rows, no index, no log, never seen by pages.

Identity numbers and phones are encrypted before they come here.
"""

from django.db import migrations

from config import database

CREATE = """
CREATE UNLOGGED TABLE people_staging (
    batch_id bigint NOT NULL, row_no integer NOT NULL, place_code varchar(15) COLLATE "C" NOT NULL,
    name varchar(60) COLLATE "C" NOT NULL, former_name text, initials text, sex text, born_on date,
    ethnicity text, marital text, education text, political text, occupation text, employer text,
    relation text, standing text, registered_address text, note text,
    id_kind text, id_sealed bytea, id_blind bytea,
    phone_sealed bytea, phone_blind bytea, phone_tail bytea,
    phone2_sealed bytea, phone2_blind bytea, phone2_tail bytea,
    road text, number text, building text, unit text, room text, address_key text COLLATE "C", line text,
    household_number text, is_head boolean, tags text[],
    household_key text COLLATE "C"
) WITH (autovacuum_enabled = false);
CREATE INDEX people_staging_batch ON people_staging (batch_id, row_no);
CREATE UNLOGGED TABLE people_rosterprogress (
    batch_id bigint PRIMARY KEY, step text NOT NULL, done integer NOT NULL, total integer NOT NULL
);
"""


def grant(apps, schema_editor):
    schema_editor.execute(
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON people_staging, people_rosterprogress TO {database.application_role()}"
    )


class Migration(migrations.Migration):
    dependencies = [("people", "0002_fence_and_counts"), ("places", "0002_building_batch")]

    operations = [
        migrations.RunSQL(CREATE, "DROP TABLE people_staging, people_rosterprogress"),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
