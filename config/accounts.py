"""Signing in: allauth's settings. Liren's own rules about accounts live in `liren.accounts`."""

import os
from typing import Any

AUTHENTICATION_BACKENDS = ["liren.accounts.backends.AccountBackend"]
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "liren.accounts.adapters.AccountAdapter"
MFA_ADAPTER = "liren.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
USERSESSIONS_TRACK_ACTIVITY = True
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = False


def _identity_provider() -> list[dict[str, Any]]:
    """The organisation's own OpenID Connect provider, when the environment names one."""
    if not os.environ.get("LIREN_OIDC_URL"):
        return []
    return [
        {
            "provider_id": "organisation",
            "name": os.environ.get("LIREN_OIDC_NAME", "OpenID Connect"),
            "client_id": os.environ["LIREN_OIDC_CLIENT"],
            "secret": os.environ["LIREN_OIDC_SECRET"],
            "settings": {"server_url": os.environ["LIREN_OIDC_URL"]},
        }
    ]


SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": _identity_provider()}}
