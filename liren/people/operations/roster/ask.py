"""Ask for the long work on an import: it is marked at once, so that nobody asks twice."""

from django.utils.translation import gettext_lazy as _

from liren.kernel.changing import changing
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.people.choices import BatchState
from liren.people.models import RosterBatch
from liren.people.operations.roster import progress
from liren.people.operations.roster.commit import PERMISSION
from liren.people.operations.roster.new_homes import require_meant


def ask_commit(batch: RosterBatch, *, actor: Actor, add_homes: bool = False) -> None:
    """Mark a looked-at import as being committed. What the commit would refuse about new homes is refused at once."""
    require_meant(batch, actor=actor, add_homes=add_homes)
    _mark(batch, BatchState.READY, BatchState.COMMITTING, actor)


def ask_undo(batch: RosterBatch, *, actor: Actor) -> None:
    """Mark a committed import as being undone."""
    _mark(batch, BatchState.COMMITTED, BatchState.UNDOING, actor)


def _mark(batch: RosterBatch, before: BatchState, after: BatchState, actor: Actor) -> None:
    with changing(batch, actor=actor, permission=PERMISSION) as row:
        stopped = row.state == after and not progress.is_running(row.pk)
        if row.state != before and not stopped:
            raise Refused(
                _("This import is not in a state for that. Look at it again: it may be done already.")
            )
        row.state, row.failure = after, ""
        row.save(update_fields=["state", "failure"])
