"""Whose messages wait."""

from __future__ import annotations

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from liren.events.models import Notice
from liren.kernel.scope import Actor

MANY = 99


def unread_count(actor: Actor) -> int:
    """How many messages the actor has not read; from a hundred on it no longer counts (99)."""
    unread = Notice.objects.filter(recipient_id=actor.user_id, read_at=None)
    return len(unread.order_by().values_list("pk", flat=True)[:MANY]) if actor.user_id is not None else 0


def unread_of_account() -> ArraySubquery:
    """For a query on accounts: the messages that each has not read, a hundred at most."""
    unread = Notice.objects.filter(recipient=OuterRef("pk"), read_at=None)
    return ArraySubquery(unread.order_by().values("pk")[:MANY])


def inbox(actor: Actor) -> QuerySet[Notice]:
    """The actor's own messages, the newest first."""
    return Notice.objects.filter(recipient_id=actor.user_id).order_by("-id")
