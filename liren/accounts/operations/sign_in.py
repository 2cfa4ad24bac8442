"""What is recorded about signing in: every entry, failure, lock and change. Never what was typed."""

from __future__ import annotations

from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest

from liren.accounts.models import User
from liren.accounts.operations.sessions import end_sessions
from liren.events.operations.record import record
from liren.kernel.scope import EVERYWHERE, Actor

LOCK_SECONDS = 300


def as_actor(user: User | None, request: HttpRequest) -> Actor:
    """An account (or nobody known) as the actor of its own sign-in: without any rights."""
    request_id = getattr(request, "request_id", "")
    if user is None:
        return Actor(user_id=None, name="", request_id=request_id)
    return Actor(user_id=user.pk, name=user.display_name, request_id=request_id, home=user.place_code)


def note(action: str, user: User | None, request: HttpRequest, *, label: str = "") -> None:
    """Record an act of signing in at the place of the account; an unknown user name belongs to no place."""
    record(
        f"accounts.{action}",
        actor=as_actor(user, request),
        place_code=user.place_code if user is not None else EVERYWHERE,
        subject=user,
        label=label or (user.username if user is not None else ""),
    )


def note_failure(username: str, request: HttpRequest, action: str = "sign_in_failed") -> None:
    """Record a failed sign-in. An unknown name is not kept: people type passwords into that field."""
    user = User.objects.filter(username__iexact=username).first()
    note(action, user, request)


def note_lock(username: str, request: HttpRequest) -> None:
    """Record, once per lock, that too many wrong passwords closed the door for five minutes."""
    if cache.add(f"liren:locked:{username.lower()[:60]}", True, LOCK_SECONDS):
        note_failure(username, request, "sign_in_locked")


def set_own_password(user: User, password: str, request: HttpRequest) -> None:
    """Replace one's own password: a first-run password is done with, every other session ends."""
    with transaction.atomic():
        user.set_password(password)
        user.must_change_password = False
        user.version += 1
        user.save(update_fields=["password", "must_change_password", "version"])
        end_sessions(user, actor=as_actor(user, request), keep=request.session.session_key or "")
        note("password_changed", user, request)
