"""The second step: an authenticator app and recovery codes, their secrets sealed, each use recorded."""

import time
from unittest.mock import patch

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from liren.accounts.models import User
from liren.events.models import Event
from liren.testing.cast import account

pytestmark = pytest.mark.django_db
PASSWORD = "Luo-Tong-2026-xin"


@pytest.fixture(autouse=True)
def _no_old_locks():
    cache.clear()


@pytest.fixture
def worker() -> User:
    user = account("fang_yuqing")
    user.set_password(PASSWORD)
    user.save()
    return user


def code_of(secret: str, ahead: int = 0) -> str:
    counter = next(iter(yield_hotp_counters_from_time())) + ahead
    return str(format_hotp_value(hotp_value(secret, counter)))


def sign_in(client: Client):
    return client.post(reverse("account_login"), {"login": "fang_yuqing", "password": PASSWORD})


def connect_app(client: Client) -> str:
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = str(page.context["form"].secret)
    assert client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}).status_code == 302
    return secret


def recorded(action: str) -> int:
    return Event.objects.unscoped("test").filter(action=f"accounts.{action}").count()


def test_an_app_is_connected_and_its_secret_is_sealed_in_the_database(
    client: Client, worker: User, django_capture_on_commit_callbacks
):
    sign_in(client)
    with django_capture_on_commit_callbacks(execute=True):
        secret = connect_app(client)
    stored = Authenticator.objects.get(user=worker, type=Authenticator.Type.TOTP).data
    assert secret not in str(stored)
    assert recorded("factor_added") >= 1
    assert client.get(reverse("mfa_index")).status_code == 200
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 200


def test_then_the_password_alone_opens_nothing(client: Client, worker: User):
    sign_in(client)
    secret = connect_app(client)
    visitor = Client()
    assert sign_in(visitor)["Location"] == reverse("mfa_authenticate")
    assert visitor.get(reverse("accounts:profile")).status_code == 302
    assert visitor.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert recorded("factor_failed") == 1
    later = time.time() + 60
    with patch("time.time", return_value=later):
        visitor.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert visitor.get(reverse("accounts:profile")).status_code == 200


def test_security_pages_ask_again_who_it_is(client: Client, worker: User):
    client.force_login(worker)
    answer = client.get(reverse("mfa_activate_totp"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    page = client.get(answer["Location"])
    assert page.status_code == 200


@pytest.mark.parametrize(
    "name",
    [
        "mfa_index",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_generate_recovery_codes",
        "usersessions_list",
    ],
)
def test_every_page_of_it_opens_in_our_look(client: Client, worker: User, name: str):
    sign_in(client)
    connect_app(client)
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    assert "base.html" in {template.name for template in answer.templates}
    assert not any((template.name or "").startswith("allauth/") for template in answer.templates)
