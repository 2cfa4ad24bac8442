"""One way to write an event or a seal down, so that the same row always has the same digest.

JSON with sorted keys, no spaces, UTF-8; instants in UTC to the microsecond; digests in hexadecimal. The
stand-alone verifier (`scripts/verify_export.py`) does the same with nothing but the standard library.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from liren.events.chain.digests import digest

COLUMNS = (
    "id", "at", "place_code", "actor_id", "actor_name", "action",
    "subject_type", "subject_id", "subject_label", "reason", "request_id", "detail_digest",
)  # fmt: skip
SEAL_COLUMNS = ("algorithm", "count", "first_event", "last_event", "previous", "root", "sealed_at")


def event_data(row: Mapping[str, Any]) -> dict[str, Any]:
    """An event's plain columns as JSON can hold them."""
    return {name: _plain(row[name]) for name in COLUMNS}


def seal_data(row: Any) -> dict[str, Any]:
    """What a seal's own digest covers; the leaves are covered by the root."""
    return {name: _plain(getattr(row, name)) for name in SEAL_COLUMNS}


def event_digest(row: Mapping[str, Any], algorithm: str) -> bytes:
    """The digest of one event."""
    return digest(algorithm, _written(event_data(row)))


def seal_digest(row: Any) -> bytes:
    """The digest of one seal: what the next one refers to."""
    return digest(row.algorithm, b"\x02" + _written(seal_data(row)))


def _written(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value
