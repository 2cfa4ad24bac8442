"""Lists that leave the house: asked for with a reason, approved by somebody else where it must be, fetched once written."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liren.accounts.queries.actors import account_of
from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.errors import OutOfScope, Refused, RightMissing
from liren.kernel.scope import SYSTEM, Actor
from liren.ledgers.catalogue import title_on_record
from liren.ledgers.queries.exports import APPROVE, EXPORT, export_seen, kept_conditions, limit_for, overdue
from liren.ledgers.queries.rows import count_of, readable
from liren.ledgers.rules import MOST_ROWS, SHORTEST_REASON, State, needs_approval, state_of
from liren.ledgers.wanted import Wanted
from liren.people.models import Export

REVEAL = "people.reveal"


def ask_export(
    wanted: Wanted, *, actor: Actor, reason: str, columns: Sequence[str] = (), full: bool = False
) -> Export:
    """Ask for a ledger as a file. Masked and short: it is written at once; else approvers are told.

    Refuses without a reason, without lines, above fifty thousand lines, and unmasked without the right to reveal.
    """
    place, chosen = wanted.conditions.place, tuple(columns) or tuple(fact.key for fact in wanted.facts)
    wanted = Wanted(wanted.ledger, wanted.conditions, chosen)
    require_rights(wanted, actor=actor, full=full)
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused(_("Say why: an export is kept with its reason."), field="reason")
    if not all(key in wanted.ledger.choosable for key in chosen):
        raise Refused(_("One of these columns does not exist."), field="columns")
    rows = counted(wanted, actor=actor)
    with creating(actor=actor, permission=EXPORT, place_code=place):
        waits = needs_approval(full=full, rows=rows, limit=limit_for(place))
        export = Export.objects.create(
            place_code=place, what=wanted.ledger.key, reason=reason.strip()[:200], columns=list(chosen), full=full,
            filters=kept_conditions(wanted.conditions) | {"language": get_language() or ""}, rows=rows,
            by=account_of(actor), approved_at=None if waits else timezone.now(),
        )  # fmt: skip
        record("ledgers.export_asked" if waits else "ledgers.export_begun", actor=actor, place_code=place,
               subject=export, label=_label(export), reason=export.reason, new={"columns": list(chosen), "full": full})  # fmt: skip
        if not waits:
            _write_later(export)
    return export


def approve_export(export: Export, *, actor: Actor) -> Export:
    """Somebody with the right over the place, and never the asker, lets the list leave. The asker is told."""
    with changing(export, actor=actor, permission=APPROVE) as row:
        _undecided(row, actor)
        row.approver_id, row.approved_at = actor.user_id, timezone.now()
        row.save(update_fields=["approver", "approved_at"])
        record(
            "ledgers.export_approved", actor=actor, place_code=row.place_code, subject=row, label=_label(row)
        )
        _write_later(row)
    return row


def refuse_export(export: Export, *, actor: Actor, answer: str) -> Export:
    """The list does not leave, and the asker is told why."""
    if len(answer.strip()) < SHORTEST_REASON:
        raise Refused(_("Say why it is refused: the asker reads it."), field="answer")
    with changing(export, actor=actor, permission=APPROVE) as row:
        _undecided(row, actor)
        row.approver_id, row.refused_at, row.answer = actor.user_id, timezone.now(), answer.strip()[:200]
        row.save(update_fields=["approver", "refused_at", "answer"])
        record("ledgers.export_refused", actor=actor, place_code=row.place_code, subject=row, label=_label(row),
               reason=row.answer)  # fmt: skip
    return row


def take_export(export: Export, *, actor: Actor) -> Export:
    """The asker fetches the file, for a day after the approval. Each time is recorded; nobody is told."""
    with transaction.atomic(durable=True):
        row = export_seen(actor, export.pk)
        if row.by_id != actor.user_id or not actor.may(EXPORT, row.place_code):
            raise RightMissing(_("Only who asked for an export may fetch it."))
        if state_of(row, timezone.now()) != State.READY:
            raise OutOfScope(
                _("This file is not there: not written yet, or expired after a day. Ask for it again.")
            )
        Export.objects.visible_to(actor, EXPORT).filter(pk=row.pk).update(downloaded_at=timezone.now())
        action = "ledgers.full_export_fetched" if row.full else "ledgers.export_fetched"
        record(
            action, actor=actor, place_code=row.place_code, subject=row, label=_label(row), reason=row.reason
        )
    return row


def expire_exports() -> int:
    """Destroy the files whose day is over; how many. The rows stay, with who, why and how much."""
    rows = list(overdue()[:200])
    for row in rows:
        stored = row.file.name
        with transaction.atomic(durable=True):
            overdue().filter(pk=row.pk).update(file="")
            record(
                "ledgers.export_expired",
                actor=SYSTEM,
                place_code=row.place_code,
                subject=row,
                label=_label(row),
            )
        row.file.storage.delete(stored)
    return len(rows)


def require_rights(wanted: Wanted, *, actor: Actor, full: bool) -> None:
    """What the asker must hold, when asking and again when the file is written."""
    actor.require(EXPORT, wanted.conditions.place)
    if not readable(actor, wanted.ledger) or (full and not actor.may(REVEAL, wanted.conditions.place)):
        raise RightMissing(
            _("You do not have the right to do this. Ask the person who manages accounts in your area.")
        )


def counted(wanted: Wanted, *, actor: Actor) -> int:
    """How many lines the file will have; refuses none and too many."""
    rows = count_of(actor, wanted, EXPORT)
    if not rows:
        raise Refused(_("Nobody and nothing meets these conditions: there is nothing to export."))
    if rows > MOST_ROWS:
        raise Refused(_("More than 50,000 lines. Export a smaller place, one after the other."))
    return rows


def _undecided(export: Export, actor: Actor) -> None:
    if export.by_id == actor.user_id:
        raise Refused(_("Somebody else must decide about an export that you asked for."))
    if export.approved_at is not None or export.refused_at is not None:
        raise Refused(_("Somebody has decided about this export already."))


def _write_later(export: Export) -> None:
    from liren.ledgers import tasks

    tasks.produce.enqueue(export.pk)


def _label(export: Export) -> str:
    return f"{title_on_record(export.what)} · {export.rows}"
