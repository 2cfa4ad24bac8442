"""Forms of signing in: allauth's, with our words."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as code_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

CODE = {"autocomplete": "one-time-code", "autofocus": True, "autocapitalize": "off", "spellcheck": "false"}


class Worded:
    """Our labels and helps on somebody else's fields; no placeholders, which vanish when one types."""

    words: dict[str, Any] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.words.get(name, field.label)
            field.help_text = self.words.get(f"{name}_help", "")
            field.widget.attrs.pop("placeholder", None)


class SignInForm(Worded, account_forms.LoginForm):  # type: ignore[misc]
    """User name and password."""

    words = {"login": _("User name"), "password": _("Password")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {
            "autofocus": True,
            "autocapitalize": "off",
            "spellcheck": "false",
        }


class ChangePasswordForm(Worded, account_forms.ChangePasswordForm):  # type: ignore[misc]
    """The old password, and the new one twice; the rules stand beside it."""

    words = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("New password once more"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = format_html_join(
            mark_safe("<br>"), "· {}", ((rule,) for rule in password_validators_help_texts())
        )
        self.fields["password1"].help_text = format_html('<span class="rules">{}</span>', rules)


class SureForm(Worded, account_forms.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""

    words = {"password": _("Password")}


class CodeForm(Worded, code_forms.AuthenticateForm):  # type: ignore[misc]
    """Six digits of the authenticator app, or a recovery code."""

    words = {
        "code": _("Sign-in code"),
        "code_help": _("Six digits from the app, or one of your recovery codes."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= CODE


class SureCodeForm(Worded, code_forms.ReauthenticateForm):  # type: ignore[misc]
    """The code, before something that matters."""

    words = CodeForm.words


class ActivateAppForm(Worded, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app that was just connected."""

    words = {"code": _("Sign-in code"), "code_help": _("The six digits that the app shows now.")}


class AddPasskeyForm(Worded, AddWebAuthnForm):  # type: ignore[misc]
    """A name for a key, and whether it replaces the password."""

    words = {
        "name": _("What is this key called?"),
        "name_help": _("For example: office computer, blue USB key."),
        "passwordless": _("Sign in with this key alone"),
        "passwordless_help": _("Then the key asks for its PIN, finger or face instead of the password."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class RenamePasskeyForm(Worded, EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a key."""

    words = {"name": _("What is this key called?")}
