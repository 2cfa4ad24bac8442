"""The database fence around personal secrets, and the counters of the place tree."""

from django.db import migrations

from liren.kernel.fence import policy_sql

FENCED = {
    "people_personidentity": "people",
    "people_contact": "people",
    "people_persondocument": "documents",
    "people_enrolment": "care",
}

_ROWS = """
SELECT p.place_code, COALESCE(d.building_id, 0) AS building_id, {sign} AS n
FROM {rows} p LEFT JOIN places_dwelling d ON d.id = p.dwelling_id
WHERE p.left_on IS NULL AND p.merged_into_id IS NULL
"""


def counter(operation: str, rows: dict[str, int]) -> str:
    """A statement trigger that adds what a statement changed to the counters, in the order of the codes."""
    name = f"people_count_{operation.lower()}"
    changes = " UNION ALL ".join(_ROWS.format(rows=table, sign=sign) for table, sign in rows.items())
    tables = " ".join(f"{'NEW' if table == 'fresh' else 'OLD'} TABLE AS {table}" for table in rows)
    return f"""
    CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO places_placecount (place_code, building_id, people)
        SELECT place_code, building_id, sum(n) FROM ({changes}) AS changes
        GROUP BY place_code, building_id HAVING sum(n) <> 0 ORDER BY place_code, building_id
        ON CONFLICT (place_code, building_id)
            DO UPDATE SET people = places_placecount.people + EXCLUDED.people;
        RETURN NULL;
    END $$;
    CREATE TRIGGER {name} AFTER {operation} ON people_person REFERENCING {tables}
        FOR EACH STATEMENT EXECUTE FUNCTION {name}();
    """


COUNTERS = {
    "INSERT": {"fresh": 1},
    "UPDATE": {"gone": -1, "fresh": 1},
    "DELETE": {"gone": -1},
}


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("places", "0001_initial")]

    operations = [
        *(
            migrations.RunSQL(
                policy_sql(table, family),
                f"DROP POLICY fence ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
            )
            for table, family in FENCED.items()
        ),
        *(
            migrations.RunSQL(
                counter(operation, rows),
                f"DROP TRIGGER people_count_{operation.lower()} ON people_person;"
                f"DROP FUNCTION people_count_{operation.lower()};",
            )
            for operation, rows in COUNTERS.items()
        ),
    ]
