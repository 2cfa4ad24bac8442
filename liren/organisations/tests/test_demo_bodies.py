"""The demo's subdistricts get bodies of their own, through the operations, each short of something else."""

from __future__ import annotations

import pytest
from django.utils import timezone

from liren.kernel.fence import fenced
from liren.organisations.models import Allocation, Organisation, RuleText
from liren.places.boundaries import compare
from liren.places.models import Place
from liren.testing import demo_bodies, demo_map
from liren.testing.area import OTHER_PLACES, make_area
from liren.testing.cast import actor
from liren.testing.demo_districts import BAOTUQUAN, DONGBA, HOME, JIEFANGBEI, ZHONGSHAN
from liren.testing.demo_town import WHY, District

DISTRICTS = (HOME, ZHONGSHAN, JIEFANGBEI, BAOTUQUAN, DONGBA)


def communities(district: District, many: int) -> list[Place]:
    make_area(OTHER_PLACES)
    make_area({f"{district.code}{n:03}": f"第{n}社区" for n in range(1, many + 1)})
    return list(Place.objects.unscoped(WHY).filter(code__startswith=district.code, level=12).order_by("code"))


def test_a_subdistrict_gets_its_bodies_once(db):
    places = communities(BAOTUQUAN, 3)
    officer = actor(BAOTUQUAN.officer)
    for _again in range(2):
        with fenced(officer):
            demo_bodies.load(BAOTUQUAN, places, officer, timezone.localdate())
        bodies = Organisation.objects.unscoped(WHY).filter(place_code__startswith=BAOTUQUAN.code)
        assert bodies.filter(kind="committee").count() == 3
        assert bodies.filter(kind="social_organisation").count() == 15
        assert bodies.get(place_code=BAOTUQUAN.code).name == "趵突泉街道社区服务中心"
    money = Allocation.objects.unscoped(WHY).filter(line="party").order_by("place_code")
    assert list(money.values_list("amount_fen", flat=True)) == [2_000_000, 2_500_000, 3_000_000]
    rules = RuleText.objects.unscoped(WHY).filter(kind="party_rules")
    assert {rule.organisation.kind for rule in rules} == {"party_organisation"}


def test_no_two_communities_of_the_demo_have_the_same_number():
    numbers = [district.first + n for district in DISTRICTS for n in range(30)]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("many", [2, 4, 7])
def test_the_invented_map_has_neither_gaps_nor_overlaps(db, many):
    places = communities(DONGBA, many)
    officer = actor(DONGBA.officer)
    with fenced(officer):
        demo_map.draw(DONGBA, officer)
    drawn = Place.objects.unscoped(WHY)
    whole = drawn.get(code=DONGBA.code).boundary
    parts = [(place.code, drawn.get(pk=place.pk).boundary or {}) for place in places]
    assert all(boundary for _code, boundary in parts)
    assert compare(whole, parts) == []
