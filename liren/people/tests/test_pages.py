"""The pages of the register: what they show, to whom, and at which cost."""

from datetime import date

import pytest
from django.urls import reverse

from liren.people.models import Household
from liren.people.operations.bulk import move_people_to_grid
from liren.places.models import Place
from liren.testing.area import FUDONG, GRID_1, GRID_2, LUOTONG
from liren.testing.cast import account, actor
from liren.testing.people import a_home, a_household, a_person, a_phone, an_identity

pytestmark = pytest.mark.django_db
NUMBER, PHONE = an_identity(), a_phone(1234)


@pytest.fixture
def family():
    home = a_home("201")
    head = a_person("李桂英", identity=NUMBER, phone=PHONE, home=home, born=None)
    son = a_person("李国元", home=home, born=date(1968, 5, 2), standing="living")
    a_household(head, (son, "20"))
    return head


@pytest.fixture
def signed_in(client):
    def as_(key):
        client.force_login(account(key))
        return client

    return as_


def test_the_register_lists_people_masked(signed_in, family):
    page = signed_in("fang_yuqing").get("/people/")
    assert page.status_code == 200
    text = page.content.decode()
    assert "李桂英" in text
    assert "9999**********" in text
    assert NUMBER not in text
    assert PHONE not in text


def test_the_page_of_a_person_shows_family_and_home_but_no_number(signed_in, family):
    page = signed_in("fang_yuqing").get(f"/people/{family.pk}/").content.decode()
    assert "李国元" in page
    assert "罗桐路58弄3幢2单元201室" in page
    assert NUMBER not in page
    assert PHONE not in page


def test_who_may_not_see_papers_opens_the_page_of_a_person_all_the_same(signed_in, family):
    page = signed_in("ye_zhiwei").get(f"/people/{family.pk}/")
    assert page.status_code == 200
    assert "李国元" in page.content.decode()


SECRET_PAGES = [
    "people:person", "people:edit", "people:identity", "people:contacts", "people:tags", "people:move", "people:end",
    "people:come_back", "people:relation", "people:found_household",
]  # fmt: skip


@pytest.mark.parametrize("name", SECRET_PAGES)
@pytest.mark.parametrize("stranger", ["sheng_meihua", "zhu_linfeng", "tong_xiaobin"])
def test_a_person_outside_the_area_is_not_there(signed_in, family, name, stranger):
    assert signed_in(stranger).get(reverse(name, args=[family.pk])).status_code == 404


def test_lists_of_strangers_hold_nobody_of_ours(signed_in, family):
    client = signed_in("zhu_linfeng")
    for path in ("/people/", "/people/households/", "/people/homes/", "/people/?state=all"):
        assert "李桂英" not in client.get(path).content.decode(), path
    for typed in ("李桂英", "lgy", "1234", NUMBER, PHONE, "罗桐路58弄3幢2-201"):
        assert client.post("/search/", {"q": typed}).context["found"].total == 0, typed
    assert client.get(f"/people/?place={GRID_2}").status_code == 404
    household = Household.objects.unscoped("test").get()
    assert client.get(f"/households/{household.pk}/").status_code == 404
    assert client.get(f"/homes/{family.dwelling_id}/").status_code == 404


def test_the_households_and_homes_of_a_place_are_listed(signed_in, family):
    client = signed_in("fang_yuqing")
    assert "李桂英" in client.get("/people/households/").content.decode()
    assert "201室" in client.get("/people/homes/").content.decode()
    assert "李国元" in client.get(f"/homes/{family.dwelling_id}/").content.decode()
    household = Household.objects.unscoped("test").get()
    assert "李国元" in client.get(f"/households/{household.pk}/").content.decode()


def test_a_head_who_moved_to_another_grid_is_not_named_in_the_old_one(signed_in, family):
    clerk, elsewhere = actor("fang_yuqing"), Place.objects.unscoped("test").get(code=GRID_1)
    move_people_to_grid([family.pk], actor=clerk, grid=elsewhere)
    household = Household.objects.unscoped("test").get()
    client = signed_in("chen_xiaolan")
    for page in ("/people/households/", f"/households/{household.pk}/"):
        assert "李国元" in client.get(f"/households/{household.pk}/").content.decode()
        assert "李桂英" not in client.get(page).content.decode(), page
    assert "李桂英" in signed_in("fang_yuqing").get(f"/households/{household.pk}/").content.decode()


def test_a_clerk_registers_a_person(signed_in):
    client, home = signed_in("fang_yuqing"), a_home("202")
    answer = client.post("/people/new/", {
        "name": "方美娟", "place_code": LUOTONG, "identity": an_identity(date(1950, 1, 2), 4), "identity_kind": "resident",
        "sex": "0", "standing": "both", "phone": a_phone(5), "home": "罗桐路58弄3幢2-202", "told_by": "counter",
    })  # fmt: skip
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert "方美娟" in page
    assert home.line in page


def test_a_wrong_number_comes_back_with_what_was_typed(signed_in):
    answer = signed_in("fang_yuqing").post("/people/new/", {
        "name": "方美娟", "place_code": LUOTONG, "identity": NUMBER[:-1] + "0", "sex": "0", "standing": "both",
        "told_by": "counter",
    })  # fmt: skip
    assert answer.status_code == 422
    assert "方美娟" in answer.content.decode()


def test_an_unknown_home_is_refused_with_advice(signed_in):
    a_home("201")
    answer = signed_in("fang_yuqing").post("/people/new/", {
        "name": "方美娟", "place_code": LUOTONG, "home": "罗桐路58弄9幢1-101", "sex": "0", "standing": "both", "told_by": "counter",
    })  # fmt: skip
    assert answer.status_code == 422


def test_two_editors_the_second_sees_both_versions_and_keeps_the_text(signed_in, family):
    client = signed_in("fang_yuqing")
    typed = {"name": "李桂英", "sex": "2", "standing": "both", "told_by": "visit", "version": family.version}
    now = client.get(f"/people/{family.pk}/edit/").context["person"].version
    assert (
        client.post(f"/people/{family.pk}/edit/", typed | {"note": "先到", "version": now}).status_code == 302
    )
    late = client.post(f"/people/{family.pk}/edit/", typed | {"note": "后到", "version": now})
    assert late.status_code == 409
    assert "先到" in late.content.decode()
    assert "后到" in late.content.decode()
    again = typed | {"note": "后到", "version": late.context["form"].data["version"]}
    assert client.post(f"/people/{family.pk}/edit/", again).status_code == 302


def test_filters_narrow_the_list(signed_in, family):
    client = signed_in("fang_yuqing")
    assert "李国元" not in client.get("/people/?age=80%2B").content.decode().split("<tbody")[1]
    assert "李桂英" not in client.get("/people/?standing=living").content.decode().split("<tbody")[1]
    assert "李桂英" in client.get("/people/?q=lgy").content.decode().split("<tbody")[1]
    assert "李桂英" in client.get("/people/?q=1234").content.decode().split("<tbody")[1]
    for name in (
        "tag=attention",
        "sex=2",
        "education=80",
        "political=01",
        "use=own",
        "source=counter",
        "stale=1",
        "state=left",
    ):
        assert client.get(f"/people/?{name}").status_code == 200, name


def test_ethnicity_cannot_be_filtered_on(signed_in, family):
    shown = signed_in("fang_yuqing").get("/people/?ethnicity=02")
    assert "李桂英" in shown.content.decode()
    assert not shown.context["conditions"].narrows


def test_the_list_prints_without_the_frame(signed_in, family):
    for size in ("a4", "a3"):
        page = signed_in("fang_yuqing").get(f"/people/?print={size}")
        assert page.status_code == 200
        assert NUMBER not in page.content.decode()


def test_a_grid_worker_sees_their_own_grid_only(signed_in, family):
    a_person("王小明", place=GRID_1)
    page = signed_in("chen_xiaolan").get("/people/").content.decode()
    assert "李桂英" in page
    assert "王小明" not in page


def test_the_three_administrators_see_no_people(signed_in, family):
    for key in ("qiu_shen", "ni_anguo", "yu_weiqi"):
        assert signed_in(key).get("/people/").status_code == 403
        assert signed_in(key).get(f"/people/{family.pk}/").status_code == 403
        assert signed_in(key).get("/search/?q=李桂英").context["found"].total == 0


def test_a_place_of_another_community_is_not_there(signed_in, family):
    assert signed_in("fang_yuqing").get(f"/people/?place={FUDONG}").status_code == 404


ODD = ["\0", "²", "9" * 30, "'; DROP TABLE x;--", "%", "1" * 5000, "<script>", "🙂"]


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: repr(odd[:8]))
def test_nonsense_in_the_address_bar_is_never_an_error_of_ours(signed_in, family, odd):
    client = signed_in("fang_yuqing")
    for name in (
        "q",
        "building",
        "after",
        "before",
        "age",
        "tag",
        "place",
        "use",
        "programme",
        "decision",
        "other",
    ):
        for path in (
            "/people/",
            "/people/homes/",
            "/people/households/",
            "/people/conflicts/",
            "/people/duplicates/",
        ):
            assert client.get(path, {name: odd}).status_code in {200, 404}, (path, name)
    assert client.get("/search/", {"q": odd}).status_code == 200
    assert client.post("/people/confirmations/", {"people": [odd]}).status_code in {404, 422}
    assert client.get(f"/people/{family.pk}/merge/", {"other": odd}).status_code == 404
    typed = {
        "name": odd,
        "place_code": LUOTONG,
        "identity": odd,
        "phone": odd,
        "home": odd,
        "told_by": "counter",
    }
    assert client.post("/people/new/", typed).status_code == 422
    assert client.post("/people/check/", {"place_code": LUOTONG, "identity": odd}).status_code == 200
