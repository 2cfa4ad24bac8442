"""Where every row stands: made, and photographed before and after a change of the map."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connection

from liren.places.models import Building, Dwelling, Place
from liren.places.operations.restructuring.rewrite import opened
from liren.places.planning.tables import scoped_tables
from liren.places.tests.conftest import officer


def place(code: str) -> Place:
    return Place.objects.unscoped("test").get(code=code)


def snapshot() -> dict[str, set[tuple[Any, ...]]]:
    """Where every row of every room stands."""
    with opened({""}, officer("")), connection.cursor() as cursor:
        found = {}
        for table in scoped_tables():
            if table.name != "places_restructuring":
                cursor.execute(f"SELECT {table.key}, {table.column} FROM {table.name}")
                found[table.name] = set(cursor.fetchall())
        cursor.execute("SELECT place_code, building_id, people FROM places_placecount WHERE people <> 0")
        return found | {"counters": set(cursor.fetchall())}


def settle(code: str, people: int, road: str) -> Building:
    """A building with one home and this many people with identity numbers, made set-wise."""
    building = Building.objects.create(place_code=code, road=road, number="1号", address_key=f"{road}1号")
    home = Dwelling.objects.create(place_code=code, building=building, room="101", line=f"{road}1号101室")
    person, identity = apps.get_model("people", "Person"), apps.get_model("people", "PersonIdentity")
    made = person.objects.bulk_create(
        person(place_code=code, name=f"人{n}", dwelling=home) for n in range(people)
    )
    with opened({code}, officer("")):
        identity.objects.bulk_create(
            identity(person=one, place_code=code, sealed=b"x", blind=f"{road}{n}".encode().ljust(32)[:32])
            for n, one in enumerate(made)
        )  # fmt: skip
    return building
