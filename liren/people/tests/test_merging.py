"""Duplicates: found, merged, undone to the last row."""

from datetime import date

import pytest

from liren.kernel.errors import OutOfScope, Refused
from liren.kernel.fence import fenced
from liren.kernel.identity import check_character
from liren.people.models import Contact, Person
from liren.people.operations.merging import mark_different, merge_people, undo_merge
from liren.people.operations.people import edit_person
from liren.people.operations.tags import tag_person
from liren.people.queries.digest import register_digest
from liren.people.queries.duplicates import Why, duplicates_in
from liren.testing.area import FUDONG, LUOTONG, SUBDISTRICT
from liren.testing.cast import actor
from liren.testing.people import a_home, a_household, a_person, a_phone, an_identity

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    with fenced(actor("fang_yuqing")):
        yield actor("fang_yuqing")


def one_off(number: str) -> str:
    """The number as somebody mistyped it: still valid, one digit different. Its check character follows."""
    for digit in "0123456789":
        first = number[:13] + digit + number[14:17]
        if first != number[:17] and check_character(first) == number[17]:
            return first + number[17]
    first = number[:16] + str((int(number[16]) + 2) % 10)
    return first + check_character(first)


def found(clerk, place=LUOTONG):
    return {(pair.one.name, pair.why) for pair in duplicates_in(clerk, place)}


def test_same_birth_and_home_under_one_name_is_suggested(clerk):
    home = a_home()
    a_person("李桂英", home=home)
    a_person("李桂英", home=home)
    a_person("李桂英", home=a_home("202"))
    assert found(clerk) == {("李桂英", Why.SAME_BIRTH_AND_HOME)}


def test_the_same_number_in_two_communities_is_seen_only_from_above(clerk):
    a_person("李桂英", identity=an_identity())
    a_person("李桂英", identity=an_identity(), place=FUDONG)
    assert found(clerk) == set()
    above = actor("wu_li")
    with fenced(above):
        assert found(above, SUBDISTRICT) == {("李桂英", Why.SAME_NUMBER)}


def test_two_people_of_one_name_with_different_numbers_are_left_alone(clerk):
    home = a_home()
    a_person("李桂英", identity=an_identity(serial=2), home=home)
    a_person("李桂英", identity=an_identity(date(1990, 1, 1), serial=888), home=home)
    assert found(clerk) == set()


def test_who_was_found_different_is_not_suggested_again(clerk):
    home = a_home()
    one, other = a_person("李桂英", home=home), a_person("李桂英", home=home)
    mark_different(other, one, actor=clerk)
    assert found(clerk) == set()


def test_a_merge_fills_what_the_survivor_lacks_and_its_undo_is_exact(clerk):
    home = a_home()
    keep = a_person("李桂英", education="80")
    gone = a_person(
        "李桂英", home=home, identity=an_identity(), phone=a_phone(3), occupation="退休", note="听力差"
    )
    tag_person(gone, actor=clerk, tag="living_alone")
    a_household(gone)
    before = register_digest(LUOTONG)

    merge = merge_people(keep, gone, actor=clerk, reason="同一人")
    now = Person.objects.unscoped("test").get(pk=keep.pk)
    assert (now.occupation, now.note, now.education, now.dwelling_id) == ("退休", "听力差", "80", home.pk)
    assert now.identity.person_id == keep.pk
    assert Contact.objects.unscoped("test").get().person_id == keep.pk
    assert now.household is not None
    assert now.household.head_id == keep.pk

    undo_merge(merge, actor=clerk)
    assert register_digest(LUOTONG) == before


def test_undo_keeps_what_was_corrected_after_the_merge(clerk):
    keep, gone = a_person("李桂英"), a_person("李桂英", note="听力差")
    merge = merge_people(keep, gone, actor=clerk)
    now = Person.objects.unscoped("test").get(pk=keep.pk)
    edit_person(now, actor=clerk, values={"note": "已配助听器"}, version=now.version)
    undo_merge(merge, actor=clerk)
    assert Person.objects.unscoped("test").get(pk=keep.pk).note == "已配助听器"
    with pytest.raises(Refused):
        undo_merge(merge, actor=clerk)


def test_a_record_is_merged_once_and_only_in_scope(clerk):
    keep, gone, stranger = a_person("李桂英"), a_person("李桂英"), a_person("李桂英", place=FUDONG)
    merge_people(keep, gone, actor=clerk)
    with pytest.raises(Refused):
        merge_people(keep, gone, actor=clerk)
    with pytest.raises(OutOfScope):
        merge_people(keep, stranger, actor=clerk)
