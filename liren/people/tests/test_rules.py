"""The register's rules, without a database."""

from datetime import date

import pytest

from liren.people.conditions import Conditions
from liren.people.queries.finding import Typed, kind_of
from liren.people.queries.paging import Key
from liren.people.rules import is_stale, place_of_all
from liren.testing.people import a_phone, an_identity

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("confirmed", "stale"), [(None, True), (date(2026, 5, 24), False), (date(2026, 5, 23), True)]
)
def test_a_record_is_stale_after_180_days(confirmed, stale):
    assert is_stale(confirmed, TODAY) is stale


@pytest.mark.parametrize(
    ("codes", "shared"),
    [
        (["330182001034002"], "330182001034002"),
        (["330182001034002", "330182001034001"], "330182001034"),
        (["330182001034", "330182001024"], "330182001"),
        (["330182", "330106"], "3301"),
        (["33", "11"], ""),
    ],
)
def test_several_people_are_filed_at_the_smallest_common_place(codes, shared):
    assert place_of_all(codes) == shared


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", Typed.NOTHING), ("李桂英", Typed.NAME), ("lgy", Typed.INITIALS), ("1234", Typed.TAIL),
        (a_phone(7), Typed.PHONE), (an_identity(), Typed.IDENTITY), (an_identity().lower(), Typed.IDENTITY),
        ("９９９９", Typed.TAIL), ("罗桐路58弄3幢2-201", Typed.NAME), ("0571-64720000", Typed.PHONE),
    ],
)  # fmt: skip
def test_what_somebody_typed_is_told_by_its_shape(typed, kind):
    assert kind_of(typed) == kind


def test_numbers_never_stand_in_a_link():
    for number in (an_identity(), a_phone(), "1234"):
        assert number not in Conditions(place="330182", q=number).query()
    assert "q=" in Conditions(q="李").query()


def test_unknown_conditions_are_left_out():
    told = Conditions.read(
        {"age": "60+", "tag": "nonsense", "ethnicity": "02", "place": "x", "building": "1 or 1"}, home="33"
    )
    assert told == Conditions(place="33", age="60+")
    assert Conditions(age="60+").ages == (60, None)
    assert Conditions(age="6-17").ages == (6, 17)


@pytest.mark.parametrize("text", ["", "1", "a.b.c", "1.x.2", "1.2.3.4", "..", "33..", "\x00.1.1"])
def test_a_broken_key_is_no_key(text):
    assert Key.read(text) is None


def test_a_key_reads_what_it_wrote():
    for key in (Key("330182001", 17, 42), Key("330182001", None, 42)):
        assert Key.read(str(key)) == key
