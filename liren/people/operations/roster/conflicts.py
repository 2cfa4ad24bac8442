"""Two sources tell different values: put both, encrypted, into the review queue."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection

from liren.kernel import crypto
from liren.people import secrets
from liren.people.models import Conflict, RosterBatch, Source
from liren.people.operations.roster.fields import FACTS

PURPOSE = "people.conflict"

_ROWS = """
SELECT p.id, p.place_code, substr(x, 3), to_jsonb(p)->>substr(x, 3), to_jsonb(u)->>substr(x, 3),
       h.line, u.line, p.left_on, u.phone_sealed,
       (SELECT sealed FROM people_contact c WHERE c.person_id = p.id AND c.kind = 'own' ORDER BY id LIMIT 1)
FROM roster_update u JOIN people_person p ON p.id = u.id CROSS JOIN unnest(u.differences) x
LEFT JOIN places_dwelling h ON h.id = p.dwelling_id
WHERE x LIKE 'x:%%'
ORDER BY u.row_no, x
"""


def raise_conflicts(batch: RosterBatch, source: Source) -> int:
    """Queue every conflict of the matched roster that is not already waiting or decided; return how many."""
    with connection.cursor() as cursor:
        cursor.execute(_ROWS)
        told = [_told(row) for row in cursor.fetchall()]
    known = _known({person for person, *_ in told})
    fresh = [row for row in told if (row[0], row[2], row[4]) not in known]
    Conflict.objects.bulk_create(
        (_conflict(row, batch, source) for row in fresh), batch_size=2000
    )  # fmt: skip
    return len(fresh)


def _told(row: tuple[Any, ...]) -> tuple[int, str, str, str, str]:
    person, place, column, ours, theirs, our_home, their_home, left_on, their_phone, our_phone = row
    if column == "dwelling":
        ours, theirs = our_home, their_home
    elif column == "left":
        ours, theirs = _day(left_on), ""
    elif column == "phone":
        ours, theirs = secrets.open_phone(our_phone), secrets.open_phone(their_phone)
    return person, place, FACTS[column], ours or "", theirs or ""


def _known(people: Iterable[int]) -> set[tuple[int, str, str]]:
    rows = Conflict.objects.unscoped("conflicts of people that this batch matched in its own place").filter(
        person_id__in=list(people)
    )
    return {(row.person_id, row.field, crypto.unseal(PURPOSE, bytes(row.theirs))) for row in rows.iterator()}


def _conflict(row: tuple[int, str, str, str, str], batch: RosterBatch, source: Source) -> Conflict:
    person, place, fact, ours, theirs = row
    return Conflict(
        person_id=person, place_code=place, field=fact, source=source, batch_id=batch.pk,
        ours=crypto.seal(PURPOSE, ours), theirs=crypto.seal(PURPOSE, theirs),
    )  # fmt: skip


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def values(conflict: Conflict) -> tuple[str, str]:
    """Ours and theirs in the clear, for the page where a person decides."""
    return crypto.unseal(PURPOSE, bytes(conflict.ours)), crypto.unseal(PURPOSE, bytes(conflict.theirs))
