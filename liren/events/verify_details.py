"""Are the old and new values still those that the event stood for, or properly erased?"""

from __future__ import annotations

import hashlib
from typing import Any

from liren.events.findings import Finding, Trouble
from liren.events.models import Event
from liren.events.operations.erase import ERASED
from liren.events.operations.record import PURPOSE
from liren.kernel import crypto

Row = dict[str, Any]


def detail_trouble(rows: list[Row]) -> Finding | None:
    """The first event whose details are neither as recorded nor erased on the record."""
    gone = {row["id"] for row in rows if row["detail_digest"] is not None and row["detail__sealed"] is None}
    gone -= _erased_among(gone)
    for row in rows:
        if row["id"] in gone:
            return Finding(Trouble.DETAIL_REMOVED, row["id"])
        if row["detail__sealed"] is not None and (trouble := _trouble_with(row)):
            return Finding(trouble, row["id"])
    return None


def _erased_among(events: set[int]) -> set[int]:
    if not events:
        return set()
    erasures = Event.objects.unscoped("the check covers every event").filter(
        action=ERASED, subject_type="events.event", subject_id__in=events
    )
    return {found for found in erasures.values_list("subject_id", flat=True) if found is not None}


def _trouble_with(row: Row) -> Trouble | None:
    try:
        detail = crypto.unseal(PURPOSE, bytes(row["detail__sealed"]))
    except crypto.SealBroken:
        return Trouble.DETAIL_CHANGED
    except crypto.KeyringProblem:
        return Trouble.DETAIL_UNREADABLE
    digest = hashlib.sha256(bytes(row["detail__salt"]) + detail.encode()).digest()
    as_recorded = row["detail_digest"] is not None and digest == bytes(row["detail_digest"])
    return None if as_recorded else Trouble.DETAIL_CHANGED
