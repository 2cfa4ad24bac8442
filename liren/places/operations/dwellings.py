"""Single homes: added, changed, removed."""

from __future__ import annotations

from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.places.models import Building, Dwelling
from liren.places.operations.buildings import line_of
from liren.places.operations.edit import apply

PERMISSION = "places.edit"


def add_dwelling(building: Building, *, actor: Actor, unit: str, room: str, **details: Any) -> Dwelling:
    """Enter one home of a building. Refuses a door that is already there."""
    with changing(building, actor=actor, permission=PERMISSION) as row:
        _refuse_taken(row.pk, unit, room)
        home = Dwelling.objects.create(
            place_code=row.place_code,
            building=row,
            unit=unit,
            room=room,
            line=line_of(row, unit, room),
            **details,
        )
        record("places.home_added", actor=actor, place_code=row.place_code, subject=home, label=home.line)
    return home


def edit_dwelling(dwelling: Dwelling, *, actor: Actor, version: int, **values: Any) -> Dwelling:
    """Change a home's door, use or area; its address line follows."""
    with changing(dwelling, actor=actor, permission=PERMISSION, version=version) as row:
        unit, room = values.get("unit", row.unit), values.get("room", row.room)
        if (unit, room) != (row.unit, row.room):
            _refuse_taken(row.building_id, unit, room)
            values["line"] = line_of(_building(row), unit, room)
        old, new = apply(row, values)
        if new:
            record(
                "places.home_edited",
                actor=actor,
                place_code=row.place_code,
                subject=row,
                label=row.line,
                old=old,
                new=new,
            )
    return row


def remove_dwelling(dwelling: Dwelling, *, actor: Actor) -> None:
    """Take out a home entered by mistake. Refuses while people, households or histories refer to it."""
    with changing(dwelling, actor=actor, permission=PERMISSION) as row:
        record("places.home_removed", actor=actor, place_code=row.place_code, subject=row, label=row.line)
        try:
            row.delete()
        except ProtectedError:
            raise Refused(_("People or households are recorded at this home. Move them first.")) from None


def _building(dwelling: Dwelling) -> Building:
    return Building.objects.unscoped("the building of a home in scope").get(pk=dwelling.building_id)


def _refuse_taken(building: int, unit: str, room: str) -> None:
    here = Dwelling.objects.unscoped("is the door taken?").filter(building=building, unit=unit, room=room)
    if here.exists():
        raise Refused(_("This home is already there."), field="room")
