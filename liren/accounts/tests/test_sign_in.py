"""Signing in: passwords, first-run passwords, locks, and what the log keeps of it."""

from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from liren.accounts.models import User
from liren.accounts.operations.accounts import open_account
from liren.events.models import Event
from liren.testing.area import LUOTONG
from liren.testing.cast import account, actor

pytestmark = pytest.mark.django_db
GOOD = "Luo-Tong-2026-xin"


@pytest.fixture(autouse=True)
def _no_old_locks():
    cache.clear()


def events(action: str) -> int:
    return Event.objects.unscoped("test").filter(action=f"accounts.{action}").count()


def sign_in(client: Client, username: str, password: str):
    return client.post(reverse("account_login"), {"login": username, "password": password})


@pytest.fixture
def newcomer():
    return open_account(actor=actor("wu_li"), username="niu.xinyi", display_name="牛新一", place_code=LUOTONG)


@pytest.fixture
def worker():
    user = account("fang_yuqing")
    user.set_password(GOOD)
    user.save()
    return user


def test_a_page_for_the_signed_in_sends_others_to_sign_in_and_back(client: Client):
    answer = client.get(reverse("accounts:list"))
    assert answer.status_code == 302
    assert answer["Location"] == "/sign-in/?next=%2Faccounts%2F"


def test_a_part_for_the_signed_in_makes_htmx_load_the_sign_in_page(client: Client):
    answer = client.get(reverse("accounts:list"), headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer["HX-Redirect"].startswith("/sign-in/")


def test_right_name_and_password_open_the_door_and_are_recorded(client: Client, worker: User):
    assert sign_in(client, "fang_yuqing", GOOD).status_code == 302
    assert events("signed_in") == 1
    assert client.get(reverse("accounts:profile")).status_code == 200


def test_a_wrong_password_is_recorded_at_the_account_and_five_lock_it(client: Client, worker: User):
    for _try in range(5):
        assert sign_in(client, "fang_yuqing", "wrong").status_code == 200
    assert events("sign_in_failed") == 5
    answer = sign_in(client, "fang_yuqing", GOOD)
    assert "_auth_user_id" not in client.session
    assert answer.status_code == 200
    assert events("sign_in_locked") == 1
    sign_in(client, "fang_yuqing", GOOD)
    assert events("sign_in_locked") == 1, "one lock is one event, however often somebody knocks"


def test_what_was_typed_as_an_unknown_name_is_kept_nowhere(client: Client):
    sign_in(client, "MyPassword123", "x")
    event = Event.objects.unscoped("test").get(action="accounts.sign_in_failed")
    assert "MyPassword123" not in f"{event.subject_label}{event.actor_name}{event.reason}"


def test_a_first_run_password_opens_one_page_only(client: Client, newcomer):
    sign_in(client, "niu.xinyi", newcomer.password)
    for name in ("accounts:profile", "accounts:list", "mfa_index", "usersessions_list"):
        page = f"{reverse('account_change_password')}?{urlencode({'next': reverse(name)})}"
        assert client.get(reverse(name))["Location"] == page
    assert client.get(reverse("account_change_password")).status_code == 200


def test_an_own_password_opens_the_rest_and_ends_other_sessions(client: Client, newcomer):
    elsewhere = Client()
    sign_in(elsewhere, "niu.xinyi", newcomer.password)
    sign_in(client, "niu.xinyi", newcomer.password)
    form = {"oldpassword": newcomer.password, "password1": GOOD, "password2": GOOD}
    assert client.post(reverse("account_change_password"), form).status_code == 302
    assert client.get(reverse("accounts:profile")).status_code == 200
    assert elsewhere.get(reverse("accounts:profile")).status_code == 302
    assert not User.objects.get(username="niu.xinyi").must_change_password
    assert events("password_changed") == 1


@pytest.mark.parametrize(
    "bad", ["short1A-", "alllowercase", "niu.xinyi-2026-A", "Password123", "1234567890"], ids=str
)
def test_a_poor_password_is_refused(client: Client, newcomer, bad: str):
    sign_in(client, "niu.xinyi", newcomer.password)
    client.post(
        reverse("account_change_password"),
        {"oldpassword": newcomer.password, "password1": bad, "password2": bad},
    )
    assert User.objects.get(username="niu.xinyi").must_change_password


def test_the_first_run_password_cannot_be_kept(client: Client, newcomer):
    sign_in(client, "niu.xinyi", newcomer.password)
    same = {"oldpassword": newcomer.password, "password1": newcomer.password, "password2": newcomer.password}
    client.post(reverse("account_change_password"), same)
    assert User.objects.get(username="niu.xinyi").must_change_password


def test_nobody_signs_up_or_mails_themselves_a_password(client: Client):
    for name in ("account_signup", "socialaccount_signup", "account_reset_password", "account_email"):
        assert client.get(reverse(name)).status_code == 404, name
        assert client.post(reverse(name), {"username": "x", "password1": GOOD}).status_code == 404, name
    with pytest.raises(NoReverseMatch):
        reverse("account_confirm_email", args=["x"])
    assert not User.objects.exists()


def test_others_sessions_can_be_ended_from_the_list(client: Client, worker: User):
    elsewhere = Client()
    sign_in(elsewhere, "fang_yuqing", GOOD)
    sign_in(client, "fang_yuqing", GOOD)
    assert client.get(reverse("usersessions_list")).status_code == 200
    client.post(reverse("usersessions_list"))
    assert elsewhere.get(reverse("accounts:profile")).status_code == 302
    assert client.get(reverse("accounts:profile")).status_code == 200
    assert events("sessions_ended") == 1


@pytest.mark.parametrize("name", ["account_login", "account_inactive"])
def test_the_doors_pages_are_ours_not_the_librarys(client: Client, name: str):
    answer = client.get(reverse(name))
    assert "account/entrance.html" in {template.name for template in answer.templates}
    assert "注册" not in answer.content.decode()
