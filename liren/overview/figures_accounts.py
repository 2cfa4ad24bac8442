"""What accounts, messages and the log tell the Today page."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from liren.accounts.models import BreakGlass, GridHandover, User
from liren.events.models import Event, Notice
from liren.events.words import looks
from liren.overview.board import Figure, Stand
from liren.overview.queries.reading import number, some

MANAGE, SECURITY, LOG = "accounts.manage", "security.manage", "events.view"
GUARDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def _guarded(user: Any) -> Exists:
    return Exists(Authenticator.objects.filter(user=user, type__in=GUARDS))


def _first_passwords(stand: Stand) -> Any:
    return number(stand.rows(User, MANAGE).filter(is_active=True, must_change_password=True))


def _unguarded(stand: Stand) -> Any:
    return number(stand.rows(User, SECURITY).filter(~_guarded(OuterRef("pk")), is_active=True))


def _handovers(stand: Stand) -> Any:
    rows = GridHandover.objects.unscoped("one's own: the two workers and who made it")
    me = stand.actor.user_id
    coming = rows.filter(Q(giver_id=me) | Q(taker_id=me), first_day__gte=stand.today).order_by("first_day")
    return some(coming, id="pk", day="first_day", place="place_code", taker="taker_id")


def _emergencies(stand: Stand) -> Any:
    rows = (
        stand.rows(BreakGlass, SECURITY)
        .filter(started_at__gte=stand.now - timedelta(days=3))
        .order_by("-started_at")
    )
    return some(rows, id="pk", who="user__display_name", at="started_at", reason="reason", ended="closed_at")


def _since_midnight(stand: Stand) -> Any:
    """The log of today; who works with the register does not come here for the log, so it is not read for them."""
    if stand.actor.may("people.view"):
        return Event.objects.none()
    midnight = timezone.make_aware(datetime.combine(stand.today, time()))
    return Event.objects.visible_to(stand.actor, LOG).filter(at__gte=midnight)


FIGURES = (
    Figure("unread", "", lambda stand: number(Notice.objects.filter(recipient_id=stand.actor.user_id, read_at=None))),
    Figure("guarded", "", lambda stand: _guarded(OuterRef("pk"))),
    Figure("handovers", "", _handovers),
    Figure("accounts", MANAGE, lambda stand: number(stand.rows(User, MANAGE).filter(is_active=True))),
    Figure("first_passwords", MANAGE, _first_passwords),
    Figure("unguarded", SECURITY, _unguarded),
    Figure("emergencies", SECURITY, _emergencies),
    Figure("events_today", LOG, lambda stand: number(_since_midnight(stand))),
    Figure("looks_today", LOG, lambda stand: number(
        _since_midnight(stand).filter(Q(action__in=looks()) | Q(action__endswith="_revealed")))),
)  # fmt: skip
