"""Builders of people and homes, through the operations. Numbers carry county code 999999: nobody was ever born there."""

from __future__ import annotations

from datetime import date
from typing import Any

from liren.kernel.fence import fenced
from liren.kernel.identity import check_character
from liren.kernel.scope import Actor
from liren.people.models import Household, Person
from liren.people.operations.households import found_household, join_household
from liren.people.operations.people import register_person
from liren.places.models import Building, Dwelling
from liren.testing.area import FUDONG, GRID_2, LUOTONG, YANGXI
from liren.testing.cast import actor

CLERKS = {LUOTONG: "fang_yuqing", FUDONG: "sheng_meihua", YANGXI: "zhu_linfeng"}
"""Who registers people where."""
NOWHERE = "999999"


def an_identity(born: date = date(1942, 3, 8), serial: int = 2) -> str:
    """A valid number that was never issued. Odd serials are men's, even ones women's."""
    first17 = f"{NOWHERE}{born:%Y%m%d}{serial:03}"
    return first17 + check_character(first17)


def a_phone(number: int = 1) -> str:
    """A fictional mobile number."""
    return f"1990000{number:04}"


def clerk_of(place_code: str) -> Actor:
    """Who keeps the register in the community of a place."""
    return actor(CLERKS[place_code[:12]])


def a_home(room: str = "201", *, building: str = "3幢", unit: str = "2", place: str = GRID_2) -> Dwelling:
    """A home in 罗桐路58弄; its building is made when it is not there yet."""
    house, _made = Building.objects.unscoped("a test's ground").get_or_create(
        place_code=place, address_key=f"罗桐路58弄{building}",
        defaults={"road": "罗桐路", "number": "58弄", "name": building},
    )  # fmt: skip
    home, _made = Dwelling.objects.unscoped("a test's ground").get_or_create(
        building=house, unit=unit, room=room,
        defaults={"place_code": place, "line": f"罗桐路58弄{building}{unit}单元{room}室"},
    )  # fmt: skip
    return home


def a_person(
    name: str = "李桂英", *, place: str = GRID_2, born: date | None = date(1942, 3, 8), identity: str = "",
    phone: str = "", home: Dwelling | None = None, household: Household | None = None, relation: str = "",
    **values: Any,
) -> Person:  # fmt: skip
    """A person on the register of a place, registered by the community's clerk."""
    clerk = clerk_of(place)
    told = {"name": name, "born_on": born, **values}
    with fenced(clerk):
        return register_person(
            actor=clerk, place_code=place, values=told, identity=identity, phone=phone, dwelling=home,
            household=household, relation=relation,
        )  # fmt: skip


def a_household(head: Person, *others: tuple[Person, str], number: str = "") -> Household:
    """A household around a head, with others by their relation code."""
    clerk = clerk_of(head.place_code)
    with fenced(clerk):
        household = found_household(head, actor=clerk, number=number)
        for person, relation in others:
            join_household(person, household, actor=clerk, relation=relation)
    return household
