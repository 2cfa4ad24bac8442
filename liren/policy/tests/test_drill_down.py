"""A number opens the records that it counts: as many as it says, no more and no less."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from liren.kernel.declarations import declared
from liren.kernel.fence import fenced
from liren.people.models import Person
from liren.people.operations.tags import tag_person
from liren.places.operations.premises import add_premises, add_room
from liren.policy.explaining.terms import records_url
from liren.policy.operations.settling import judge_everything
from liren.policy.tests.test_judging import value
from liren.testing.area import LUOTONG
from liren.testing.cast import account, actor
from liren.testing.people import a_home, a_household, a_person

AREAS = ("premises_area", "office_area", "activity_area", "area_new", "area_rebuilt")
SETS = (
    "premises",
    "premises_new",
    "premises_rebuilt",
    "premises_leased",
    "premises_handed_over",
    "premises_owner_known",
)
PEOPLE = (
    "residents", "registered", "migrants", "away", "elderly_60", "elderly_80", "minors", "adults", "confirmed_share",
    "birthday_share", "home_share", "grid_share", "education_share", "volunteers", "volunteer_share", "party_members",
    "party_volunteer_share", "households", "households_living", "household_head_share", "occupancy",
)  # fmt: skip


@pytest.fixture
def town(area: None) -> None:
    """People and rooms of every kind that some indicator tells from another."""
    _people()
    _rooms()
    judge_everything()


def _people() -> None:
    home, empty = a_home("201"), a_home("202")
    old = a_person("甲一", born=date(1940, 1, 1), home=home, education="60")
    young = a_person("甲二", born=date(2015, 1, 1), home=home)
    away = a_person("甲三", born=date(1950, 1, 1), home=empty, standing="registered")
    guest = a_person("甲四", born=date(1990, 1, 1), standing="living", political="01", place=LUOTONG)
    a_household(old, (young, "20"), number="1")
    a_household(away, number="2")
    clerk = actor("fang_yuqing")
    with fenced(clerk):
        for person, tag in (
            (old, "volunteer"),
            (guest, "volunteer"),
            (old, "party_member"),
            (away, "volunteer"),
        ):
            tag_person(person, actor=clerk, tag=tag)
    stale = Person.objects.unscoped("a test's ground").filter(pk=young.pk)
    stale.update(confirmed_on=timezone.localdate() - timedelta(days=181))


def _rooms() -> None:
    officer = actor("wu_li")
    for origin, owner, ended in (
        ("handed_over", "街道", None),
        ("new", "", None),
        ("leased", "街道", None),
        ("new", "街道", date(2020, 1, 1)),
    ):
        home = add_premises(
            actor=officer,
            place_code=LUOTONG,
            name=f"用房{origin}",
            origin=origin,
            owner=owner,
            user="居委会",
            to_on=ended,
        )
        add_room(
            home, actor=officer, name="办公室", area_m2=Decimal("40.5"), functions=["office", "mediation"]
        )
        add_room(home, actor=officer, name="活动室", area_m2=Decimal(30), functions=["culture_sport"])


def opened(key: str) -> Any:
    client = Client()
    client.force_login(account("fang_yuqing"))
    return client.get(records_url(declared("indicators")[key], LUOTONG)).context


@pytest.mark.parametrize("name", AREAS)
def test_square_metres_open_their_rooms(town: None, name: str) -> None:
    numerator = value(f"places.{name}", LUOTONG)[0]
    assert opened(f"places.{name}")["total"] == numerator
    assert numerator


@pytest.mark.parametrize("name", SETS)
def test_sets_of_rooms_open_their_list(town: None, name: str) -> None:
    numerator = value(f"places.{name}", LUOTONG)[0]
    assert len(opened(f"places.{name}")["rows"]) == numerator
    assert numerator


@pytest.mark.parametrize("name", PEOPLE)
def test_people_and_households_open_their_list(town: None, name: str) -> None:
    numerator, context = value(f"people.{name}", LUOTONG)[0], opened(f"people.{name}")
    shown = context["rows"] if "rows" in context else context["listed"].rows
    assert len(shown) == numerator
    assert numerator
