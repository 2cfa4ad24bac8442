"""Reads of bodies and of the people in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q

from liren.kernel.scope import Actor, within
from liren.organisations.choices import Kind
from liren.organisations.models import Member, Organisation, Post

PERMISSION = "organisations.view"


def serving(day: date, prefix: str = "") -> Q:
    """Posts that are held on a day."""
    return Q((f"{prefix}from_on__lte", day)) & (
        Q((f"{prefix}to_on__isnull", True)) | Q((f"{prefix}to_on__gte", day))
    )


def standing(day: date) -> Q:
    """Bodies that exist on a day."""
    return Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=day)


def bodies(actor: Actor, place: str, day: date) -> Any:
    """The bodies under a place that exist."""
    rows = Organisation.objects.visible_to(actor, PERMISSION).filter(within("place_code", [place]))
    return rows.filter(standing(day))


def listed(actor: Actor, place: str, day: date, *, kind: str = "", words: str = "") -> Any:
    """The bodies of a list, each with how many people serve in it."""
    rows = bodies(actor, place, day)
    if kind:
        rows = rows.filter(kind=kind)
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(credit_code__istartswith=words))
    people = Count("posts__member", filter=serving(day, "posts__"), distinct=True)
    return rows.annotate(people=people).select_related("parent", "compound").order_by("place_code", "pk")


def kinds_in(actor: Actor, place: str, day: date) -> list[tuple[Kind, int]]:
    """The kinds of bodies that a place has, and how many of each, in the order of the list."""
    counted = dict(bodies(actor, place, day).order_by().values_list("kind").annotate(n=Count("pk")))
    return [(kind, counted[kind.value]) for kind in Kind if kind.value in counted]


def posts_of(body: Organisation, actor: Actor) -> Any:
    """All posts of a body, those held today first."""
    rows = Post.objects.visible_to(actor, PERMISSION).filter(organisation=body)
    return rows.select_related("member", "term", "head_of").order_by("-to_on", "role", "from_on", "pk")


def members(actor: Actor, place: str, words: str = "", day: date | None = None) -> Any:
    """The people who serve under a place; those who left stay out unless a word finds them."""
    rows = Member.objects.visible_to(actor, PERMISSION).filter(within("place_code", [place]))
    rows = rows.filter(name__icontains=words) if words else rows.filter(left_on__isnull=True)
    held = Post.objects.visible_to(actor, PERMISSION).select_related("organisation")
    if day is not None:
        held = held.filter(serving(day))
    return rows.prefetch_related(Prefetch("posts", held, to_attr="held")).order_by("place_code", "name")


def choices_of_members(actor: Actor, place_code: str) -> Any:
    """Who may be given a post in a place: the people of its community, and of the places above it."""
    codes = [place_code[:digits] for digits in (6, 9, 12)]
    rows = Member.objects.visible_to(actor, PERMISSION).filter(left_on__isnull=True)
    return rows.filter(Q(place_code__in=codes) | within("place_code", [place_code[:12]])).order_by("name")


def families(rows: Iterable[Organisation]) -> list[tuple[Organisation, int]]:
    """Bodies with their depth below the topmost one of the list: parents stand before their parts."""
    known = list(rows)
    keys = {body.pk for body in known}
    parts: dict[int | None, list[Organisation]] = {}
    for body in known:
        parts.setdefault(body.parent_id if body.parent_id in keys else None, []).append(body)
    return list(_down(parts, None, 0))


def _down(
    parts: dict[int | None, list[Organisation]], above: int | None, depth: int
) -> Iterable[tuple[Organisation, int]]:
    for body in parts.get(above, ()):
        yield body, depth
        yield from _down(parts, body.pk, depth + 1)
