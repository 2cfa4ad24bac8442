"""What the places of events are called, and which ones to choose from. They stand a floor above, so the model is asked for by name."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps
from django.db.models import Q

from liren.kernel.scope import EVERYWHERE, Actor, within

LEVELS = (2, 4, 6, 9, 12, 15)
MOST = 200
WHY = "names of places are public; the events were found in scope"


def place_names(codes: Iterable[str]) -> dict[str, str]:
    """Code → name, in one read; a code that names no place stands for itself."""
    wanted = set(codes) - {EVERYWHERE}
    places = apps.get_model("places", "Place").objects.unscoped(WHY).filter(code__in=wanted)
    found = {code: short or name for code, short, name in places.values_list("code", "short_name", "name")}
    return {code: found.get(code, code) for code in wanted}


def places_around(actor: Actor, permission: str, selected: str) -> list[tuple[str, str]]:
    """Code and name of places to choose from: the tops of the actor's area, the way to the chosen one, and
    what lies directly below it.
    """
    tops = actor.prefixes(permission)
    base = selected or (tops[0] if len(tops) == 1 else "")
    way = [selected[:length] for length in LEVELS if any(selected[:length].startswith(top) for top in tops)]
    below = Q(level=_next_level(base)) & within("code", [base] if base or EVERYWHERE in tops else [])
    places = apps.get_model("places", "Place").objects.unscoped(WHY).filter(Q(code__in=[*tops, *way]) | below)
    rows = places.order_by("code").values_list("code", "short_name", "name")[:MOST]
    return [(code, short or name) for code, short, name in rows]


def _next_level(code: str) -> int:
    return next((length for length in LEVELS if length > len(code)), LEVELS[-1])
