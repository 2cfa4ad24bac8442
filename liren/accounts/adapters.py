"""Where allauth asks us: nobody signs up, secrets are sealed, every entry and failure is recorded."""

from __future__ import annotations

import base64
import os
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import user_username
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liren.accounts.models import User
from liren.accounts.operations.sign_in import note, note_failure, note_lock, set_own_password
from liren.kernel import crypto

PURPOSE = "accounts.second_factor"
NAME_CLAIM = os.environ.get("LIREN_OIDC_CLAIM", "preferred_username")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Passwords and sessions."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed. Ask the account manager of your area."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_code": _("This code is not right. Wait for the next one, then try again."),
        "incorrect_password": _("This password is not right."),
        "invalid_login": _("Signing in did not work. Try again."),
        "rate_limited": _("Too many tries. Wait a minute, then try again."),
        "too_many_login_attempts": _("Too many wrong passwords. Wait five minutes, then try again."),
        "username_password_mismatch": _("User name or password is not right."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are opened by who manages them."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            note_lock(str(credentials.get("username", "")), request)
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        note_failure(str(credentials.get("username", "")), request)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        note("signed_in", user, request)
        return response

    def logout(self, request: HttpRequest) -> None:
        if request.user.is_authenticated:
            note("signed_out", request.user, request)
        super().logout(request)

    def set_password(self, user: User, password: str) -> None:
        request = context.request
        set_own_password(user, password, request)
        messages.success(request, _("Your password was changed. You were signed out everywhere else."))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return str(reverse("accounts:profile"))

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Only what went wrong is worth a sentence: that one is signed in, one sees."""
        if level >= messages.WARNING or "message" in kwargs:
            super().add_message(request, level, *args, **kwargs)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Authenticator apps, passkeys and recovery codes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def encrypt(self, text: str) -> str:
        """Secrets of authenticator apps and recovery codes are sealed like every other secret."""
        return base64.b64encode(crypto.seal(PURPOSE, text)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return crypto.unseal(PURPOSE, base64.b64decode(encrypted_text))

    def get_totp_label(self, user: User) -> str:
        return user_username(user) or str(user)

    def _get_site_name(self) -> str:
        return "里仁 Liren"


class OrganisationAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The organisation's own identity provider: it opens accounts that exist, it makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find the account whose user name the provider vouches for; without one, say whom to ask."""
        if sociallogin.is_existing:
            return
        data = sociallogin.account.extra_data
        claimed = str({**data, **data.get("userinfo", {})}.get(NAME_CLAIM, "")).strip().lower()
        user = User.objects.filter(username=claimed, is_active=True).first() if claimed else None
        if user is None:
            messages.error(
                request, _("There is no account here for you. Ask the account manager of your area.")
            )
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_login")))
        sociallogin.connect(request, user)
