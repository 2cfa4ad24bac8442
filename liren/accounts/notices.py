"""Whom accounts tell: security about emergency sessions, people about what was done to their own account."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liren.accounts.models import GridHandover
from liren.accounts.queries.grants import holders_of
from liren.kernel.declarations import Notice


def _security(event: Any) -> list[int]:
    return holders_of("security.manage", event.place_code)


def _owner(event: Any) -> list[int]:
    return [event.subject_id] if event.subject_id and event.subject_id != event.actor_id else []


def _locked_owner(event: Any) -> list[int]:
    return [event.subject_id] if event.subject_id else []


def _workers(event: Any) -> list[int]:
    row = GridHandover.objects.unscoped("the two workers are told").filter(pk=event.subject_id).first()
    return [row.giver_id, row.taker_id] if row else []


NOTICES = (
    Notice(
        "accounts.break_glass_started",
        "accounts.break_glass_started",
        _security,
        lambda event: _("An emergency session was opened. Look at the reason and at what was read."),
        lambda event: reverse("accounts:break_glass_review", args=[event.subject_id]),
    ),
    Notice(
        "accounts.grid_handed_over",
        "accounts.grid_handed_over",
        _workers,
        lambda event: _("A grid changes hands. Look at the day and at what moves along."),
        lambda event: reverse("accounts:handed_over", args=[event.subject_id]),
    ),
    Notice(
        "accounts.sign_in_locked",
        "accounts.sign_in_locked",
        _locked_owner,
        lambda event: _(
            "Too many wrong passwords were tried on your account. If it was not you, change yours."
        ),
        lambda event: reverse("accounts:profile"),
    ),
    Notice(
        "accounts.role_granted",
        "accounts.role_granted",
        _owner,
        lambda event: _("You were given a role. Look at what, where and until when."),
        lambda event: reverse("accounts:profile"),
    ),
)
