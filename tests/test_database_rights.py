"""What the application's role may do in the database: read and write rows, and nothing that leads past a fence."""

import pytest
from django.db import ProgrammingError, connection, transaction

from config import database_setup
from config.pytest_database import as_owner

pytestmark = pytest.mark.django_db


def asked(question: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())


PRIVILEGED = "FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"


def test_functions_with_the_owners_rights_look_for_tables_in_fixed_places():
    assert asked(f"SELECT proname {PRIVILEGED}"), "there are some: the test can fail"
    assert (
        asked(f"SELECT proname {PRIVILEGED} AND NOT coalesce(proconfig::text LIKE '%search_path=%', false)")
        == []
    )


def test_only_erasing_details_is_open_to_the_application():
    open_ones = asked(f"SELECT proname {PRIVILEGED} AND has_function_privilege(oid, 'EXECUTE')")
    assert open_ones == [("events_erase_details",)]


def test_a_trigger_that_moves_peoples_belongings_cannot_be_hung_on_a_table_of_ones_own():
    connection.cursor().execute("CREATE TEMP TABLE bait (id bigint, place_code text)")
    hang = (
        "CREATE TRIGGER bait AFTER UPDATE ON bait REFERENCING OLD TABLE AS gone NEW TABLE AS fresh"
        " FOR EACH STATEMENT EXECUTE FUNCTION people_belongings_follow()"
    )
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(hang)


def test_the_application_empties_no_table_and_changes_no_shape():
    truncating = asked(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        " AND has_table_privilege(oid, 'TRUNCATE, TRIGGER, REFERENCES')"
    )
    assert truncating == []
    assert asked("SELECT has_schema_privilege('public', 'CREATE')") == [(False,)]


@pytest.mark.django_db(transaction=True)
def test_a_role_that_no_fence_binds_is_warned_of():
    connection.ensure_connection()
    assert database_setup.weakness(connection.connection) == ""
    with as_owner():
        connection.ensure_connection()
        assert "DATABASE_OWNER_URL" in database_setup.weakness(connection.connection)
