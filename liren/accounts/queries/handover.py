"""Grids that can change hands: who holds them, who could, and how much goes along."""

from __future__ import annotations

from django.db.models import QuerySet, Sum

from liren.accounts.models import RoleGrant, User
from liren.accounts.queries.actors import live
from liren.kernel.declarations import Text, declared
from liren.kernel.scope import Actor, code_range
from liren.places.models import Place, PlaceCount

GRID, SUBDISTRICT = 15, 9
RIGHT = "accounts.hand_over"


def grids(actor: Actor) -> QuerySet[Place]:
    """The grids within the actor's area."""
    return Place.objects.visible_to(actor, RIGHT).filter(level=GRID, closed_on__isnull=True).order_by("code")


def givers(actor: Actor, place_code: str) -> QuerySet[User]:
    """Who holds a grid today."""
    rows = RoleGrant.objects.visible_to(actor, RIGHT).filter(live(), place_code=place_code)
    return User.objects.filter(pk__in=rows.values("user"), is_active=True).order_by("username")


def takers(actor: Actor, place_code: str) -> QuerySet[User]:
    """Who could take it: open accounts of the same subdistrict that the actor looks after."""
    mine = User.objects.visible_to(actor, RIGHT).filter(place_code__startswith=place_code[:SUBDISTRICT])
    return mine.filter(is_active=True).exclude(pk=actor.user_id or 0).order_by("place_code", "username")


def people_in(place_code: str) -> int:
    """How many people the register has under a place (kept by a trigger, not counted)."""
    low, high = code_range(place_code)
    rows = PlaceCount.objects.filter(place_code__gte=low, place_code__lt=high)
    return rows.aggregate(all=Sum("people"))["all"] or 0


def duties_of(user_id: int, place_code: str) -> list[tuple[Text, int]]:
    """The open work that would move, by kind."""
    return [(duty.label, duty.count(user_id, place_code)) for duty in declared("duties").values()]


def workers_of(actor: Actor, codes: list[str]) -> dict[str, list[User]]:
    """Who holds each of these grids today."""
    rows = RoleGrant.objects.visible_to(actor, RIGHT).filter(live(), place_code__in=codes)
    found: dict[str, list[User]] = {}
    for grant in rows.select_related("user").order_by("from_on"):
        found.setdefault(grant.place_code, []).append(grant.user)
    return found
