"""Work on rosters that takes longer than a click: reading, committing, undoing. Each acts as whoever asked for it."""

from collections.abc import Callable
from functools import partial

from django_tasks import task

from liren.accounts.models import User
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
def read(batch_id: int, asker_id: int) -> None:
    """Read an uploaded file into staging and compare it with the register."""
    _as_asker(batch_id, asker_id, read_roster, doing=BatchState.UPLOADED, back_to=BatchState.FAILED)


@task()
def commit(batch_id: int, asker_id: int, add_homes: bool = False) -> None:
    """Write a staged roster into the register, and its new homes onto the map if that was said."""
    work = partial(commit_roster, add_homes=add_homes)
    _as_asker(batch_id, asker_id, work, doing=BatchState.COMMITTING, back_to=BatchState.READY)


@task()
def undo(batch_id: int, asker_id: int) -> None:
    """Take a committed roster back."""
    _as_asker(batch_id, asker_id, undo_roster, doing=BatchState.UNDOING, back_to=BatchState.COMMITTED)


Work = Callable[..., object]


def _as_asker(batch_id: int, asker_id: int, work: Work, *, doing: BatchState, back_to: BatchState) -> None:
    """Run the operation with today's rights of whoever asked for it, who may be another than the uploader.

    A refusal is kept as a sentence; but a batch that has moved on meanwhile (asked for twice) stays as it is.
    """
    rows = RosterBatch.objects.unscoped("background work: the scope is the asker's, checked inside")
    batch = rows.get(pk=batch_id)
    actor: Actor = actor_for(User.objects.get(pk=asker_id))
    with fenced(actor):
        try:
            work(batch, actor=actor)
        except Refused as refusal:
            rows.filter(pk=batch_id, state=doing).update(state=back_to, failure=str(refusal)[:300])
