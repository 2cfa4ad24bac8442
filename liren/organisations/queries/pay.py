"""Where workers stand in the pay grid of their place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q

from liren.kernel.scope import Actor, within
from liren.organisations.choices import SOCIAL_WORK, Role
from liren.organisations.models import Certificate, Member, PayScheme, Post
from liren.organisations.queries.bodies import PERMISSION, serving
from liren.organisations.rules import Career, Grid, Standing, place

POSTS: Mapping[str, str] = {
    Role.DIRECTOR: "director",
    Role.SECRETARY: "director",
    Role.DEPUTY: "deputy",
    Role.DEPUTY_SECRETARY: "deputy",
    Role.MEMBER: "worker",
    Role.WORKER: "worker",
}
"""Which post of the grid a full-time post is."""
DEGREES = {"20": "20", "21": "20", "10": "14", "14": "14", "15": "14", "11": "11", "12": "11"}
_SCHEME = "a scheme binds everything below its place, also for those who see only what lies below"


@dataclass(frozen=True, slots=True)
class Placed:
    """A worker in the grid: scheme, post, level, next step, reason, and the month's pay where coefficients are known."""

    member: Member
    scheme: PayScheme
    post: Post
    standing: Standing
    month_fen: int | None


def scheme_for(place_code: str, day: date) -> PayScheme | None:
    """The scheme in force for a place: its own, or the nearest one above."""
    return _schemes_for([place_code], day)[place_code]


def _schemes_for(places: Collection[str], day: date) -> dict[str, PayScheme | None]:
    """The same for many places at once."""
    above = {place[:digits] for place in places for digits in (2, 4, 6, 9, 12)}
    rows = PayScheme.objects.unscoped(_SCHEME).filter(place_code__in=above).filter(serving(day))
    nearest_first = list(rows.prefetch_related("steps").order_by("-place_code", "-from_on"))
    return {
        place: next((one for one in nearest_first if place.startswith(one.place_code)), None)
        for place in places
    }


def schemes(actor: Actor, place_code: str) -> Any:
    """The schemes decided in a place or below it."""
    rows = PayScheme.objects.visible_to(actor, PERMISSION).filter(within("place_code", [place_code]))
    return rows.prefetch_related("steps").order_by("place_code", "-from_on")


def place_of(member: Member, day: date) -> Placed | None:
    """Where one member stands; nothing without a full-time post or a scheme."""
    return next(iter(place_all([_with_posts(member, day)], day)), None)


def workers(actor: Actor, place_code: str, day: date) -> list[Member]:
    """Everybody with a full-time post under a place."""
    held = Post.objects.visible_to(actor, PERMISSION).filter(serving(day), full_time=True)
    rows = Member.objects.visible_to(actor, PERMISSION).filter(within("place_code", [place_code]))
    rows = rows.filter(pk__in=held.values("member"))
    return list(rows.prefetch_related(*_wanted(day)).order_by("place_code", "name"))


def place_all(members: Iterable[Member], day: date) -> list[Placed]:
    """Where several members stand."""
    members = list(members)
    found = _schemes_for({member.place_code for member in members}, day)
    placed = []
    for member in members:
        posts = [post for post in member.full_time if post.role in POSTS]  # type: ignore[attr-defined]
        scheme = found[member.place_code]
        if posts and scheme is not None:
            placed.append(_placed(member, posts[0], scheme, day))
    return placed


def _with_posts(member: Member, day: date) -> Member:
    rows = Member.objects.unscoped("a member whom the page has loaded in scope").filter(pk=member.pk)
    return rows.prefetch_related(*_wanted(day)).get()


def _wanted(day: date) -> list[Prefetch[Any]]:
    why = "what belongs to members that were loaded in scope"
    posts = Post.objects.unscoped(why).filter(serving(day), full_time=True)
    papers = Certificate.objects.unscoped(why).filter(
        Q(to_on__isnull=True) | Q(to_on__gte=day), from_on__lte=day
    )
    return [
        Prefetch("posts", posts, to_attr="full_time"),
        Prefetch("certificates", papers.filter(kind__in=SOCIAL_WORK), to_attr="papers"),
    ]


def _placed(member: Member, post: Post, scheme: PayScheme, day: date) -> Placed:
    grid = Grid(
        {name: (low, high) for name, (low, high) in scheme.ranges.items()},
        scheme.years_per_step,
        scheme.credits,
    )
    standing = place(Career(POSTS[post.role], member.hired_on, tuple(_credits(member))), grid, day)
    return Placed(member, scheme, post, standing, _month(scheme, standing.level))


def _credits(member: Any) -> Iterable[str]:
    if degree := DEGREES.get(member.education):
        yield f"education:{degree}"
    for paper in member.papers:
        yield f"certificate:{paper.kind}"


def _month(scheme: PayScheme, level: int | None) -> int | None:
    known = {step.level: step.coefficient for step in scheme.steps.all()}
    coefficient = known.get(level) if level is not None else None
    if coefficient is None or scheme.base_fen is None:
        return None
    return int(scheme.base_fen * coefficient)
