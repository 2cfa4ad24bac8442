"""Take a committed roster back: the register is exactly what it was before, proven by its digest."""

from typing import Any

from django.db import IntegrityError, connection, models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from liren.events.operations.record import record
from liren.kernel.changing import changing
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.people.choices import BatchState
from liren.people.models import Contact, Household, Person, Residency, RosterBatch, RosterChange, Source
from liren.people.operations.roster import progress
from liren.people.operations.roster.commit import PERMISSION
from liren.people.queries.digest import people_in

RESTORED: tuple[type[models.Model], ...] = (Person, Contact, Residency, Household)
CREATED = ("people_conflict", "people_persontag", "people_contact", "people_residency")

_TOUCHED = """
SELECT p.name FROM people_person p WHERE p.batch_id = %(batch)s AND (p.version > 1 OR p.merged_into_id IS NOT NULL)
UNION ALL
SELECT p.name FROM people_rosterchange k JOIN people_person p ON p.id = k.row_id
WHERE k.batch_id = %(batch)s AND k."table" = 'people_person' AND p.version > (k.before->>'version')::int + 1
UNION ALL
SELECT p.name FROM people_enrolment x JOIN people_person p ON p.id = x.person_id WHERE p.batch_id = %(batch)s
UNION ALL
SELECT p.name FROM people_persondocument x JOIN people_person p ON p.id = x.person_id WHERE p.batch_id = %(batch)s
LIMIT 21
"""

_REMOVE = (
    *(f"DELETE FROM {table} WHERE batch_id = %(batch)s" for table in CREATED),
    "UPDATE people_household SET head_id = NULL WHERE batch_id = %(batch)s",
    "DELETE FROM people_personidentity i USING people_person p WHERE i.person_id = p.id AND p.batch_id = %(batch)s",
    "DELETE FROM people_person WHERE batch_id = %(batch)s",
    """DELETE FROM people_household h WHERE batch_id = %(batch)s
       AND NOT EXISTS (SELECT FROM people_person p WHERE p.household_id = h.id)""",
    """DELETE FROM places_dwelling d WHERE batch_id = %(batch)s
       AND NOT EXISTS (SELECT FROM people_person p WHERE p.dwelling_id = d.id)
       AND NOT EXISTS (SELECT FROM people_household h WHERE h.dwelling_id = d.id)""",
    """DELETE FROM places_building b WHERE batch_id = %(batch)s
       AND NOT EXISTS (SELECT FROM places_dwelling d WHERE d.building_id = b.id)""",
)


def undo_roster(batch: RosterBatch, *, actor: Actor) -> RosterBatch:
    """Remove what the import made, put back what it changed; one transaction, one event.

    Refuses when people of this import were changed since, and names them: their later values would be lost. Where
    something hangs on them that the actor may not see (a care file, a paper), it is refused without saying what.
    """
    try:
        return _undo(batch, actor)
    except IntegrityError:
        raise Refused(
            _("Others have worked with people of this import since. It can no longer be undone.")
        ) from None


def _undo(batch: RosterBatch, actor: Actor) -> RosterBatch:
    with changing(batch, actor=actor, permission=PERMISSION) as row, progress.marked_running(row.pk):
        if row.state not in {BatchState.COMMITTED, BatchState.UNDOING}:
            raise Refused(_("Only a committed import can be undone."))
        _refuse_if_touched(row)
        before = people_in(row.place_code)
        _take_back(row)
        counts = {"people_before": before, "people_after": people_in(row.place_code)}
        _finish(row, counts)
        record("people.roster_undone", actor=actor, place_code=row.place_code, subject=row,
               label=row.file_name, new=counts)  # fmt: skip
    return row


def _refuse_if_touched(row: RosterBatch) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_TOUCHED, {"batch": row.pk})
        names = [name for (name,) in cursor.fetchall()]
    if names:
        raise Refused(
            ngettext(
                "%(count)s person of this import was changed since: %(names)s. Undo would lose that.",
                "%(count)s people of this import were changed since: %(names)s. Undo would lose that.",
                len(names),
            )
            % {"count": len(names) if len(names) < 21 else "20+", "names": "、".join(names[:5])}
        )


def _take_back(row: RosterBatch) -> None:
    restore = [_restoring(model) for model in RESTORED]
    for _rows in progress.run(row.pk, "undo", [*_REMOVE[:4], *restore, *_REMOVE[4:]], {"batch": row.pk}):
        continue
    RosterChange.objects.filter(batch=row).delete()


def _restoring(model: type[models.Model]) -> str:
    """SQL that puts the kept images of a table's rows back, column by column."""
    table = model._meta.db_table
    columns = [field.column for field in model._meta.fields if field.column and not _is_fixed(field)]
    names = ", ".join(columns)
    images = ", ".join(f"b.{column}" for column in columns)
    return f"""
    UPDATE {table} x SET ({names}) = (SELECT {images} FROM jsonb_populate_record(NULL::{table}, k.before) b)
    FROM people_rosterchange k WHERE k.batch_id = %(batch)s AND k."table" = '{table}' AND x.id = k.row_id
    """


def _is_fixed(field: models.Field[Any, Any]) -> bool:
    return field.primary_key or field.generated


def _finish(row: RosterBatch, counts: dict[str, int]) -> None:
    source = row.source
    row.state, row.source, row.undone_at = BatchState.UNDONE, None, timezone.now()
    row.counts = row.counts | {
        "undone_before": counts["people_before"],
        "undone_after": counts["people_after"],
    }
    row.save(update_fields=["state", "source", "undone_at", "counts"])
    if source is not None:
        Source.objects.unscoped("the source that this import made").filter(pk=source.pk).delete()
