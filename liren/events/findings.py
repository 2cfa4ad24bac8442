"""What a check of the log may find, and how it is said. No database."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Trouble(StrEnum):
    """Each way in which somebody may have touched the log."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    REORDERED = "reordered"
    DETAIL_CHANGED = "detail_changed"
    DETAIL_REMOVED = "detail_removed"
    DETAIL_UNREADABLE = "detail_unreadable"
    SEAL_CHANGED = "seal_changed"
    SEAL_REMOVED = "seal_removed"


SENTENCES: dict[str, Promise] = {
    Trouble.CHANGED: _("Event %(event)s was changed after it was sealed."),
    Trouble.ADDED: _("Event %(event)s was added after its time was sealed."),
    Trouble.REMOVED: _("Event %(event)s was removed after it was sealed."),
    Trouble.REORDERED: _("Event %(event)s changed places with another event after it was sealed."),
    Trouble.DETAIL_CHANGED: _("The old and new values of event %(event)s were changed."),
    Trouble.DETAIL_REMOVED: _("The old and new values of event %(event)s were removed without an erasure."),
    Trouble.DETAIL_UNREADABLE: _(
        "The values of event %(event)s need a key that is not here: touched, or a wrong key file."
    ),
    Trouble.SEAL_CHANGED: _("Seal %(seal)s was changed."),
    Trouble.SEAL_REMOVED: _("A seal before seal %(seal)s, or at the chain's end, was removed or replaced."),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """The first place where the log is not what was sealed."""

    trouble: Trouble
    event_id: int | None = None
    seal_id: int | None = None

    def __str__(self) -> str:
        return str(SENTENCES[self.trouble]) % {"event": self.event_id, "seal": self.seal_id or "—"}
