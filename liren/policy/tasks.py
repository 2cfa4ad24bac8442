"""Work on policy documents that takes longer than a click."""

from django_tasks import task

from liren.accounts.models import User
from liren.accounts.queries.actors import actor_for
from liren.kernel.errors import Refused
from liren.kernel.fence import fenced
from liren.policy.choices import DraftState
from liren.policy.models import Draft
from liren.policy.operations.drafts import read_draft


@task()
def read(draft_id: int, asker_id: int) -> None:
    """Read a large document with today's rights of whoever uploaded it. Asked for twice, it is read once."""
    rows = Draft.objects.unscoped("background work: the scope is the asker's, checked inside")
    actor = actor_for(User.objects.get(pk=asker_id))
    with fenced(actor):
        try:
            read_draft(rows.get(pk=draft_id), actor=actor)
        except Refused as refusal:
            rows.filter(pk=draft_id, state=DraftState.READING).update(
                state=DraftState.FAILED, failure=str(refusal)[:300]
            )
