"""Residential compounds: added, changed, removed when empty."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.places.models import Compound
from liren.places.operations.edit import apply, require_home_place

PERMISSION = "places.edit"


def add_compound(*, actor: Actor, place_code: str, name: str, kind: str, **details: Any) -> Compound:
    """Enter a compound of a community. Refuses a name that is taken there."""
    with creating(actor=actor, permission=PERMISSION, place_code=place_code):
        require_home_place(place_code)
        _refuse_taken(place_code, name)
        compound = Compound.objects.create(place_code=place_code, name=name, kind=kind, **details)
        record("places.compound_added", actor=actor, place_code=place_code, subject=compound, label=name)
    return compound


def edit_compound(compound: Compound, *, actor: Actor, version: int, **values: Any) -> Compound:
    """Change a compound's name, kind, firm, branch, year or boundary."""
    with changing(compound, actor=actor, permission=PERMISSION, version=version) as row:
        if values.get("name", row.name) != row.name:
            _refuse_taken(row.place_code, values["name"])
        old, new = apply(row, values)
        if new:
            record(
                "places.compound_edited",
                actor=actor,
                place_code=row.place_code,
                subject=row,
                label=row.name,
                old=old,
                new=new,
            )
    return row


def remove_compound(compound: Compound, *, actor: Actor) -> None:
    """Take out a compound entered by mistake. Refuses while it has buildings."""
    with changing(compound, actor=actor, permission=PERMISSION) as row:
        if row.buildings.all().unscoped("is it empty?").exists():
            raise Refused(_("This compound still has buildings. Take them out of it first."))
        record("places.compound_removed", actor=actor, place_code=row.place_code, subject=row, label=row.name)
        row.delete()


def _refuse_taken(place_code: str, name: str) -> None:
    here = Compound.objects.unscoped("is the name taken in this community?")
    if here.filter(place_code__startswith=place_code[:12], name=name).exists():
        raise Refused(_("There is already a compound with this name in the community."), field="name")
