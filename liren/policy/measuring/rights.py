"""Who may know a figure: some are counted from records behind a right of their own."""

from __future__ import annotations

from liren.kernel.declarations import declared
from liren.kernel.scope import Actor


def may_know(actor: Actor, key: str, place_code: str) -> bool:
    """Whether the reader holds the right that an indicator's source asks for, in this place. Most ask for none."""
    indicator = declared("indicators").get(key)
    needed = indicator.source.permission if indicator else ""
    return not needed or actor.may(needed, place_code)
