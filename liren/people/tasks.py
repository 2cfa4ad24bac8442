"""Work on rosters that takes longer than a click: reading, committing, undoing. Each acts as its owner."""

from collections.abc import Callable

from django_tasks import task

from liren.accounts.queries.actors import actor_for
from liren.kernel.errors import Refused
from liren.kernel.fence import fenced
from liren.kernel.scope import Actor
from liren.people.choices import BatchState
from liren.people.models import RosterBatch
from liren.people.operations.roster.commit import commit_roster
from liren.people.operations.roster.stage import read_roster
from liren.people.operations.roster.undo import undo_roster


@task()
def read(batch_id: int) -> None:
    """Read an uploaded file into staging and compare it with the register."""
    _as_owner(batch_id, read_roster)


@task()
def commit(batch_id: int) -> None:
    """Write a staged roster into the register."""
    _as_owner(batch_id, commit_roster, back_to=BatchState.READY)


@task()
def undo(batch_id: int) -> None:
    """Take a committed roster back."""
    _as_owner(batch_id, undo_roster, back_to=BatchState.COMMITTED)


Work = Callable[..., object]


def _as_owner(batch_id: int, work: Work, back_to: BatchState = BatchState.FAILED) -> None:
    """Run the operation with today's rights of whoever asked for it; a refusal is kept as a sentence."""
    batch = RosterBatch.objects.unscoped("background work: the scope is the owner's, checked inside").get(pk=batch_id)
    actor: Actor = actor_for(batch.by)
    with fenced(actor):
        try:
            work(batch, actor=actor)
        except Refused as refusal:
            RosterBatch.objects.unscoped("tell the owner why it was refused").filter(pk=batch_id).update(
                state=back_to, failure=str(refusal)[:300]
            )
