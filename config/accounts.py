"""Signing in: allauth's settings. Liren's own rules about accounts live in `liren.accounts`."""

import os
from typing import Any

AUTHENTICATION_BACKENDS = ["liren.accounts.backends.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"liren.accounts.password_rules.{name}"}
    for name in ("LongEnough", "MixedEnough", "NotCommon", "NotTheName", "NotTheSame")
]
ACCOUNT_ADAPTER = "liren.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "liren.accounts.sign_in_forms.SignInForm",
    "change_password": "liren.accounts.sign_in_forms.ChangePasswordForm",
    "reauthenticate": "liren.accounts.sign_in_forms.SureForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "30/m/ip,5/5m/key"}
"""Five wrong passwords lock an account for five minutes; a whole office may share one address."""
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300

MFA_ADAPTER = "liren.accounts.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "liren.accounts.sign_in_forms.CodeForm",
    "reauthenticate": "liren.accounts.sign_in_forms.SureCodeForm",
    "activate_totp": "liren.accounts.sign_in_forms.ActivateAppForm",
    "add_webauthn": "liren.accounts.sign_in_forms.AddPasskeyForm",
    "edit_webauthn": "liren.accounts.sign_in_forms.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "里仁 Liren"

USERSESSIONS_TRACK_ACTIVITY = False
"""Our own middleware notes activity every five minutes; allauth's would write on every request."""

SOCIALACCOUNT_ADAPTER = "liren.accounts.adapters.OrganisationAdapter"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_STORE_TOKENS = False
ALLAUTH_TRUSTED_PROXY_COUNT = (
    1 if os.environ.get("LIREN_PROXY", "").lower() in {"1", "true", "yes", "on"} else 0
)


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
