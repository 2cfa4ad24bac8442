"""The list of accounts, and what one account is: within the reader's area only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet

from liren.accounts.models import RoleGrant, User
from liren.accounts.queries.actors import live, today
from liren.accounts.queries.places import names_of
from liren.kernel.scope import Actor

PAGE = 50
VIEW = "accounts.view"


@dataclass(slots=True)
class Line:
    """One account as the list shows it."""

    user: User
    place: str = ""
    posts: list[tuple[str, str]] = field(default_factory=list)
    """Roles of today, each with the name of its place."""
    has_second_factor: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list, and the user name after which the next one starts."""

    lines: list[Line]
    next: str


def listed(actor: Actor, *, words: str = "", state: str = "open", role: str = "", after: str = "") -> Page:
    """One page of accounts, by user name; keyset, so that page 40 costs what page 1 costs."""
    rows = User.objects.visible_to(actor, VIEW).filter(username__gt=after).order_by("username")
    rows = rows if state == "all" else rows.filter(is_active=state != "closed")
    for word in words.split():
        rows = rows.filter(
            Q(username__icontains=word) | Q(display_name__contains=word) | Q(job_title__contains=word)
        )
    if role:
        rows = rows.filter(pk__in=_live_grants(actor).filter(role=role).values("user"))
    found = list(rows[: PAGE + 1])
    return Page(_lines(actor, found[:PAGE]), found[PAGE - 1].username if len(found) > PAGE else "")


def grants_of(actor: Actor, user: User) -> list[dict[str, Any]]:
    """All grants of an account that lie in the reader's area, newest first, each with its state."""
    rows = RoleGrant.objects.visible_to(actor, VIEW).filter(user=user)
    grants = list(rows.select_related("role", "granted_by", "revoked_by").order_by("-from_on", "-pk"))
    names = names_of(grant.place_code for grant in grants)
    return [{"grant": g, "place": names[g.place_code], "state": state_of(g)} for g in grants]


def state_of(grant: RoleGrant) -> str:
    """now, coming, revoked or over."""
    if grant.revoked_at is not None:
        return "revoked"
    if grant.to_on is not None and grant.to_on < today():
        return "over"
    return "coming" if grant.from_on > today() else "now"


def has_second_factor(users: Iterable[User]) -> set[int]:
    """Which of these accounts have an authenticator app or a passkey."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    rows = Authenticator.objects.filter(user__in=list(users), type__in=kinds)
    return set(rows.values_list("user_id", flat=True))


def _lines(actor: Actor, users: list[User]) -> list[Line]:
    grants = list(_live_grants(actor).filter(user__in=users).select_related("role").order_by("role__order"))
    names = names_of([g.place_code for g in grants] + [user.place_code for user in users])
    guarded = has_second_factor(users)
    lines = {u.pk: Line(u, names[u.place_code], [], u.pk in guarded) for u in users}
    for grant in grants:
        lines[grant.user_id].posts.append((str(grant.role), names[grant.place_code]))
    return list(lines.values())


def _live_grants(actor: Actor) -> QuerySet[RoleGrant]:
    return RoleGrant.objects.visible_to(actor, VIEW).filter(live())
