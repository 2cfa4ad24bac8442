"""Every person is on exactly one page, forwards and backwards, whatever has a home and what has none."""

import pytest

from liren.people.models import Person
from liren.people.queries.paging import page_of
from liren.testing.area import GRID_1, GRID_2, LUOTONG
from liren.testing.people import a_home

pytestmark = pytest.mark.django_db


def test_pages_follow_each_other_without_gap_or_repeat():
    homes = [a_home("201"), a_home("202"), None]
    everybody = Person.objects.unscoped("a test's ground")
    everybody.bulk_create(
        Person(name=f"居民{n}", place_code=place, dwelling=homes[n % 3] if place == GRID_2 else None)
        for n in range(9) for place in (GRID_1, GRID_2, LUOTONG)
    )  # fmt: skip
    seen, after = [], ""
    while True:
        page = page_of(everybody, 4, after=after)
        seen += [person.pk for person in page.rows]
        if page.after is None:
            break
        after = str(page.after)
    assert len(seen) == len(set(seen)) == 27

    backwards, before = [person.pk for person in page.rows], str(page.before)
    while True:
        page = page_of(everybody, 4, before=before)
        backwards = [person.pk for person in page.rows] + backwards
        if page.before is None:
            break
        before = str(page.before)
    assert backwards == seen
