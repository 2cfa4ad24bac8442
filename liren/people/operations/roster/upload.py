"""Take a roster file in, say what its columns mean, or throw it away."""

import hashlib
import re
from datetime import datetime
from pathlib import Path

from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.errors import Refused
from liren.kernel.scope import SYSTEM, Actor
from liren.people.choices import BatchState
from liren.people.models import RosterBatch, RosterMapping
from liren.people.operations.roster import progress
from liren.people.operations.roster.commit import PERMISSION, forget
from liren.people.roster.formats import recognise
from liren.people.roster.refusals import FileRefused, Limits

LIMIT_BYTES = 60 * 1024 * 1024
"""A spreadsheet is read as a whole, so its size is bounded: about 300,000 rows."""

UNREAD = {BatchState.UPLOADED, BatchState.READY, BatchState.FAILED}


def upload_roster(
    file: File[bytes], *, actor: Actor, place_code: str, source_name: str = "", limit: int = LIMIT_BYTES
) -> RosterBatch:
    """Keep the file privately until it is committed or discarded, and open an import for it.

    Refuses files over the limit, and what is no table (`FileRefused`). It is read in the background.
    """
    if (file.size or 0) > limit:
        raise Refused(
            _("The file is larger than %(limit)s MB. Split it by community and import the parts.")
            % {"limit": limit // 1024**2},
            field="file",
        )
    name = Path(file.name or "roster").name[:120]
    with creating(actor=actor, permission=PERMISSION, place_code=place_code):
        batch = RosterBatch(
            place_code=place_code, file_name=name, file_digest=_digest(file), by_id=actor.user_id,
            source_name=source_name or giver_of(name),
        )  # fmt: skip
        batch.file.save(f"{batch.file_digest[:16]}{Path(name).suffix.lower()}", file, save=False)
        _require_table(batch)
        batch.save()
        record("people.roster_uploaded", actor=actor, place_code=place_code, subject=batch, label=name)
    return batch


def _require_table(batch: RosterBatch) -> None:
    """What is seen to be no table at once is not kept for a moment longer."""
    try:
        recognise(Path(batch.file.path), Limits())
    except FileRefused:
        batch.file.delete(save=False)
        raise


def set_columns(batch: RosterBatch, *, actor: Actor, mapping: dict[str, str]) -> RosterBatch:
    """Say what the columns mean; remembered for the next file with the same headers. Read again afterwards."""
    with changing(batch, actor=actor, permission=PERMISSION) as row:
        require_open(row)
        row.mapping = row.mapping | {"columns": mapping}
        row.state = BatchState.UPLOADED
        row.save(update_fields=["mapping", "state"])
        if fingerprint := row.mapping.get("fingerprint"):
            RosterMapping.objects.unscoped("remembered headers of the batch's own place").update_or_create(
                place_code=row.place_code, fingerprint=fingerprint, defaults={"mapping": mapping}
            )
    return row


def choose_sheet(batch: RosterBatch, *, actor: Actor, sheet: str) -> RosterBatch:
    """Take another sheet of the workbook; its columns are recognised anew. Read again afterwards."""
    with changing(batch, actor=actor, permission=PERMISSION) as row:
        require_open(row)
        if sheet not in row.other_sheets:
            raise Refused(_("The workbook has no other sheet of this name with names of people."))
        row.sheet, row.state = sheet, BatchState.UPLOADED
        row.mapping = {"sheets": row.mapping["sheets"]}
        row.save(update_fields=["sheet", "mapping", "state"])
    return row


def discard_roster(batch: RosterBatch, *, actor: Actor) -> None:
    """Throw away an import that was not committed, with its file and its staged rows."""
    with changing(batch, actor=actor, permission=PERMISSION) as row:
        require_open(row)
        record("people.roster_discarded", actor=actor, place_code=row.place_code, label=row.file_name)
        stored, key = row.file, row.pk
        row.delete()
    forget(key, stored)


def discard_forgotten(*, before: datetime) -> int:
    """Throw away what was uploaded and never committed: a file of personal data does not lie around.

    Neither do those of a commit whose processes were killed: nothing of it stands in the register.
    """
    old = RosterBatch.objects.unscoped("housekeeping of the whole installation").filter(
        state__in={*UNREAD, BatchState.COMMITTING}, created_at__lt=before
    )
    forgotten = [row for row in old if not progress.is_running(row.pk)]
    for row in forgotten:
        record("people.roster_discarded", actor=SYSTEM, place_code=row.place_code, label=row.file_name)
        stored, key = row.file, row.pk
        row.delete()
        forget(key, stored)
    return len(forgotten)


def giver_of(file_name: str) -> str:
    """Who gave a file, when nobody says: its name without dates and copy numbers.

    名册2025年3月(1).xlsx and 名册2026.xlsx are two lists of one giver.
    """
    stem = Path(file_name).stem
    return re.sub(r"[\d\s()（）年月日._-]+", "", stem)[:80] or stem[:80]


def require_open(row: RosterBatch) -> None:
    """Refuse an import that is being brought into the register, or stands in it."""
    if row.state not in UNREAD:
        raise Refused(_("This import is being read or has already been committed."))


def _digest(file: File[bytes]) -> str:
    total = hashlib.sha256()
    for chunk in file.chunks():
        total.update(chunk)
    file.seek(0)
    return total.hexdigest()
