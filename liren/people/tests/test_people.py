"""Putting a person on the register, and correcting what it says."""

from datetime import date

import pytest

from liren.events.models import Event
from liren.events.queries.changes import changes_of
from liren.kernel.errors import OutOfScope, Refused, RightMissing, Stale
from liren.kernel.fence import fenced
from liren.people import secrets
from liren.people.choices import SourceKind
from liren.people.models import Contact, PersonIdentity
from liren.people.operations.identity import set_identity
from liren.people.operations.people import edit_person, register_person
from liren.people.operations.provenance import Telling
from liren.testing.area import FUDONG, GRID_1, GRID_2, LUOTONG
from liren.testing.cast import actor
from liren.testing.people import a_home, a_person, a_phone, an_identity

pytestmark = pytest.mark.django_db


def events(action):
    return Event.objects.unscoped("a test looks").filter(action=action)


def test_a_registered_person_has_number_phone_home_and_an_event():
    home = a_home("201")
    person = a_person(
        "李桂英", identity=an_identity(date(1942, 3, 8), 2), phone=a_phone(7), home=home, born=None
    )

    assert (person.initials, person.sex, person.born_on) == ("lgy", "2", date(1942, 3, 8))
    assert (person.dwelling_id, person.place_code) == (home.pk, GRID_2)
    with fenced(actor("fang_yuqing")):
        identity = PersonIdentity.objects.unscoped("test").get(person=person)
        contact = Contact.objects.unscoped("test").get(person=person)
        assert secrets.masked_identity(identity.sealed) == "9999**********" + an_identity()[-4:]
        assert secrets.masked_phone(contact.sealed) == "199****0007"
    event = events("people.person_registered").get()
    assert (event.subject_id, event.place_code) == (person.pk, GRID_2)


def test_no_event_carries_the_number_or_the_phone():
    from liren.events.operations.record import PURPOSE
    from liren.kernel.crypto import unseal

    number, phone = an_identity(), a_phone(7)
    a_person(identity=number, phone=phone)
    for event in Event.objects.unscoped("a test looks").select_related("detail"):
        told = repr(vars(event)) + (unseal(PURPOSE, event.detail.sealed) if hasattr(event, "detail") else "")
        assert number not in told
        assert phone not in told


def test_a_number_is_taken_once_in_a_community_and_the_holder_is_named():
    a_person("李桂英", identity=an_identity())
    with pytest.raises(Refused, match="李桂英"):
        a_person("李桂英", identity=an_identity(), place=GRID_1)


def test_the_same_number_may_stand_in_another_community():
    a_person("李桂英", identity=an_identity())
    assert a_person("李桂英", identity=an_identity(), place=FUDONG).place_code == FUDONG


def test_a_grid_worker_is_told_of_a_number_taken_in_the_next_grid_without_the_name():
    a_person("李桂英", identity=an_identity(), place=GRID_1)
    grid_worker = actor("chen_xiaolan")
    with fenced(grid_worker), pytest.raises(Refused) as refusal:
        register_person(actor=grid_worker, place_code=GRID_2, values={"name": "某某"}, identity=an_identity())
    assert "李桂英" not in str(refusal.value)


def test_a_wrong_number_is_refused_at_its_field():
    with pytest.raises(Refused) as refusal:
        a_person(identity=an_identity()[:-1] + "0")
    assert refusal.value.field == "identity"


def test_nobody_registers_outside_their_area():
    neighbour = actor("zhu_linfeng")
    with fenced(neighbour), pytest.raises(RightMissing):
        register_person(actor=neighbour, place_code=LUOTONG, values={"name": "方美娟"})


def test_an_edit_notes_who_told_it_and_keeps_old_and_new():
    person = a_person(education="80")
    clerk = actor("fang_yuqing")
    with fenced(clerk):
        edited = edit_person(
            person,
            actor=clerk,
            values={"education": "60"},
            version=person.version,
            telling=Telling(SourceKind.VISIT, "入户"),
        )
    assert edited.version == person.version + 1
    assert list(edited.field_sources) == ["education"]
    assert events("people.person_edited").get().subject_id == person.pk


def test_an_edit_that_changes_nothing_leaves_no_trace():
    person, clerk = a_person(), actor("fang_yuqing")
    with fenced(clerk):
        assert (
            edit_person(person, actor=clerk, values={"name": person.name}, version=person.version).version
            == 1
        )
    assert not events("people.person_edited").exists()


def test_of_two_who_edit_at_once_the_second_is_told():
    person, clerk = a_person(), actor("fang_yuqing")
    with fenced(clerk):
        edit_person(person, actor=clerk, values={"note": "一"}, version=person.version)
        with pytest.raises(Stale):
            edit_person(person, actor=clerk, values={"note": "二"}, version=person.version)


def test_a_person_of_the_next_community_cannot_be_edited():
    person, other = a_person(), actor("sheng_meihua")
    with fenced(other), pytest.raises(OutOfScope):
        edit_person(person, actor=other, values={"note": "x"}, version=person.version)


def test_a_corrected_number_sets_birthday_and_sex():
    person, clerk = a_person(born=None), actor("fang_yuqing")
    with fenced(clerk):
        fixed = set_identity(person, actor=clerk, number=an_identity(date(1956, 7, 1), 1))
    assert (fixed.born_on, fixed.sex) == (date(1956, 7, 1), "1")


def test_the_log_says_in_words_what_codes_mean() -> None:
    person, clerk = a_person(education="80", marital="10"), actor("fang_yuqing")
    edit_person(person, actor=clerk, values={"education": "70", "marital": "20"}, version=person.version)

    event = Event.objects.unscoped("a test looks").get(action="people.person_edited")
    rows = changes_of(event, actor("wu_li")).rows

    assert [(row.old, row.new) for row in rows] == [("小学", "初中"), ("未婚", "已婚")]
