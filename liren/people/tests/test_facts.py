"""The data dictionary: every fact can be read, in words, with secrets masked."""

import pytest

from liren.kernel.declarations import Kind, declared
from liren.kernel.fence import fenced
from liren.people.facts import FACTS
from liren.people.models import Household, Person
from liren.people.operations.roster.fields import FACTS as ROSTER
from liren.people.operations.tags import tag_person
from liren.places.models import Dwelling
from liren.testing.cast import actor
from liren.testing.people import a_home, a_household, a_person, a_phone, an_identity

pytestmark = pytest.mark.django_db
SUBJECTS = {"person": Person, "household": Household, "dwelling": Dwelling}


@pytest.fixture
def clerk():
    person = a_person(identity=an_identity(), phone=a_phone(8), home=a_home(), education="80")
    a_household(person, number="LT-1")
    with fenced(actor("fang_yuqing")):
        tag_person(person, actor=actor("fang_yuqing"), tag="veteran")
        yield actor("fang_yuqing")


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.key)
def test_a_fact_is_read_from_its_subject_and_shown(clerk, fact):
    rows = SUBJECTS[fact.subject].objects.visible_to(clerk, "people.view").order_by()
    (value,) = rows.values_list(fact.path, flat=True)
    shown = fact.show(value) if fact.show else str(value)
    assert isinstance(shown, str)
    if fact.kind in {Kind.IDENTITY, Kind.PHONE}:
        assert "****" in shown
    if fact.key == "person.tag.veteran":
        assert shown


def test_every_value_that_two_sources_can_disagree_on_is_a_fact():
    assert set(ROSTER.values()) <= set(declared("facts"))


def test_headers_of_rosters_are_synonyms():
    assert "身份证号码" in declared("facts")["person.identity"].synonyms
    assert "人户状态" in declared("facts")["person.standing"].synonyms
