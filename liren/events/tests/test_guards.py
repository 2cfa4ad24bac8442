"""The database itself refuses to change the log, whoever asks."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection
from django.db.utils import ProgrammingError

from config.pytest_database import as_owner
from liren.events.models import Event, EventDetail
from liren.events.operations.record import record
from liren.events.tests.logs import CLERK, LUOTONG, a_sealed_log
from liren.testing.people import a_phone, an_identity

pytestmark = pytest.mark.django_db(transaction=True)
TABLES = ("events_event", "events_eventdetail", "events_seal")
CHANGES = ("UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "TRUNCATE {0} CASCADE")
COLUMNS = {"events_event": "reason", "events_eventdetail": "salt", "events_seal": "root"}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("table", TABLES)
def test_the_application_has_no_right_to_change_the_log(table: str, change: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(change.format(table, COLUMNS[table]))


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("table", TABLES)
def test_even_the_owner_is_stopped_by_the_triggers(table: str, change: str) -> None:
    a_sealed_log()
    with as_owner(), pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute(change.format(table, COLUMNS[table]))


def test_the_erasing_function_erases_nothing_that_has_no_erasure_on_the_record() -> None:
    a_sealed_log()
    event = Event.objects.unscoped("test").last()
    assert event is not None
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute("SELECT events_erase_details(%s)", [[event.pk]])
    assert EventDetail.objects.filter(pk=event.pk).exists()


def test_numbers_typed_into_a_reason_do_not_stand_in_the_log() -> None:
    number, phone = an_identity(), a_phone()
    told = record(
        "people.phone_revealed", actor=CLERK, place_code=LUOTONG, reason=f"核对 {number}，电话 {phone}"
    )
    kept = Event.objects.unscoped("test").get(pk=told.pk).reason
    assert number not in kept
    assert phone not in kept
    assert kept.startswith("核对 9999")
