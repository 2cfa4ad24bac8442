"""Reading one's messages."""

from __future__ import annotations

from django.utils import timezone

from liren.events.models import Notice
from liren.kernel.scope import Actor


def mark_read(notice: Notice, *, actor: Actor) -> None:
    """The recipient has read it. Somebody else's message stays as it is. No event, nobody is told."""
    Notice.objects.filter(pk=notice.pk, recipient_id=actor.user_id, read_at=None).update(
        read_at=timezone.now()
    )


def mark_all_read(*, actor: Actor) -> int:
    """All of one's messages are read; how many were not yet."""
    return Notice.objects.filter(recipient_id=actor.user_id, read_at=None).update(read_at=timezone.now())
