"""The pages of accounts: who sees them, what leaks nowhere, what happens on them."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from liren.accounts.models import BreakGlass, GridHandover, RoleGrant, User
from liren.accounts.operations.break_glass import start_break_glass
from liren.accounts.queries.actors import today
from liren.events.models import Event
from liren.testing.area import GRID_2, LUOTONG, YANGXI
from liren.testing.cast import CAST, account, actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_old_locks():
    cache.clear()


@pytest.fixture
def as_():
    def enter(key: str) -> Client:
        client = Client()
        client.force_login(account(key))
        return client

    return enter


def url(name: str, *args: object) -> str:
    return reverse(f"accounts:{name}", args=args)


PAGES = [
    ("list", "wu_li"), ("new", "wu_li"), ("holders", "wu_li"), ("hand_over", "wu_li"), ("break_glass", "wu_li"),
    ("profile", "chen_xiaolan"), ("list", "qiu_shen"), ("list", "ni_anguo"), ("break_glass", "ni_anguo"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "who"), PAGES)
def test_pages_open_for_who_holds_the_right(as_, name: str, who: str):
    for key in CAST:
        account(key)
    answer = as_(who).get(url(name))
    assert answer.status_code == 200
    assert "<h1" in answer.content.decode()


@pytest.mark.parametrize("name", ["list", "new", "holders", "hand_over", "break_glass"])
def test_a_grid_worker_is_told_that_she_may_not(as_, name: str):
    assert as_("chen_xiaolan").get(url(name)).status_code == 403


def test_the_list_shows_the_area_and_nothing_beyond(as_):
    for key in ("chen_xiaolan", "sheng_meihua", "zhu_linfeng", "lai_zhengping"):
        account(key)
    page = as_("xu_guilan").get(url("list")).content.decode()
    assert "陈晓岚" in page
    for name in ("盛玫桦", "朱霖枫", "赖正苹"):
        assert name not in page


def test_the_list_costs_the_same_for_two_and_for_twenty(as_, django_assert_max_num_queries):
    for key in CAST:
        account(key)
    client = as_("ni_anguo")
    client.get(url("list"))
    with django_assert_max_num_queries(12):
        page = client.get(url("list")).content.decode()
    assert page.count("data-row>") >= 14


def test_filters_find_and_htmx_gets_the_part(as_):
    for key in ("chen_xiaolan", "fang_yuqing"):
        account(key)
    client = as_("wu_li")
    page = client.get(url("list"), {"q": "chen"}, headers={"HX-Request": "true"}).content.decode()
    assert "陈晓岚" in page
    assert "方雨晴" not in page
    assert "<html" not in page
    assert "方雨晴" in client.get(url("list"), {"role": "community_worker"}).content.decode()


def test_accounts_of_a_neighbour_do_not_exist_for_any_page_or_act(as_):
    stranger = account("zhu_linfeng")
    grant = RoleGrant.objects.unscoped("test").get(user=stranger)
    client = as_("wu_li")
    for name in ("detail", "edit", "grant"):
        assert client.get(url(name, stranger.pk)).status_code == 404, name
    for name in ("edit", "close", "reopen", "reset_password", "grant"):
        assert client.post(url(name, stranger.pk), {}).status_code == 404, name
    assert client.post(url("revoke", grant.pk)).status_code == 404
    stranger.refresh_from_db()
    assert stranger.is_active


def test_the_page_of_one_account_shows_only_grants_in_the_readers_area(as_):
    user = account("chen_xiaolan")
    RoleGrant.objects.create(user=user, role_id="department_officer", place_code=YANGXI, from_on=today())
    page = as_("xu_guilan").get(url("detail", user.pk)).content.decode()
    assert "网格员" in page
    assert "洋溪" not in page


def test_a_new_account_shows_its_password_once_and_no_cache_keeps_it(as_):
    form = {
        "display_name": "牛新一",
        "username": "niu.xinyi",
        "job_title": "",
        "place_code": "罗桐社区",
        "email": "",
    }
    answer = as_("wu_li").post(url("new"), form)
    user = User.objects.get(username="niu.xinyi")
    password = re.search(r"\b(\w{4}-\w{4}-\w{4}-\w{4})\b", answer.content.decode())
    assert answer.status_code == 201
    assert "no-store" in answer["Cache-Control"]
    assert user.place_code == LUOTONG
    assert password
    assert user.check_password(password[1])


def test_a_bad_form_comes_back_with_what_was_typed(as_):
    client = as_("wu_li")
    answer = client.post(
        url("new"), {"display_name": "牛新一", "username": "x", "place_code": "没有这个社区"}
    )
    assert answer.status_code == 422
    assert "牛新一" in answer.content.decode()
    answer = client.post(url("new"), {"display_name": "牛新一", "username": "x", "place_code": LUOTONG})
    assert answer.status_code == 422


def test_a_place_of_the_neighbour_is_no_place(as_):
    answer = as_("wu_li").post(
        url("new"), {"display_name": "牛", "username": "niu.xinyi", "place_code": YANGXI}
    )
    assert answer.status_code == 422
    assert not User.objects.filter(username="niu.xinyi").exists()


def test_a_role_is_given_and_taken_back_on_the_pages(as_):
    user, client = account("ye_zhiwei"), as_("wu_li")
    assert client.get(url("grant", user.pk)).status_code == 200
    form = {"role": "community_worker", "place_code": LUOTONG, "from_on": today().isoformat(), "to_on": ""}
    assert client.post(url("grant", user.pk), form).status_code == 302
    grant = RoleGrant.objects.unscoped("test").get(user=user, role="community_worker")
    assert client.post(url("grant", user.pk), form).status_code == 422
    assert client.post(url("revoke", grant.pk)).status_code == 302
    assert not actor("ye_zhiwei").may("people.import")
    assert client.get(url("detail", user.pk)).status_code == 200


def test_a_stale_edit_answers_409_and_keeps_the_words(as_):
    user, client = account("ye_zhiwei"), as_("wu_li")
    form = {
        "display_name": "叶志炜",
        "job_title": "委员兼文书",
        "place_code": LUOTONG,
        "email": "",
        "version": "0",
    }
    answer = client.post(url("edit", user.pk), form)
    assert answer.status_code == 409
    assert "委员兼文书" in answer.content.decode()
    assert client.post(url("edit", user.pk), {**form, "version": str(user.version)}).status_code == 302


def test_closing_and_opening_again(as_):
    user, client = account("ye_zhiwei"), as_("wu_li")
    assert client.post(url("close", user.pk), {"reason": "退休"}).status_code == 302
    assert client.get(url("detail", user.pk)).status_code == 200
    assert client.post(url("close", user.pk)).status_code == 422
    assert client.post(url("reopen", user.pk)).status_code == 201
    assert client.post(url("reset_password", user.pk)).status_code == 201


def test_a_closed_accounts_open_session_is_worth_nothing(as_):
    client = as_("ye_zhiwei")
    assert client.get(url("profile")).status_code == 200
    as_("wu_li").post(url("close", account("ye_zhiwei").pk))
    assert client.get(url("profile")).status_code == 302


def test_a_grid_changes_hands_and_both_see_the_summary(as_):
    giver, taker, client = account("chen_xiaolan"), account("tong_xiaobin"), as_("xu_guilan")
    assert client.get(url("hand_over")).status_code == 200
    assert client.get(url("hand_over"), {"grid": GRID_2}).status_code == 200
    form = {
        "grid": GRID_2,
        "giver": giver.pk,
        "taker": taker.pk,
        "first_day": today().isoformat(),
        "reason": "轮岗",
    }
    answer = client.post(url("hand_over"), form)
    row = GridHandover.objects.unscoped("test").get()
    assert answer["Location"] == url("handed_over", row.pk)
    for who in ("xu_guilan", "chen_xiaolan", "tong_xiaobin", "wu_li"):
        assert as_(who).get(url("handed_over", row.pk)).status_code == 200, who
    for who in ("fang_yuqing", "zhu_linfeng", "sheng_meihua"):
        assert as_(who).get(url("handed_over", row.pk)).status_code == 404, who


def test_a_grid_of_the_neighbour_cannot_be_handed_over(as_):
    assert as_("dai_yinping").get(url("hand_over"), {"grid": GRID_2}).status_code == 404
    assert as_("dai_yinping").post(url("hand_over"), {"grid": GRID_2}).status_code == 404


def test_an_emergency_session_has_a_banner_a_log_and_an_end(as_):
    client = as_("wu_li")
    form = {
        "place_code": LUOTONG,
        "permissions": ["care.view"],
        "minutes": 15,
        "reason": "台风夜紧急转移独居老人",
    }
    assert client.post(url("break_glass"), form).status_code == 302
    page = client.get(url("profile")).content.decode()
    assert "台风夜紧急转移独居老人" in page
    read = Event.objects.unscoped("test").filter(action="accounts.break_glass_page_read")
    assert read.get(subject_label="GET /account/").reason == "台风夜紧急转移独居老人"
    session = BreakGlass.objects.unscoped("test").get()
    review = as_("ni_anguo").get(url("break_glass_review", session.pk)).content.decode()
    assert "GET /account/" in review
    assert client.post(url("break_glass_end", session.pk)).status_code == 302
    assert "lr-banner" not in client.get(url("profile")).content.decode()
    assert client.get(url("break_glass_review", session.pk)).status_code == 403


def test_others_cannot_see_or_end_an_emergency_session(as_):
    account("ni_anguo")
    session = start_break_glass(
        actor=actor("wu_li"),
        place_code=LUOTONG,
        permissions=["care.view"],
        minutes=5,
        reason="台风夜紧急转移独居老人",
    )
    assert as_("dai_yinping").post(url("break_glass_end", session.pk)).status_code == 404
    assert "台风夜" not in as_("dai_yinping").get(url("break_glass")).content.decode()


def test_an_account_with_too_many_areas_gets_a_sentence_not_a_crash(as_):
    user = account("fang_yuqing")
    for number in range(9):
        RoleGrant.objects.create(user=user, role_id="grid_worker", place_code=f"33018200{number}0{number:02}",
                                 from_on=today())  # fmt: skip
    assert as_("fang_yuqing").get(url("profile")).status_code == 422


def test_who_was_what_on_a_day(as_):
    account("chen_xiaolan")
    client = as_("wu_li")
    assert "陈晓岚" in client.get(url("holders"), {"place": "罗桐社区"}).content.decode()
    assert "陈晓岚" not in client.get(url("holders"), {"on": "2020-01-01"}).content.decode()
    assert client.get(url("holders"), {"on": "yesterday"}).status_code == 422
    assert client.get(url("holders"), {"place": "洋溪社区"}).status_code == 404
