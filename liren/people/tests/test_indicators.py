"""Every indicator of the register, against numbers counted by hand from the scene below."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from liren.kernel.fence import fenced
from liren.people.indicators import INDICATORS
from liren.people.models import CareProgramme, Conflict, Person, Source
from liren.people.operations.care import enrol, switch_on
from liren.people.operations.tags import tag_person
from liren.testing.area import COUNTY, GRID_2, LUOTONG, make_area
from liren.testing.cast import actor
from liren.testing.measured import figures
from liren.testing.people import a_home, a_household, a_person

EXPECTED: dict[str, tuple[Any, Any]] = {
    # key: numerator and denominator in 罗桐社区 (None: there is none)
    "residents": (4, None), "registered": (4, None), "migrants": (1, None), "away": (1, None), "elderly_60": (2, None),
    "elderly_80": (1, None), "minors": (1, None), "adults": (3, None), "confirmed_share": (3, 4), "birthday_share": (4, 4),
    "migrant_residence_recorded_share": (0, 1), "home_share": (3, 4), "grid_share": (3, 4), "education_share": (1, 4), "households": (2, None),
    "households_living": (1, None), "household_head_share": (2, 2), "occupancy": (2, 3), "volunteers": (2, None),
    "living_alone": (1, None), "disabled": (0, None), "low_income": (0, None), "veterans": (0, None), "left_behind": (0, None),
    "party_members": (2, None), "party_volunteer_share": (1, 2), "volunteer_share": (2, 4), "open_conflicts": (1, None),
    "care_enrolled": (1, None), "care_with_plan": (1, 1),
}  # fmt: skip


@pytest.fixture
def community(db: None) -> Iterator[None]:
    """罗桐社区: a grandmother of 84, her son of 66, a child, a tenant; a daughter who is only registered; one who left."""
    make_area()
    today = timezone.localdate()
    born = {years: today - timedelta(days=365.25 * years + 40) for years in (84, 66, 40, 38, 12)}
    with fenced(actor("fang_yuqing")):
        home, next_door = a_home("201"), a_home("202")
        a_home("301")
        elder = a_person("李桂英", born=born[84], home=home, political="01")
        son = a_person("汪卫东", born=born[66], home=home, education="20", political="01")
        a_person("汪一诺", born=born[12], home=next_door)
        a_person("方美娟", born=born[40], place=LUOTONG, standing="living")
        daughter = a_person("徐海燕", born=born[38], standing="registered")
        gone = a_person("余长富", born=born[84])
        a_household(elder, (son, "20"))
        a_household(daughter)
        _tags(elder, son)
        _stale(son, gone, today)
        Conflict.objects.create(person=elder, place_code=GRID_2, field="person.education", ours=b"", theirs=b"",
                                source=Source.objects.create(kind="visit", label="走访", place_code=GRID_2))  # fmt: skip
    _care(elder, today)
    with fenced(actor("fang_yuqing")):
        yield


def _tags(elder: Person, son: Person) -> None:
    clerk = actor("fang_yuqing")
    tag_person(elder, actor=clerk, tag="living_alone")
    tag_person(elder, actor=clerk, tag="volunteer")
    tenant = Person.objects.visible_to(clerk, "people.view").get(name="方美娟")
    tag_person(tenant, actor=clerk, tag="volunteer")


def _stale(son: Person, gone: Person, today: date) -> None:
    """The son's record is old; one person has left."""
    rows = Person.objects.unscoped("a test's ground")
    rows.update(confirmed_on=today)
    rows.filter(pk=son.pk).update(confirmed_on=today - timedelta(days=181))
    rows.filter(pk=gone.pk).update(left_on=today)


def _care(elder: Person, today: date) -> None:
    programme = CareProgramme.objects.get(code="elders_alone")
    with fenced(actor("lai_zhengping")):
        switch_on(programme, actor=actor("lai_zhengping"), place_code=COUNTY, decision="方案")
    with fenced(actor("pan_shuzhen")):
        enrol(elder, programme, actor=actor("pan_shuzhen"), from_on=today, plan="每周上门", helpers="")


def test_every_indicator_is_counted_as_by_hand(community: None) -> None:
    expected = {
        f"people.{key}": (Decimal(n), None if d is None else Decimal(d)) for key, (n, d) in EXPECTED.items()
    }
    assert figures(INDICATORS, LUOTONG) == expected
