"""Whose messages wait."""

from __future__ import annotations

from django.db.models import QuerySet

from liren.events.models import Notice
from liren.kernel.scope import Actor

MANY = 99


def unread_count(actor: Actor) -> int:
    """How many messages the actor has not read; from a hundred on it no longer counts (99)."""
    unread = Notice.objects.filter(recipient_id=actor.user_id, read_at=None)
    return len(unread.order_by().values_list("pk", flat=True)[:MANY]) if actor.user_id is not None else 0


def inbox(actor: Actor) -> QuerySet[Notice]:
    """The actor's own messages, the newest first."""
    return Notice.objects.filter(recipient_id=actor.user_id).order_by("-id")
