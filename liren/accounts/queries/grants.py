"""Who holds which role where: on a day, beside another grant, and who may give it."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from liren.accounts.models import Role, RoleGrant, User
from liren.accounts.queries.actors import live, on_day, today
from liren.kernel.scope import Actor

SEPARATION = "the holder's other grants decide, wherever they are"


def overlapping(user: User, from_on: date, to_on: date | None) -> QuerySet[RoleGrant]:
    """The holder's grants that share at least one day with a period."""
    rows = RoleGrant.objects.unscoped(SEPARATION).filter(user=user, revoked_at__isnull=True)
    rows = rows.filter(Q(to_on__isnull=True) | Q(to_on__gte=from_on))
    return (rows.filter(from_on__lte=to_on) if to_on else rows).select_related("role")


def may_give(actor: Actor, role: Role, place_code: str) -> bool:
    """Whether an actor may give (and take back) a role: holds all of its rights there, or appoints to it."""
    if all(actor.may(name, place_code) for name in role.permissions):
        return True
    return any(place_code.startswith(code) for code in _appoints_under(actor, role))


def _appoints_under(actor: Actor, role: Role) -> list[str]:
    rows = RoleGrant.objects.unscoped("the giver's own grants").filter(
        live(), user_id=actor.user_id or 0, role_id__in=role.appointed_by
    )
    return list(rows.values_list("place_code", flat=True))


def givable_roles(actor: Actor) -> list[Role]:
    """The roles an actor may give somewhere at all: what the form offers. The operation checks the place."""
    appoints = set(
        RoleGrant.objects.unscoped("the giver's own grants")
        .filter(live(), user_id=actor.user_id or 0)
        .values_list("role_id", flat=True)
    )
    return [
        role
        for role in Role.objects.all()
        if appoints.intersection(role.appointed_by) or all(actor.may(name) for name in role.permissions)
    ]


def held_on(actor: Actor, day: date, place_code: str = "") -> QuerySet[RoleGrant]:
    """Who was what on a day, within the actor's area (and under a place): for the page that looks back."""
    rows = RoleGrant.objects.visible_to(actor, "accounts.view").filter(on_day(day))
    rows = rows.filter(place_code__startswith=place_code) if place_code else rows
    return rows.select_related("user", "role").order_by("place_code", "role__order", "from_on", "pk")


def holders_of(permission: str, place_code: str) -> list[int]:
    """Accounts that hold a right over a place now: whom a notice goes to."""
    rows = RoleGrant.objects.unscoped("whom to tell").filter(
        live(), role__permissions__contains=[permission], user__is_active=True
    )
    pairs = rows.values_list("user_id", "place_code")
    return sorted({user_id for user_id, code in pairs if place_code.startswith(code)})


def own_grants(user: User) -> list[RoleGrant]:
    """One's own grants of now and to come."""
    rows = RoleGrant.objects.unscoped("one's own grants, wherever they are").filter(
        user=user, revoked_at__isnull=True
    )
    rows = rows.filter(Q(to_on__isnull=True) | Q(to_on__gte=today()))
    return list(rows.select_related("role").order_by("role__order", "from_on"))
