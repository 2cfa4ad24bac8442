"""The log and its chain as JSON lines, for whoever wants to check it without this installation.

First line: what this is. Then the events in order, each seal after the events that it covers, and a last line
with the counts. Old and new values of events are not part of it: it holds no resident's data.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from liren.events.chain.canonical import COLUMNS, event_data, seal_data
from liren.events.models import GENESIS, Event, Seal

WHY = "an export of the whole log, made on the machine itself"
FORMAT = {"format": "liren-events", "version": 1}


def export_lines() -> Iterator[str]:
    """Each line of the export."""
    end = {"events": 0, "seals": 0, "head": GENESIS.hex()}
    last: int | None = None
    yield _line({**FORMAT, "exported_at": timezone.now().isoformat()})
    for seal in Seal.objects.order_by("id").iterator(chunk_size=4):
        for row in _events(last, seal.last_event):
            end["events"] += 1  # type: ignore[operator]
            yield _line({"event": event_data(row)})
        yield _line({"seal": _seal(seal)})
        last, end["head"] = seal.last_event, bytes(seal.digest).hex()
        end["seals"] += 1  # type: ignore[operator]
    for row in _events(last, None):
        end["events"] += 1  # type: ignore[operator]
        yield _line({"event": event_data(row)})
    yield _line({"end": end})


def _events(after: int | None, to: int | None) -> Iterator[dict[str, Any]]:
    rows = Event.objects.unscoped(WHY).order_by("id")
    if after is not None:
        rows = rows.filter(id__gt=after)
    if to is not None:
        rows = rows.filter(id__lte=to)
    yield from rows.values(*COLUMNS).iterator(chunk_size=2000)


def _seal(seal: Seal) -> dict[str, Any]:
    leaves = base64.b64encode(bytes(seal.leaves)).decode()
    return {**seal_data(seal), "digest": bytes(seal.digest).hex(), "leaves": leaves, "number": seal.pk}


def _line(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
