"""Events keep the code their place had when they happened; who looks after its new code still sees them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self, TypeVar

from django.apps import apps
from django.db import models

from liren.kernel.scope import Actor, ScopedQuerySet, within

ROUNDS = 5
"""How many successions one behind the other are followed."""


M = TypeVar("M", bound=models.Model, covariant=True)


class EventQuerySet(ScopedQuerySet[M]):
    """The log in scope: the actor's subtrees under today's codes and under those they had before."""

    def visible_to(self, actor: Actor, permission: str) -> Self:
        """The events over whose place, or its successor, the actor holds the right."""
        held = actor.prefixes(permission)
        rows: Any = self._opened(self.filter(within("place_code", [*held, *earlier_codes(held)])))
        return rows  # type: ignore[no-any-return]


def earlier_codes(prefixes: Iterable[str]) -> list[str]:
    """Codes no longer in use that were renumbered, moved or merged into these subtrees. One read a round."""
    entries = apps.get_model("places", "PlaceSuccession").objects.filter(undone_at=None).exclude(kind="split")
    found: list[str] = []
    wanted = [prefix for prefix in prefixes if prefix]
    for _round in range(ROUNDS):
        rows = (
            entries.filter(within("new_code", wanted)).exclude(old_code__in=found)
            if wanted
            else entries.none()
        )
        wanted = sorted(
            {code for code in rows.values_list("old_code", flat=True) if not _within(code, prefixes)}
        )
        found += wanted
    return _gone(found)


def _within(code: str, prefixes: Iterable[str]) -> bool:
    return any(code.startswith(prefix) for prefix in prefixes)


def _gone(codes: list[str]) -> list[str]:
    """A code that a place bears again belongs to that place alone."""
    if not codes:
        return []
    places = apps.get_model("places", "Place").objects.unscoped("which codes are in use is public")
    used = set(places.filter(code__in=codes, closed_on=None).values_list("code", flat=True))
    return [code for code in codes if code not in used and not _within(code, set(codes) - {code})]
