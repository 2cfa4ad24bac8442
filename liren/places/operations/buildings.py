"""Buildings and the homes in them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.places.address import Address, format_address, parse_address
from liren.places.models import Building, Dwelling
from liren.places.operations.edit import apply, require_home_place
from liren.places.rules import Homes, homes_of

PERMISSION = "places.edit"


def add_building(
    *, actor: Actor, place_code: str, road: str, number: str, name: str, **details: Any
) -> Building:
    """Enter a building by its address. Refuses an address that the community already has."""
    with creating(actor=actor, permission=PERMISSION, place_code=place_code):
        require_home_place(place_code)
        key = address_of(road, number, name).building_line
        _refuse_taken(place_code, key)
        building = Building.objects.create(
            place_code=place_code, road=road, number=number, name=name, address_key=key, **details
        )
        record("places.building_added", actor=actor, place_code=place_code, subject=building, label=key)
    return building


def edit_building(building: Building, *, actor: Actor, version: int, **values: Any) -> Building:
    """Change a building; with another address, the lines of its homes follow."""
    with changing(building, actor=actor, permission=PERMISSION, version=version) as row:
        address = address_of(*(values.get(part, getattr(row, part)) for part in ("road", "number", "name")))
        if address.building_line != row.address_key:
            _refuse_taken(row.place_code, address.building_line)
            values["address_key"] = address.building_line
        old, new = apply(row, values)
        if "address_key" in new:
            _rewrite_lines(row)
        if new:
            record(
                "places.building_edited",
                actor=actor,
                place_code=row.place_code,
                subject=row,
                label=row.address_key,
                old=old,
                new=new,
            )
    return row


def remove_building(building: Building, *, actor: Actor) -> None:
    """Take out a building entered by mistake. Refuses while it has homes."""
    with changing(building, actor=actor, permission=PERMISSION) as row:
        if row.dwellings.all().unscoped("is it empty?").exists():
            raise Refused(_("This building still has homes. Remove those first."))
        record(
            "places.building_removed",
            actor=actor,
            place_code=row.place_code,
            subject=row,
            label=row.address_key,
        )
        row.delete()


def generate_homes(building: Building, *, actor: Actor, homes: Homes) -> int:
    """Enter the homes of every unit and floor by one pattern; those that are there stay. How many are new."""
    with changing(building, actor=actor, permission=PERMISSION) as row:
        before = _homes(row).count()
        wanted = [_home(row, unit, floor, room) for unit, floor, room in homes_of(homes)]
        Dwelling.objects.bulk_create(wanted, ignore_conflicts=True, batch_size=1000)
        made = _homes(row).count() - before
        apply(row, {"units": homes.units, "floors": max(homes.last_floor, row.floors or 0)})
        record(
            "places.homes_generated",
            actor=actor,
            place_code=row.place_code,
            subject=row,
            label=row.address_key,
            new={"homes": made},
        )
    return int(made)


def address_of(road: str, number: str, name: str) -> Address:
    """The address of a building from its parts as written. Refuses what names no building."""
    address = parse_address(f"{road}{number}{name}")
    if not address.building_line or address.rest:
        raise Refused(
            _("Write the road, then the lane or number, then the building, as on the plate."), field="road"
        )
    return address


def line_of(building: Building, unit: str, room: str) -> str:
    """The whole address of a home as people write it: 罗桐路58弄3幢2单元201室."""
    return format_address(parse_address(building.address_key)._replace(unit=unit, room=room))


def _home(building: Building, unit: str, floor: int | None, room: str) -> Dwelling:
    line = line_of(building, unit, room)
    return Dwelling(
        place_code=building.place_code, building=building, unit=unit, floor=floor, room=room, line=line
    )


def _homes(building: Building) -> Any:
    return Dwelling.objects.unscoped("homes of a building in scope").filter(building=building)


def _rewrite_lines(building: Building) -> None:
    homes = list(_homes(building))
    for home in homes:
        home.line = line_of(building, home.unit, home.room)
    Dwelling.objects.unscoped("homes follow their building").bulk_update(homes, ["line"], batch_size=500)


def _refuse_taken(place_code: str, key: str) -> None:
    here = Building.objects.unscoped("is the address taken in this community?")
    if here.filter(place_code__startswith=place_code[:12], address_key=key).exists():
        raise Refused(_("There is already a building with this address in the community."), field="number")
