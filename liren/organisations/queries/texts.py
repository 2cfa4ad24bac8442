"""Texts in force."""

from __future__ import annotations

from datetime import date
from typing import Any

from liren.kernel.scope import Actor, within
from liren.organisations.models import RuleText
from liren.organisations.queries.bodies import PERMISSION, serving

MOST = 200


def handbook(actor: Actor, place_code: str, day: date) -> Any:
    """The texts in force on a day, in the order of a handbook."""
    rows = RuleText.objects.visible_to(actor, PERMISSION).filter(
        within("place_code", [place_code]), serving(day)
    )
    return rows.select_related("kind", "organisation").order_by("place_code", "kind__order", "pk")[:MOST]
