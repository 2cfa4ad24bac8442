"""Addresses of signing in: of allauth's, only the pages that we use. The rest of allauth has no address."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as organisation
from django.urls import path

from liren.accounts.views.closed import closed
from liren.accounts.views.profile import SessionsView

urlpatterns = [
    path("", account.login, name="account_login"),
    path("leave/", account.logout, name="account_logout"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("code/", factor.authenticate, name="mfa_authenticate"),
    path("again/code/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("again/passkey/", passkey.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkey/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("factors/", factor.index, name="mfa_index"),
    path("factors/app/", app.activate_totp, name="mfa_activate_totp"),
    path("factors/app/removal/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("factors/passkeys/", passkey.list_webauthn, name="mfa_list_webauthn"),
    path("factors/passkeys/new/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path("factors/passkeys/<int:pk>/", passkey.edit_webauthn, name="mfa_edit_webauthn"),
    path("factors/passkeys/<int:pk>/removal/", passkey.remove_webauthn, name="mfa_remove_webauthn"),
    path("factors/recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("factors/recovery-codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path(
        "factors/recovery-codes/file/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"
    ),
    path("sessions/", SessionsView.as_view(), name="usersessions_list"),
    path("oidc/<slug:provider_id>/", organisation.login, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/callback/", organisation.callback, name="openid_connect_callback"),
    path("oidc-cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("oidc-failed/", social.login_error, name="socialaccount_login_error"),
    path("none/sign-up/", closed, name="account_signup"),
    path("none/sign-up-by-oidc/", closed, name="socialaccount_signup"),
    path("none/connections/", closed, name="socialaccount_connections"),
    path("none/forgotten/", closed, name="account_reset_password"),
    path("none/password/", closed, name="account_set_password"),
    path("none/e-mail/", closed, name="account_email"),
    path("none/e-mail-sent/", closed, name="account_email_verification_sent"),
]
"""The names under `none/` are asked for by allauth's code; there is nothing behind them but a 404."""
