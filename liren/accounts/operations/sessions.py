"""Where an account is signed in: kept fresh, and ended by its owner or by its manager."""

from __future__ import annotations

import time

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from liren.accounts.models import User
from liren.events.operations.record import record
from liren.kernel.scope import Actor

EVERY = 300
"""Seconds between two notes of activity: a note on every request would write on every read."""


def note_activity(request: HttpRequest) -> None:
    """Remember, at most every five minutes, that this session is alive (shown in the list of sessions)."""
    seen = request.session.get("seen", 0)
    if time.time() - seen < EVERY:
        return
    request.session["seen"] = int(time.time())
    UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=timezone.now())


def end_sessions(user: User, *, actor: Actor, keep: str = "") -> int:
    """Sign an account out everywhere (but in the session `keep`), and record how many sessions ended."""
    with transaction.atomic():
        ended = [session for session in UserSession.objects.filter(user=user) if session.session_key != keep]
        for session in ended:
            session.end()
        if ended:
            record("accounts.sessions_ended", actor=actor, place_code=user.place_code, subject=user,
                   label=user.username, new={"sessions": len(ended)})  # fmt: skip
    return len(ended)
