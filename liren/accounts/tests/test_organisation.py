"""Signing in through the organisation's own identity provider: it opens accounts, it never makes one."""

import pytest
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from liren.accounts.adapters import OrganisationAdapter
from liren.accounts.models import User
from liren.testing.cast import account

pytestmark = pytest.mark.django_db
PROVIDER = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "organisation",
                "name": "建德市统一认证",
                "client_id": "liren",
                "secret": "only-in-this-test",
                "settings": {"server_url": "https://id.example.invalid"},
            }
        ]
    }
}


def request() -> HttpRequest:
    made = RequestFactory().get("/sign-in/oidc/organisation/callback/")
    SessionMiddleware(lambda r: HttpResponse()).process_request(made)
    MessageMiddleware(lambda r: HttpResponse()).process_request(made)
    return made


def vouched_for(name: str) -> SocialLogin:
    data = {"userinfo": {"preferred_username": name}}
    social = SocialAccount(provider="organisation", uid=f"uid-of-{name}", extra_data=data)
    return SocialLogin(user=User(), account=social)


def test_the_account_with_the_vouched_name_is_the_one_that_opens(settings):
    settings.SOCIALACCOUNT_PROVIDERS = PROVIDER
    worker = account("fang_yuqing")
    login = vouched_for("Fang_Yuqing")
    OrganisationAdapter().pre_social_login(request(), login)
    assert login.user == worker
    assert SocialAccount.objects.get().user == worker


@pytest.mark.parametrize("name", ["nobody_here", "", "ye_zhiwei"])
def test_without_an_open_account_nothing_is_made(name: str):
    User.objects.filter(pk=account("ye_zhiwei").pk).update(is_active=False)
    with pytest.raises(ImmediateHttpResponse):
        OrganisationAdapter().pre_social_login(request(), vouched_for(name))
    assert not SocialAccount.objects.exists()
    assert User.objects.count() == 1


def test_the_button_stands_on_the_sign_in_page_only_when_it_is_set_up(client: Client, settings):
    assert "统一认证" not in client.get(reverse("account_login")).content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = PROVIDER
    page = client.get(reverse("account_login")).content.decode()
    assert "用建德市统一认证登录" in page
    assert reverse("openid_connect_login", args=["organisation"]) in page
