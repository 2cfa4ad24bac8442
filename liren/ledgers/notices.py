"""Whom ledgers tell: approvers about an export that waits, the asker about each answer."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liren.accounts.queries.grants import holders_of
from liren.kernel.declarations import Notice, Text
from liren.people.models import Export


def _approvers(event: Any) -> list[int]:
    return [pk for pk in holders_of("exports.approve", event.place_code) if pk != event.actor_id]


def _asker(event: Any) -> list[int]:
    found = (
        Export.objects.unscoped("whom to tell").filter(pk=event.subject_id).values_list("by_id", flat=True)
    )
    return list(found)


def _page(event: Any) -> str:
    return reverse("ledgers:export_detail", args=[event.subject_id])


def _to_asker(action: str, words: Text) -> Notice:
    return Notice(action, action, _asker, lambda event: words, _page)


NOTICES = (
    Notice(
        "ledgers.export_asked", "ledgers.export_asked", _approvers,
        lambda event: _("An export of personal data waits for your decision. Look at the reason and the columns."),
        _page,
    ),
    _to_asker("ledgers.export_refused", _("Your export was refused. Read why, and ask again differently if needed.")),
    _to_asker("ledgers.export_failed", _("Your export could not be written. Read why on its page.")),
    _to_asker("ledgers.export_written", _("Your export is ready. Fetch it within a day; afterwards it is destroyed.")),
)  # fmt: skip
