"""The acts on a person and on many, as a clerk does them on the pages."""

from datetime import date

import pytest

from liren.kernel.fence import fenced
from liren.people.models import Contact, Household, Person, PersonMerge, PersonTag, SavedView
from liren.testing.area import FUDONG, GRID_1, LUOTONG
from liren.testing.cast import account, actor
from liren.testing.people import a_home, a_person, a_phone, an_identity

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    client.force_login(account("fang_yuqing"))
    with fenced(actor("fang_yuqing")):
        yield client


def now(person):
    return Person.objects.unscoped("a test looks").get(pk=person.pk)


def test_the_acts_on_one_person(clerk):
    person, home = a_person(home=a_home("201")), a_home("202")
    base = f"/people/{person.pk}"

    def act(path, **told):
        answer = clerk.post(f"{base}/{path}/", told | {"version": now(person).version})
        assert answer.status_code == 302, answer.content.decode()

    act("tags", tag="low_income", evidence="低保证")
    act("phones", phone=a_phone(9), kind="emergency", label="女儿")
    act("identity", identity_kind="resident", identity=an_identity())
    act("move", home="罗桐路58弄3幢2-202", on="2026-05-01", standing="both", told_by="visit")
    act("household", number="LT-9")
    act("confirmation")
    tag, contact = PersonTag.objects.unscoped("test").get(), Contact.objects.unscoped("test").get()
    page = clerk.get(f"{base}/").content.decode()
    for words in ("低保证", "女儿", "199****0009", home.line, "LT-9"):
        assert words in page, words
    act(f"tags/{tag.pk}/end")
    act(f"phones/{contact.pk}/removal")
    act("household/leave")
    act("leave", ending="moved", on="2026-06-01", gone_to="杭州")
    assert now(person).left_on == date(2026, 6, 1)
    act("return", on="2026-07-01")
    assert now(person).left_on is None


@pytest.mark.parametrize(
    "path", ["tags", "phones", "identity", "move", "household", "leave", "return", "relation"]
)
def test_each_act_has_a_page_of_its_own(clerk, path):
    person = a_person()
    assert clerk.get(f"/people/{person.pk}/{path}/").status_code == 200


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("phones", {"phone": "12", "kind": "own"}),
        ("identity", {"identity": "123", "identity_kind": "resident", "version": 1}),
        (
            "move",
            {"home": "没有这里", "on": "2026-05-01", "standing": "both", "told_by": "visit", "version": 1},
        ),
        ("tags", {"tag": "nonsense"}),
        ("leave", {"ending": "moved", "on": "not a day", "version": 1}),
    ],
)
def test_what_cannot_be_done_comes_back_with_a_sentence(clerk, path, told):
    answer = clerk.post(f"/people/{a_person().pk}/{path}/", told)
    assert answer.status_code == 422
    assert answer.context["form"].errors


def test_somebody_joins_a_household(clerk):
    head, son = a_person("李桂英"), a_person("李国元")
    clerk.post(f"/people/{head.pk}/household/", {"number": ""})
    household = Household.objects.unscoped("test").get()
    clerk.post(f"/people/{son.pk}/relation/", {"relation": "20", "household": household.pk})
    assert now(son).household_id == household.pk


def test_many_are_tagged_confirmed_and_moved(clerk):
    people = [a_person(f"居民{n}").pk for n in range(3)]
    assert clerk.post("/people/tags/", {"people": people, "tag": "volunteer"}).status_code == 302
    assert PersonTag.objects.unscoped("test").filter(tag="volunteer").count() == 3
    assert clerk.post("/people/confirmations/", {"people": people}).status_code == 302
    asked = clerk.post("/people/grid/", {"people": people})
    assert GRID_1 in asked.content.decode()
    assert clerk.post("/people/grid/", {"people": people, "grid": GRID_1}).status_code == 302
    assert set(Person.objects.unscoped("test").values_list("place_code", flat=True)) == {GRID_1}


def test_ticking_strangers_or_nobody_does_nothing(clerk):
    stranger = a_person("外人", place=FUDONG)
    assert clerk.post("/people/confirmations/", {"people": [stranger.pk]}).status_code == 404
    assert clerk.post("/people/confirmations/", {}).status_code == 422
    assert clerk.post("/people/tags/", {"people": [stranger.pk], "tag": "x"}).status_code == 422
    assert clerk.post("/people/grid/", {"people": [stranger.pk], "grid": GRID_1}).status_code == 404


def test_two_records_are_merged_and_parted_on_the_pages(clerk):
    home = a_home()
    keep, gone = a_person(home=home), a_person(home=home, note="听力差")
    assert f"/people/{keep.pk}/merge/" in clerk.get("/people/duplicates/").content.decode()
    assert clerk.get(f"/people/{keep.pk}/merge/?other={gone.pk}").status_code == 200
    clerk.post(f"/people/{keep.pk}/merge/", {"other": gone.pk, "reason": "同一人"})
    assert now(keep).note == "听力差"
    assert clerk.get(f"/people/{gone.pk}/")["Location"] == f"/people/{keep.pk}/"
    merge = PersonMerge.objects.unscoped("test").get()
    clerk.post(f"/people/merges/{merge.pk}/undo/")
    assert now(keep).note == ""
    clerk.post(f"/people/{keep.pk}/different/", {"other": gone.pk})
    assert f"/people/{keep.pk}/merge/" not in clerk.get("/people/duplicates/").content.decode()


def test_a_filter_is_kept_as_a_view_and_forgotten(clerk, client):
    clerk.post("/people/views/", {"name": "高龄", "query": f"?place={LUOTONG}&age=80%2B&ethnicity=02"})
    view = SavedView.objects.get()
    assert "ethnicity" not in view.query
    assert "高龄" in clerk.get("/people/").content.decode()
    client.force_login(account("chen_xiaolan"))
    assert client.post(f"/people/views/{view.pk}/forget/").status_code == 404
    client.force_login(account("fang_yuqing"))
    assert client.post(f"/people/views/{view.pk}/forget/").status_code == 302
    assert not SavedView.objects.exists()


def test_a_typed_number_is_checked_at_once(clerk):
    a_person("李桂英", identity=an_identity())
    told = {"place_code": LUOTONG, "identity_kind": "resident"}
    assert "李桂英" in clerk.post("/people/check/", told | {"identity": an_identity()}).content.decode()
    fresh = clerk.post(
        "/people/check/", told | {"identity": an_identity(date(1960, 2, 3), 5)}
    ).content.decode()
    assert 'data-born="1960-02-03"' in fresh
    assert clerk.post("/people/check/", told | {"identity": "1"}).status_code == 200
    assert clerk.post("/people/check/", told | {"place_code": FUDONG}).status_code == 403
