"""Write the file of an approved export, with today's rights of whoever asked for it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from liren.events.operations.record import record
from liren.kernel.changing import changing
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.ledgers.operations.exports import counted, require_rights
from liren.ledgers.queries.exports import EXPORT, limit_for, wanted_of
from liren.ledgers.queries.rows import every_line
from liren.ledgers.queries.units import said_of, unit_of
from liren.ledgers.rules import State, needs_approval, outgrown, state_of
from liren.ledgers.workbook import Heading, write_workbook
from liren.people.models import Export


def produce_export(export: Export, *, actor: Actor) -> Export:
    """The rows in the asker's scope at this moment, into a private file. The asker is told.

    Refuses when the asker has lost the right, or when the list has outgrown what was approved, or what may
    leave without approval.
    """
    wanted = wanted_of(export)
    require_rights(wanted, actor=actor, full=export.full)
    rows = counted(wanted, actor=actor)
    if export.approver_id is None and needs_approval(
        full=export.full, rows=rows, limit=limit_for(export.place_code)
    ):
        raise Refused(_("The list has grown beyond what may leave without approval. Ask for it again."))
    if export.approver_id is not None and outgrown(rows, export.rows):
        raise Refused(
            _("The list has grown much since it was asked for: not what was approved. Ask for it again.")
        )
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "export.xlsx"
        rows = write_workbook(draft, wanted.facts, every_line(actor, wanted, permission=EXPORT, opened=export.full),
                              heading_of(export))  # fmt: skip
        return _keep(export, draft, rows, actor)


def heading_of(export: Export) -> Heading:
    """What stands over, under and behind the rows: title, unit, who took it, why, and the number."""
    wanted = wanted_of(export)
    place = wanted.conditions.place
    who = f"{export.by.display_name} {timezone.localtime(export.asked_at):%Y-%m-%d %H:%M}"
    return Heading(
        title=f"{said_of(place)}{wanted.ledger.title}",
        unit=unit_of(place),
        day=timezone.localdate(),
        maker=export.by.display_name,
        watermark=_("Export no. %(number)s · %(who)s · %(reason)s")
        % {"number": export.pk, "who": who, "reason": export.reason},
    )


def fail_export(export: Export, *, actor: Actor, why: str) -> None:
    """It could not be written: the asker is told why."""
    rows = Export.objects.unscoped("the asker may have lost the right: that is why it failed").filter(
        pk=export.pk
    )
    with transaction.atomic(durable=True):
        rows.update(refused_at=timezone.now(), answer=why[:200])
        record("ledgers.export_failed", actor=actor, place_code=export.place_code, subject=export, reason=why)


def _keep(export: Export, draft: Path, rows: int, actor: Actor) -> Export:
    with changing(export, actor=actor, permission=EXPORT) as row:
        if state_of(row, timezone.now()) != State.WORKING:
            return row
        with draft.open("rb") as content:
            row.file.save(get_random_string(24) + ".xlsx", File(content), save=False)
        row.rows = rows
        row.save(update_fields=["file", "rows"])
        record("ledgers.export_written", actor=actor, place_code=row.place_code, subject=row,
               label=f"{row.what} · {rows}")  # fmt: skip
    return row
