"""Rules of exports, without a database: when somebody else must approve, how long a file is kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ROWS_WITHOUT_APPROVAL = 500
"""Where no place has set its own limit."""
MOST_ROWS = 50_000
KEPT = timedelta(hours=24)
"""How long after the approval the file may be fetched."""
SHORTEST_REASON = 4


class State(StrEnum):
    """How far an export has come."""

    WAITING = "waiting"
    REFUSED = "refused"
    WORKING = "working"
    READY = "ready"
    EXPIRED = "expired"


STATES: dict[State, tuple[str, str | Promise]] = {
    State.WAITING: ("warn", _("Waits for approval")),
    State.REFUSED: ("bad", _("Refused")),
    State.WORKING: ("info", _("Being written")),
    State.READY: ("ok", _("Ready to fetch")),
    State.EXPIRED: ("nd", _("Expired")),
}
"""Kind of the mark, and its words."""


def needs_approval(*, full: bool, rows: int, limit: int) -> bool:
    """Unmasked always; masked from a number of rows on."""
    return full or rows > limit


def outgrown(rows: int, approved: int) -> bool:
    """Whether a list has become another than the one that somebody approved: a register grows a little every day."""
    return rows > approved + max(10, approved // 10)


def state_of(export: Any, now: datetime) -> State:
    """Where an export stands at a moment."""
    if export.refused_at is not None:
        return State.REFUSED
    if export.approved_at is None:
        return State.WAITING
    if export.approved_at + KEPT < now:
        return State.EXPIRED
    return State.READY if export.file else State.WORKING
