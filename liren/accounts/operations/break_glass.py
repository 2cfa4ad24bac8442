"""Emergency sessions: opened with a reason for a short time, announced, logged page by page, ended by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.accounts.models import BreakGlass, User
from liren.accounts.operations.grants import require_few_areas
from liren.accounts.permissions import BREAKABLE
from liren.accounts.queries.actors import account_of, open_break_glass
from liren.events.operations.record import record
from liren.kernel.changing import creating
from liren.kernel.errors import OutOfScope, Refused
from liren.kernel.scope import Actor, Grant

RIGHT = "accounts.break_glass"
MOST_MINUTES = 60
SHORTEST_REASON = 10


def start_break_glass(
    *, actor: Actor, place_code: str, permissions: Iterable[str], minutes: int, reason: str
) -> BreakGlass:
    """Open wider reading rights over a place for at most an hour. The security administrator is told.

    Refuses without a real reason, for rights that an emergency does not open, and while another is open.
    """
    asked = sorted(set(permissions))
    _check(asked, minutes, reason)
    require_few_areas(actor.grants | {Grant(name, place_code) for name in asked})
    with creating(actor=actor, permission=RIGHT, place_code=place_code):
        owner = account_of(actor)
        User.objects.select_for_update(of=("self",)).get(pk=owner.pk)
        if open_break_glass().filter(user=owner).exists():
            raise Refused(_("An emergency session is already open. End it first."))
        session = BreakGlass.objects.create(
            user=owner,
            place_code=place_code,
            reason=reason.strip(),
            permissions=asked,
            ends_at=timezone.now() + timedelta(minutes=minutes),
        )
        record(
            "accounts.break_glass_started",
            actor=actor,
            place_code=place_code,
            subject=session,
            label=actor.name,
            reason=session.reason,
            new={"permissions": asked, "minutes": minutes},
        )
    return session


def end_break_glass(session: BreakGlass, *, actor: Actor) -> None:
    """End a session early: its owner, or who manages security over its place."""
    with transaction.atomic(durable=True):
        row = (
            BreakGlass.objects.unscoped("its owner may end it anywhere")
            .select_for_update()
            .get(pk=session.pk)
        )
        if row.user_id != actor.user_id and not actor.may("security.manage", row.place_code):
            raise OutOfScope(_("There is nothing here that you can see. It may lie outside your area."))
        if row.closed_at is not None:
            return
        row.closed_at = timezone.now()
        row.save(update_fields=["closed_at"])
        record(
            "accounts.break_glass_ended",
            actor=actor,
            place_code=row.place_code,
            subject=row,
            label=actor.name,
        )


def note_page_read(opened: Mapping[str, Any], *, actor: Actor, method: str, path: str) -> None:
    """Log a page of an emergency session before it is shown. The address carries no personal data."""
    with transaction.atomic():
        session = BreakGlass(pk=opened["id"])
        record("accounts.break_glass_page_read", actor=actor, place_code=opened["place"], subject=session,
               label=f"{method} {path}")  # fmt: skip


def _check(asked: list[str], minutes: int, reason: str) -> None:
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused(_("Say in at least ten characters why this is needed now."), field="reason")
    if not asked or not set(asked) <= set(BREAKABLE):
        raise Refused(_("Choose what has to be read. Reading only."), field="permissions")
    if not 1 <= minutes <= MOST_MINUTES:
        raise Refused(_("An emergency session lasts between 1 and 60 minutes."), field="minutes")
