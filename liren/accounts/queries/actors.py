"""Who acts: an account, its live grants and its open emergency session, as one frozen `Actor`."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.accounts.models import BreakGlass, RoleGrant, User
from liren.events.queries.inbox import unread_of_account
from liren.kernel.errors import RightMissing
from liren.kernel.scope import Actor, Grant

WHY = "signing in: whose grants they are is what is being found out"


def today() -> date:
    """The day by the clock of the installation (Asia/Shanghai), wherever the reader's browser is."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


def on_day(day: date) -> Q:
    """The grants that held on a day (or a part of it): first and last day inclusive, not taken back before."""
    morning = timezone.make_aware(datetime.combine(day, time()), timezone.get_default_timezone())
    not_over = Q(to_on__isnull=True) | Q(to_on__gte=day)
    return Q(from_on__lte=day) & not_over & (Q(revoked_at__isnull=True) | Q(revoked_at__gte=morning))


def live() -> Q:
    """The grants that give rights at this moment."""
    return on_day(today()) & Q(revoked_at__isnull=True)


def accounts_with_rights() -> QuerySet[User]:
    """Accounts, each with its live grants, open emergency session and unread messages: one query for the frame."""
    grants = RoleGrant.objects.unscoped(WHY).filter(live(), user=OuterRef("pk"))
    opened = open_break_glass().filter(user=OuterRef("pk"))
    return User.objects.annotate(
        unread=unread_of_account(),
        live_grants=ArraySubquery(
            grants.order_by("role__order", "from_on", "pk").values(
                one=JSONObject(place="place_code", permissions="role__permissions")
            )
        ),
        live_break_glass=ArraySubquery(
            opened.order_by("pk").values(
                one=JSONObject(
                    id="pk", place="place_code", permissions="permissions", reason="reason", ends_at="ends_at"
                )
            )
        ),
    )


def open_break_glass() -> QuerySet[BreakGlass]:
    """Emergency sessions that are neither closed nor over."""
    return BreakGlass.objects.unscoped(WHY).filter(closed_at__isnull=True, ends_at__gt=timezone.now())


def actor_for(user: User, *, request_id: str = "") -> Actor:
    """The account as an actor, with the rights of today. The first live grant is where its pages open."""
    if not hasattr(user, "live_grants"):
        user = accounts_with_rights().get(pk=user.pk)
    grants, opened = _rights_of(user)
    return Actor(
        user_id=user.pk,
        name=user.display_name,
        grants=frozenset(
            Grant(name, row["place"]) for row in (*grants, *opened) for name in row["permissions"]
        ),
        request_id=request_id,
        reason=opened[0]["reason"] if opened else "",
        home=grants[0]["place"] if grants else user.place_code,
    )


def account_of(actor: Actor) -> User:
    """The account behind an actor. Machinery has none and cannot do what only a person does."""
    if actor.user_id is None:
        raise RightMissing(_("Only a person who is signed in can do this."))
    return User.objects.get(pk=actor.user_id)


def _rights_of(user: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    return (user.live_grants, user.live_break_glass) if user.is_active else ([], [])
