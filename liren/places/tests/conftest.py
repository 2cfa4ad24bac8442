"""A small piece of the country for the tests: two subdistricts of one county, with their communities."""

from __future__ import annotations

import pytest

from liren.kernel.scope import Actor, Grant
from liren.places.operations.load_places import load_places

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
