"""What the places of events are called. They stand a floor above, so the model is asked for by name."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps

from liren.kernel.scope import EVERYWHERE

WHY = "names of places are public; the events were found in scope"


def place_names(codes: Iterable[str]) -> dict[str, str]:
    """Code → name, in one read; a code that names no place stands for itself."""
    wanted = set(codes) - {EVERYWHERE}
    places = apps.get_model("places", "Place").objects.unscoped(WHY).filter(code__in=wanted)
    found = {code: short or name for code, short, name in places.values_list("code", "short_name", "name")}
    return {code: found.get(code, code) for code in wanted}
