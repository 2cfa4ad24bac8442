"""Two sources disagree: keep, take, or ask; decided once."""

import pytest

from liren.events.models import Event
from liren.kernel import crypto
from liren.kernel.errors import OutOfScope, Refused
from liren.kernel.fence import fenced
from liren.people import secrets
from liren.people.models import Conflict, Contact, Person, Source
from liren.people.operations.conflicts import decide_conflict
from liren.people.operations.roster.conflicts import PURPOSE
from liren.people.queries.conflicts import queue
from liren.testing.area import LUOTONG
from liren.testing.cast import account, actor
from liren.testing.people import a_home, a_person, a_phone

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    with fenced(actor("fang_yuqing")):
        yield actor("fang_yuqing")


def a_conflict(person, field, ours, theirs):
    source, _made = Source.objects.unscoped("a test's ground").get_or_create(
        place_code=LUOTONG, kind="roster", label="计生名册.xlsx"
    )
    return Conflict.objects.unscoped("a test's ground").create(
        person=person, place_code=person.place_code, field=field, source=source,
        ours=crypto.seal(PURPOSE, ours), theirs=crypto.seal(PURPOSE, theirs),
    )  # fmt: skip


def now(person):
    return Person.objects.unscoped("a test looks").get(pk=person.pk)


def test_taking_writes_the_value_with_its_source(clerk):
    person = a_person(education="80")
    conflict = a_conflict(person, "person.education", "80", "70")
    decide_conflict(conflict, actor=clerk, decision="take")
    assert now(person).education == "70"
    assert now(person).field_sources["education"][0] == conflict.source_id
    with pytest.raises(Refused):
        decide_conflict(conflict, actor=clerk, decision="keep")


def test_keeping_changes_nothing_and_asking_leaves_it_open(clerk):
    person = a_person(education="80")
    conflict = a_conflict(person, "person.education", "80", "70")
    decide_conflict(conflict, actor=clerk, decision="ask")
    assert [row.theirs for row in queue(clerk, LUOTONG, decision="ask")] == ["初中"]
    assert queue(clerk, LUOTONG) == []
    decide_conflict(conflict, actor=clerk, decision="keep")
    assert now(person).education == "80"
    assert queue(clerk, LUOTONG, decision="ask") == []


def test_a_taken_phone_replaces_the_old_one_and_is_masked_in_the_queue(clerk):
    person = a_person(phone=a_phone(1))
    conflict = a_conflict(person, "person.phone", a_phone(1), a_phone(2))
    assert queue(clerk, LUOTONG)[0].theirs == "199****0002"
    decide_conflict(conflict, actor=clerk, decision="take")
    contact = Contact.objects.unscoped("test").get()
    assert secrets.open_phone(contact.sealed) == a_phone(2)


@pytest.mark.parametrize(
    ("field", "theirs", "column", "value"),
    [
        ("person.name", "李桂瑛", "initials", "lgy"), ("person.standing", "living", "standing", "living"),
        ("person.born", "1943-01-02", "born_on", "1943-01-02"), ("person.sex", "1", "sex", "1"),
    ],
)  # fmt: skip
def test_each_kind_of_value_can_be_taken(clerk, field, theirs, column, value):
    person = a_person()
    decide_conflict(a_conflict(person, field, "", theirs), actor=clerk, decision="take")
    assert str(getattr(now(person), column)) == value


def test_a_taken_home_moves_the_person_and_an_unknown_one_is_refused(clerk):
    person, home = a_person(home=a_home("201")), a_home("202")
    with pytest.raises(Refused):
        decide_conflict(
            a_conflict(person, "dwelling.address", "", "没有的地址"), actor=clerk, decision="take"
        )
    decide_conflict(a_conflict(person, "dwelling.address", "", home.line), actor=clerk, decision="take")
    assert now(person).dwelling_id == home.pk


def test_nobody_decides_for_another_community(clerk):
    conflict = a_conflict(a_person(), "person.education", "80", "70")
    stranger = actor("sheng_meihua")
    with fenced(stranger), pytest.raises(OutOfScope):
        decide_conflict(conflict, actor=stranger, decision="take")


def test_the_queue_is_worked_through_on_its_page(client):
    person = a_person(education="80")
    conflict = a_conflict(person, "person.education", "80", "70")
    client.force_login(account("fang_yuqing"))
    page = client.get("/people/conflicts/").content.decode()
    assert "计生名册" in page
    assert "初中" in page
    assert client.post(f"/people/conflicts/{conflict.pk}/decision/", {"decision": "maybe"}).status_code == 422
    assert client.post(f"/people/conflicts/{conflict.pk}/decision/", {"decision": "take"}).status_code == 302
    assert Event.objects.unscoped("test").filter(action="people.conflict_decided").exists()
    client.force_login(account("sheng_meihua"))
    assert client.post(f"/people/conflicts/{conflict.pk}/decision/", {"decision": "take"}).status_code == 404
