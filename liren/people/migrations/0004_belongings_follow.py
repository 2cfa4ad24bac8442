"""What belongs to a person carries the person's place code, whoever moves the person.

Whoever may move a person need not be able to see the person's care files or documents, so the database does it:
a statement trigger of the owner, which the fences do not bind.
"""

from django.db import migrations

FOLLOWERS = (
    "people_personidentity", "people_contact", "people_persontag", "people_persondocument", "people_enrolment",
    "people_conflict",
)  # fmt: skip

_FOLLOW = """
    UPDATE {table} x SET place_code = fresh.place_code FROM gone JOIN fresh USING (id)
    WHERE x.person_id = fresh.id AND gone.place_code <> fresh.place_code AND x.place_code <> fresh.place_code;
"""

FUNCTION = f"""
CREATE FUNCTION people_belongings_follow() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM gone JOIN fresh USING (id) WHERE gone.place_code <> fresh.place_code) THEN
        RETURN NULL;
    END IF;
    {"".join(_FOLLOW.format(table=table) for table in FOLLOWERS)}
    RETURN NULL;
END $$;
CREATE TRIGGER people_belongings_follow AFTER UPDATE ON people_person
    REFERENCING OLD TABLE AS gone NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION people_belongings_follow();
"""
BACK = """
DROP TRIGGER people_belongings_follow ON people_person;
DROP FUNCTION people_belongings_follow;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0003_roster_staging")]

    operations = [migrations.RunSQL(FUNCTION, BACK)]
