"""A small piece of the country for the tests: two subdistricts of one county, with their communities."""

from __future__ import annotations

import pytest

from liren.kernel.scope import Actor, Grant
from liren.places.models import Building, Compound, Dwelling
from liren.places.operations.load_places import load_places
from liren.testing.area import LUOTONG
from liren.testing.cast import OUTSIDER, account

RIGHTS = ("places.view", "places.edit", "places.restructure", "calendar.edit", "people.view", "care.view",
          "people.documents")  # fmt: skip
TOWN = [
    ("33", "浙江省"), ("3301", "杭州市"), ("330182", "建德市"),
    ("330182001", "新安江街道"), ("330182002", "洋溪街道"),
    ("330182001020", "白沙社区居委会"), ("330182001034", "罗桐社区居委会"), ("330182002001", "溪东社区居委会"),
    ("330182002034", "城东社区居委会"),
    ("330182001034001", "第一网格"), ("330182001034002", "第二网格"), ("330182001020001", "白沙一格"),
]  # fmt: skip


def officer(*prefixes: str, rights: tuple[str, ...] = RIGHTS) -> Actor:
    """Somebody who holds these rights over these places."""
    grants = frozenset(Grant(right, prefix) for right in rights for prefix in prefixes)
    return Actor(None, "officer", grants, home=prefixes[0])


@pytest.fixture
def county() -> Actor:
    """An officer of the county."""
    return officer("330182")


@pytest.fixture
def town(db: None) -> Actor:
    """The places of the town; whoever loaded them."""
    everywhere = officer("")
    load_places(TOWN, actor=everywhere)
    return everywhere


@pytest.fixture
def director(client, db):
    client.force_login(account("xu_guilan"))
    return client


@pytest.fixture
def outsider(client, db):
    client.force_login(account(OUTSIDER))
    return client


@pytest.fixture
def house(db) -> Dwelling:
    account("xu_guilan")
    compound = Compound.objects.create(place_code=LUOTONG, name="桂花苑", kind="with_firm")
    building = Building.objects.create(
        place_code=LUOTONG,
        compound=compound,
        road="罗桐路",
        number="58弄",
        name="3幢",
        address_key="罗桐路58弄3幢",
    )
    return Dwelling.objects.create(
        place_code=LUOTONG, building=building, floor=2, room="201", line="罗桐路58弄3幢201室"
    )
