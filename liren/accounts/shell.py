"""What accounts put over every page: how many messages wait, and the banner of an emergency session."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from liren.ui.shell_parts import Banner, ShellPart


def banners(request: HttpRequest) -> list[Banner]:
    """One sentence while an emergency session is open: until when, why, and how to end it."""
    return [
        Banner(
            _("Emergency session until %(time)s. Every page is logged. Reason: %(reason)s")
            % {"time": _clock(row["ends_at"]), "reason": row["reason"]},
            url=reverse("accounts:break_glass"),
            link=_("End it"),
        )
        for row in getattr(request.user, "live_break_glass", [])
    ]


def unread(request: HttpRequest) -> int:
    """How many messages the account had not read when the request came."""
    return len(getattr(request.user, "unread", ()))


def _clock(moment: str | datetime) -> str:
    at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return f"{timezone.localtime(at):%H:%M}"


SHELL = (ShellPart("banners", banners), ShellPart("unread", unread))
