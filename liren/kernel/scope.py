"""Where you stand decides what exists: who acts, with which rights, over which places.

Every scoped row carries a place code. A right over a place is a right over its subtree, and because codes
nest (330182001 holds 330182001003), a subtree is a range of codes: no join, one index.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, Self, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import Q
from django.db.models.sql import Query

from liren.kernel.errors import OutOfScope, RightMissing, Unscoped

EVERYWHERE = ""


class Grant(NamedTuple):
    """A right over a subtree: `people.view` under 330182001."""

    permission: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. Passed by hand to every operation: there is no implicit current user.

    `reason` is why (break-glass sessions, reveals); `request_id` ties events to one request.
    """

    user_id: int | None
    name: str
    grants: frozenset[Grant] = field(default_factory=frozenset)
    request_id: str = ""
    reason: str = ""
    home: str = EVERYWHERE
    """The place the actor's own post belongs to: where pages open."""

    def prefixes(self, permission: str) -> tuple[str, ...]:
        """The subtrees over which the actor holds a right, none inside another."""
        held = sorted({grant.prefix for grant in self.grants if grant.permission == permission})
        return tuple(p for i, p in enumerate(held) if not any(p.startswith(q) for q in held[:i]))

    def may(self, permission: str, place_code: str | None = None) -> bool:
        """Whether the actor holds a right over a place, or anywhere at all when no place is given."""
        if place_code is None:
            return bool(self.prefixes(permission))
        return any(place_code.startswith(prefix) for prefix in self.prefixes(permission))

    def require(self, permission: str, place_code: str | None = None) -> None:
        """Refuse with 403 unless the actor holds the right."""
        if not self.may(permission, place_code):
            raise RightMissing(_no_right())

    def because(self, reason: str) -> Actor:
        """The same actor, acting for a stated reason."""
        return replace(self, reason=reason)


SYSTEM = Actor(user_id=None, name="system")
"""The installation itself: migrations of data, scheduled jobs. Holds no rights; opens rows by reason."""


def code_range(prefix: str) -> tuple[str, str]:
    """The half-open range of codes under a prefix, in C collation: 330182 → 330182 … 330183."""
    if prefix == EVERYWHERE:
        return "", "\x7f"
    return prefix, prefix[:-1] + chr(ord(prefix[-1]) + 1)


def within(column: str, prefixes: Iterable[str]) -> Q:
    """The condition that a place-code column lies in one of the subtrees. No subtree: nothing."""
    condition = Q(pk__in=[])
    for prefix in prefixes:
        low, high = code_range(prefix)
        condition |= Q(**{f"{column}__gte": low, f"{column}__lt": high})
    return condition


class ScopedQuery(Query):
    """A query that refuses to become SQL until somebody said for whom it is."""

    opened = False

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        self.require_opened()
        return super().get_compiler(*args, **kwargs)

    def combine(self, rhs: Query, connector: str) -> None:
        self.require_opened()
        if isinstance(rhs, ScopedQuery):
            rhs.require_opened()
        super().combine(rhs, connector)

    def require_opened(self) -> None:
        """Raise `Unscoped` unless the query was opened for an actor or for a reason."""
        if not self.opened:
            raise Unscoped(
                f"{self.get_meta().object_name}: say visible_to(actor, permission) or unscoped(why)"
            )


M = TypeVar("M", bound=models.Model, covariant=True)
Rows = TypeVar("Rows", bound=models.QuerySet[Any])


class ScopedQuerySet(models.QuerySet[M]):
    """Rows of a place tree. Closed until opened with `visible_to` (people) or `unscoped` (machinery)."""

    def __init__(self, model: Any = None, query: Any = None, using: Any = None, hints: Any = None) -> None:
        super().__init__(model, query if query is not None else ScopedQuery(model), using, hints)

    def visible_to(self, actor: Actor, permission: str) -> Self:
        """The rows over which the actor holds the right."""
        column = getattr(self.model, "scope_field", "place_code")
        return self._opened(self.filter(within(column, actor.prefixes(permission))))

    def unscoped(self, why: str) -> Self:
        """All rows, for machinery that has no actor; `why` is read by the next engineer and by a test."""
        if not why:
            raise Unscoped("unscoped() wants a reason")
        return self._opened(self.all())

    def get_visible(self, actor: Actor, permission: str, **lookup: Any) -> M:
        """One row in scope, or `OutOfScope` (404)."""
        try:
            return self.visible_to(actor, permission).get(**lookup)
        except ObjectDoesNotExist:
            raise OutOfScope(_not_here()) from None

    def none(self) -> Self:
        return self._opened(super().none())

    def update(self, **values: Any) -> int:
        self._checked()
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._checked()
        return super().delete()

    def raw(self, *args: Any, **kwargs: Any) -> Any:
        raise Unscoped("raw SQL on scoped rows: write it in queries.py with the scope's range")

    def _checked(self) -> None:
        query = self.query
        if isinstance(query, ScopedQuery):
            query.require_opened()

    @staticmethod
    def _opened(rows: Rows) -> Rows:
        if isinstance(rows.query, ScopedQuery):
            rows.query.opened = True
        return rows


ScopedManager = models.Manager.from_queryset(ScopedQuerySet)


class Scoped(models.Model):
    """A row that belongs to a place: its code decides who sees it."""

    place_code = models.CharField(max_length=15, db_collation="C")

    objects = ScopedManager()

    class Meta:
        abstract = True


class Derived(Scoped):
    """A row that is computed from the records of a place: a merger of places leaves it behind and it is made anew."""

    class Meta:
        abstract = True


def _not_here() -> Any:
    from django.utils.translation import gettext_lazy as _

    return _("There is nothing here that you can see. It may lie outside your area.")


def _no_right() -> Any:
    from django.utils.translation import gettext_lazy as _

    return _("You do not have the right to do this. Ask the person who manages accounts in your area.")
