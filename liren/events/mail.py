"""Sending messages by e-mail, where the environment names a mail server (`EMAIL_HOST`)."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import translation
from django.utils.translation import gettext as _

from liren.events.models import Notice


def wanted() -> bool:
    """Whether this installation sends e-mail at all."""
    return bool(os.environ.get("EMAIL_HOST"))


def send(notice: Notice) -> None:
    """Mail one message in the installation's language: its sentence, and where to read on."""
    with translation.override(settings.LANGUAGE_CODE):
        words = str(notice)
        body = "\n\n".join((words, _where(notice), _("You get this e-mail because you work with Liren.")))
        EmailMessage(
            _("Liren: %(words)s") % {"words": words[:60]}, body, _sender(), [notice.recipient.email],
            connection=_connection(),
        ).send()  # fmt: skip


def _where(notice: Notice) -> str:
    origin = settings.CSRF_TRUSTED_ORIGINS[0].rstrip("/") if settings.CSRF_TRUSTED_ORIGINS else ""
    if origin:
        return _("Read on: %(address)s") % {"address": origin + notice.link}
    return _("Sign in to Liren and open Messages to read on.")


def _sender() -> str:
    return os.environ.get("EMAIL_FROM") or os.environ.get("EMAIL_HOST_USER") or settings.DEFAULT_FROM_EMAIL


def _connection() -> BaseEmailBackend:
    found: BaseEmailBackend = get_connection(
        host=os.environ.get("EMAIL_HOST"),
        port=int(os.environ.get("EMAIL_PORT", "25")),
        username=os.environ.get("EMAIL_HOST_USER", ""),
        password=os.environ.get("EMAIL_HOST_PASSWORD", ""),
        use_tls=os.environ.get("EMAIL_USE_TLS", "").lower() in {"1", "true", "yes", "on"},
        use_ssl=os.environ.get("EMAIL_USE_SSL", "").lower() in {"1", "true", "yes", "on"},
        timeout=20,
    )
    return found
