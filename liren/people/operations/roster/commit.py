"""Bring a roster that was read and looked at into the register: all of it, or nothing."""

from datetime import date
from typing import Any

from django.db import connection
from django.db.models.fields.files import FieldFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.people.choices import BatchState, SourceKind
from liren.people.models import RosterBatch, Source
from liren.people.operations.roster import progress, write
from liren.people.operations.roster.conflicts import raise_conflicts
from liren.people.operations.roster.match import match_batch, parameters
from liren.people.operations.roster.new_homes import note_new_homes, require_meant
from liren.people.queries.digest import people_in

PERMISSION = "people.import"


def commit_roster(
    batch: RosterBatch, *, actor: Actor, as_of: date | None = None, add_homes: bool = False
) -> RosterBatch:
    """Write the staged rows: new people with homes and households, changes, conflicts for review.

    One transaction and one event for the whole file; every row carries its source. A process that is killed
    leaves the register as it was. Refuses a batch that is not ready, and one with homes that are not on the map
    unless `add_homes` says that they are to come onto it. `as_of` is the day on which the list was drawn up: its
    values count as confirmed then.
    """
    with changing(batch, actor=actor, permission=PERMISSION) as row, progress.marked_running(row.pk):
        if row.state not in {BatchState.READY, BatchState.COMMITTING}:
            raise Refused(_("This import has already been committed or was not read to the end."))
        stored, before, errors = row.file, people_in(row.place_code), row.counts.get("error", 0)
        row.counts = match_batch(row)
        note_new_homes(row)
        require_meant(row, actor=actor, add_homes=add_homes)
        source = _new_source(row)
        _write(row, source, as_of or timezone.localdate())
        counts = row.counts | {"queued": raise_conflicts(row, source), "error": errors}
        counts |= {"people_before": before, "people_after": people_in(row.place_code)}
        _finish(row, source, counts)
        record("people.roster_committed", actor=actor, place_code=row.place_code, subject=row,
               label=row.file_name, new=counts)  # fmt: skip
    forget(row.pk, stored)
    return row


def _write(row: RosterBatch, source: Source, day: date) -> None:
    values: dict[str, Any] = parameters(row) | {
        "source": source.pk, "label": source.label[:120], "today": day
    }  # fmt: skip
    for _rows in progress.run(row.pk, "people", [*write.CREATIONS, *write.CHANGES], values):
        continue


def _new_source(row: RosterBatch) -> Source:
    return Source.objects.create(
        place_code=row.place_code,
        kind=SourceKind.ROSTER,
        label=row.file_name,
        giver=row.source_name,
        by_id=row.by_id,
    )


def _finish(row: RosterBatch, source: Source, counts: dict[str, int]) -> None:
    row.state, row.source, row.counts = BatchState.COMMITTED, source, counts
    row.file, row.committed_at = "", timezone.now()
    row.save(update_fields=["state", "source", "counts", "new_homes", "file", "committed_at"])


def forget(batch_id: int, file: FieldFile) -> None:
    """Take away an import's staged rows and its file: they hold personal data and nothing needs them now."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM people_staging WHERE batch_id = %s", [batch_id])
    if file:
        file.delete(save=False)
