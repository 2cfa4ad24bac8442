"""Texts in force."""

from __future__ import annotations

from datetime import date
from typing import Any

from liren.kernel.scope import Actor, within
from liren.organisations.choices import Kind
from liren.organisations.models import Organisation, RuleText
from liren.organisations.queries.bodies import PERMISSION, serving, standing

MOST = 200


def keeper(actor: Actor, place_code: str, permission: str, day: date) -> Organisation | None:
    """The committee of a place whose texts the reader may see to; none where there is none, or no right."""
    rows = Organisation.objects.visible_to(actor, permission).filter(
        standing(day), place_code=place_code, kind=Kind.COMMITTEE
    )
    return rows.order_by("pk").first()


def handbook(actor: Actor, place_code: str, day: date) -> Any:
    """The texts in force on a day, in the order of a handbook."""
    rows = RuleText.objects.visible_to(actor, PERMISSION).filter(
        within("place_code", [place_code]), serving(day)
    )
    return rows.select_related("kind", "organisation").order_by("place_code", "kind__order", "pk")[:MOST]
