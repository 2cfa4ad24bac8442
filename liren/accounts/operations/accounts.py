"""Accounts: opened, edited, closed, opened again; first-run passwords. Nobody does these to themselves."""

from __future__ import annotations

import re
import secrets
from typing import NamedTuple

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.accounts.models import BreakGlass, RoleGrant, User
from liren.accounts.operations.sessions import end_sessions
from liren.accounts.queries.actors import today
from liren.accounts.queries.grants import may_give
from liren.accounts.queries.places import require_place
from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor

RIGHT = "accounts.manage"
SHAPE = re.compile(r"[a-z][a-z0-9._-]{2,59}")
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"
"""Signs of first-run passwords: none that is mistaken for another when read from paper."""


class Opened(NamedTuple):
    """A new account and its first-run password, which is shown once and stored nowhere."""

    user: User
    password: str


def open_account(
    *, actor: Actor, username: str, display_name: str, place_code: str, job_title: str = "", email: str = ""
) -> Opened:
    """Open an account with a random first-run password that must be changed at the first sign-in.

    Refuses a user name that is taken or misshapen, and a place that does not exist or lies out of scope.
    """
    username = username.strip().lower()
    if not SHAPE.fullmatch(username):
        raise Refused(_("A user name starts with a letter and has 3 to 60 letters, digits, dots or dashes."),
                      field="username")  # fmt: skip
    password = first_run_password()
    with creating(actor=actor, permission=RIGHT, place_code=place_code):
        require_place(place_code)
        if User.objects.filter(username=username).exists():
            raise Refused(_("This user name is taken. Choose another."), field="username")
        user = User(username=username, display_name=display_name.strip(), place_code=place_code,
                    job_title=job_title.strip(), email=email.strip(), must_change_password=True)  # fmt: skip
        user.set_password(password)
        user.save()
        record("accounts.opened", actor=actor, place_code=place_code, subject=user, label=username,
               new=_shown(user))  # fmt: skip
    return Opened(user, password)


def edit_account(
    user: User, *, actor: Actor, version: int, display_name: str, place_code: str, job_title: str, email: str
) -> User:
    """Change name, place, job title or e-mail. The place may only move within the actor's scope."""
    with changing(user, actor=actor, permission=RIGHT, version=version) as row:
        old = _shown(row)
        if place_code != row.place_code:
            require_place(place_code)
        row.display_name, row.job_title, row.email = display_name.strip(), job_title.strip(), email.strip()
        row.place_code = place_code
        row.version += 1
        row.save(update_fields=["display_name", "job_title", "email", "place_code", "version"])
        record("accounts.edited", actor=actor, place_code=row.place_code, subject=row, label=row.username,
               old=old, new=_shown(row))  # fmt: skip
    return row


def close_account(user: User, *, actor: Actor, reason: str = "") -> User:
    """Close an account: signed out everywhere, every grant ended, the history kept."""
    with changing(user, actor=actor, permission=RIGHT) as row:
        _not_oneself(row, actor)
        if not row.is_active:
            raise Refused(_("This account is closed already."))
        _could_give_all(row, actor)
        row.is_active = False
        row.version += 1
        row.save(update_fields=["is_active", "version"])
        ended = _grants_of(row).update(revoked_at=timezone.now(), revoked_by=actor.user_id)
        BreakGlass.objects.unscoped("a closed account reads nothing").filter(
            user=row, closed_at__isnull=True
        ).update(closed_at=timezone.now())
        end_sessions(row, actor=actor)
        record("accounts.closed", actor=actor, place_code=row.place_code, subject=row, label=row.username,
               reason=reason, new={"grants_ended": ended})  # fmt: skip
    return row


def reopen_account(user: User, *, actor: Actor) -> Opened:
    """Open a closed account again: with a new first-run password and without any of its old grants."""
    return _new_password(user, actor=actor, action="accounts.reopened", wanted_active=False)


def reset_password(user: User, *, actor: Actor) -> Opened:
    """Give a new first-run password to who forgot theirs; sessions end. Second factors stay."""
    return _new_password(user, actor=actor, action="accounts.password_reset", wanted_active=True)


def remove_factors(user: User, *, actor: Actor) -> int:
    """Take away the second factors of who lost phone and codes. Who manages security does this, nobody else."""
    with changing(user, actor=actor, permission="security.manage") as row:
        _not_oneself(row, actor)
        removed, _kinds = Authenticator.objects.filter(user=row).delete()
        end_sessions(row, actor=actor)
        record("accounts.factors_removed", actor=actor, place_code=row.place_code, subject=row,
               label=row.username, new={"removed": removed})  # fmt: skip
    return int(removed)


def first_run_password() -> str:
    """Four groups of four readable signs: 79 bits, easy to copy from paper."""
    return "-".join("".join(secrets.choice(READABLE) for _sign in range(4)) for _group in range(4))


def _new_password(user: User, *, actor: Actor, action: str, wanted_active: bool) -> Opened:
    password = first_run_password()
    with changing(user, actor=actor, permission=RIGHT) as row:
        _not_oneself(row, actor)
        if row.is_active != wanted_active:
            raise Refused(_("This account was closed or opened meanwhile. Look at it again."))
        _could_give_all(row, actor)
        row.set_password(password)
        row.must_change_password = row.is_active = True
        row.version += 1
        row.save(update_fields=["password", "must_change_password", "is_active", "version"])
        end_sessions(row, actor=actor)
        record(action, actor=actor, place_code=row.place_code, subject=row, label=row.username)
    return Opened(row, password)


def _not_oneself(user: User, actor: Actor) -> None:
    if user.pk == actor.user_id:
        raise Refused(_("Not for your own account. Ask another account manager."))


def _could_give_all(user: User, actor: Actor) -> None:
    """Who gets at an account gets its rights: so nobody resets or closes one whose roles they could not give."""
    grants = _grants_of(user).filter(Q(to_on__isnull=True) | Q(to_on__gte=today())).select_related("role")
    if not all(
        actor.may(RIGHT, one.place_code) and may_give(actor, one.role, one.place_code) for one in grants
    ):
        raise Refused(_("This account holds rights that you could not give. Ask the level above to do it."))


def _grants_of(user: User) -> QuerySet[RoleGrant]:
    return RoleGrant.objects.unscoped("all grants of one account").filter(user=user, revoked_at__isnull=True)


def _shown(user: User) -> dict[str, str]:
    return {name: getattr(user, name) for name in ("display_name", "job_title", "email", "place_code")}
