"""Emergency sessions: one's own, those to review, and the pages that were read in one."""

from __future__ import annotations

from django.db.models import Q

from liren.accounts.models import BreakGlass
from liren.events.models import Event
from liren.kernel.scope import Actor, within

LAST = 100


def sessions_seen_by(actor: Actor) -> list[BreakGlass]:
    """The latest sessions: one's own, and all in the area whose security one manages."""
    seen = Q(user_id=actor.user_id) | within("place_code", actor.prefixes("security.manage"))
    rows = BreakGlass.objects.unscoped("own, or within security.manage: the condition stands here").filter(
        seen
    )
    return list(rows.select_related("user").order_by("-started_at")[:LAST])


def pages_read(session: BreakGlass) -> list[Event]:
    """The log of one session, for who reviews it (the caller checked that)."""
    rows = Event.objects.unscoped("the log of one session that the reader reviews")
    rows = rows.filter(subject_type=session._meta.label_lower, subject_id=session.pk)
    return list(rows.order_by("id")[:1000])
