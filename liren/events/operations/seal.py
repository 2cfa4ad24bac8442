"""Seal what was recorded since the last seal, so that it cannot be changed unnoticed."""

from __future__ import annotations

from django.db import OperationalError, connection, transaction
from django.utils import timezone

from liren.events.chain import digests, leaves
from liren.events.chain.canonical import COLUMNS, event_digest, seal_digest
from liren.events.models import GENESIS, Event, Seal

SIZE = 10_000
"""Events in one seal at most: bounds the memory of sealing and of checking."""
WHY = "sealing covers every event"


def seal_events(*, size: int = SIZE, algorithm: str | None = None) -> int:
    """Seal all events that are certainly complete; how many they were.

    Nobody acts here and nobody is told: sealing is the machinery of the log itself. While writers are
    half-way for longer than half a second, nothing is sealed, and the next run does it.
    """
    horizon = _complete_up_to()
    sealed = 0
    while horizon is not None and (count := _seal_next(horizon, size, algorithm or digests.chosen())):
        sealed += count
    return sealed


def _complete_up_to() -> int | None:
    """The last event's id at a moment when no writer was half-way, or nothing when writers are busy."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '500ms'")
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('liren events'), hashtext('writer'))")
            cursor.execute("SELECT max(id) FROM events_event")
            found: int | None = cursor.fetchone()[0]
            return found
    except OperationalError:
        return None


def _seal_next(horizon: int, size: int, algorithm: str) -> int:
    """One seal over the next events up to the horizon; a second sealer at the same time does nothing."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('liren events'), hashtext('sealer'))")
        if not cursor.fetchone()[0]:
            return 0
        last = Seal.objects.last()
        rows = Event.objects.unscoped(WHY).filter(id__gt=last.last_event if last else 0, id__lte=horizon)
        packed = [
            leaves.Leaf(row["id"], event_digest(row, algorithm))
            for row in rows.order_by("id").values(*COLUMNS)[:size]
        ]
        if packed:
            _link(packed, bytes(last.digest) if last else GENESIS, algorithm).save()
        return len(packed)


def _link(packed: list[leaves.Leaf], previous: bytes, algorithm: str) -> Seal:
    seal = Seal(
        first_event=packed[0].event_id,
        last_event=packed[-1].event_id,
        count=len(packed),
        leaves=leaves.pack(packed),
        root=leaves.root(packed, algorithm),
        previous=previous,
        sealed_at=timezone.now(),
        algorithm=algorithm,
    )
    seal.digest = seal_digest(seal)
    return seal
