"""Supervision (督办): write a note, answer it, close it."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from liren.events.operations.record import record
from liren.kernel.changing import changing
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.places.queries import calendar
from liren.policy.models import SupervisionClosing, SupervisionNote, SupervisionReply, Target
from liren.policy.operations.signer import signer

WRITE, REPLY = "targets.edit", "targets.report"
LONGEST = 60


def write_note(target: Target, *, actor: Actor, text: str, working_days: int) -> SupervisionNote:
    """Press a target: a reply is due within so many working days. Who reports on the target is told."""
    if not text.strip():
        raise Refused(_("Say what is to be done."), field="text")
    if not 1 <= working_days <= LONGEST:
        raise Refused(_("Give between 1 and 60 working days."), field="working_days")
    with changing(target, actor=actor, permission=WRITE) as row:
        due = calendar().add_working_days(timezone.localdate(), working_days)
        note = SupervisionNote.objects.create(
            target=row,
            place_code=row.place_code,
            text=text.strip(),
            reply_on=due.day,
            written_by=signer(actor),
        )
        record("policy.supervision_written", actor=actor, place_code=row.place_code, subject=note, label=row.title,
               new={"text": note.text, "reply_on": note.reply_on})  # fmt: skip
    return note


def reply_to_note(note: SupervisionNote, *, actor: Actor, text: str) -> SupervisionReply:
    """Say what was done about a note. Who wrote it is told. Refused once it is closed."""
    if not text.strip():
        raise Refused(_("Say what was done."), field="text")
    with changing(note, actor=actor, permission=REPLY) as row:
        _require_open(row)
        reply = SupervisionReply.objects.create(note=row, text=text.strip(), replied_by=signer(actor))
        record("policy.supervision_replied", actor=actor, place_code=row.place_code, subject=row,
               label=row.target.title, new={"text": reply.text})  # fmt: skip
    return reply


def close_note(note: SupervisionNote, *, actor: Actor, text: str) -> SupervisionClosing:
    """Settle a note with what was found. Refused without words, without a reply before, and twice.

    A note on a part is settled by who gave it (403), and none by who answered it.
    """
    if not text.strip():
        raise Refused(_("Say what was found."), field="text")
    with changing(note, actor=actor, permission=WRITE) as row:
        actor.require(WRITE, row.target.holder_code)
        _require_open(row)
        if not row.replies.exists():
            raise Refused(_("Nobody has replied yet. A note is closed after a reply."))
        if row.replies.filter(replied_by=actor.user_id).exists():
            raise Refused(_("Somebody else closes a note that you answered yourself."))
        closing = SupervisionClosing.objects.create(note=row, text=text.strip(), closed_by=signer(actor))
        record("policy.supervision_closed", actor=actor, place_code=row.place_code, subject=row,
               label=row.target.title, new={"text": closing.text})  # fmt: skip
    return closing


def _require_open(note: SupervisionNote) -> None:
    if SupervisionClosing.objects.filter(note=note).exists():
        raise Refused(_("This note is closed."))
