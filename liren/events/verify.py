"""Is the log still what was sealed? Names the first event or seal that was touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from liren.events.chain import leaves
from liren.events.chain.canonical import COLUMNS, event_digest, seal_digest
from liren.events.chain.leaves import Leaf
from liren.events.findings import Finding, Trouble
from liren.events.models import GENESIS, ChainCheck, Event, Seal
from liren.events.verify_details import detail_trouble

WHY = "the check covers every event"
Row = dict[str, Any]


@dataclass(slots=True)
class Checked:
    """How far a check came."""

    seals: int = 0
    events: int = 0
    pending: int = 0
    head: bytes = GENESIS
    last_event: int = 0
    finding: Finding | None = None


def verify_chain() -> Finding | None:
    """The first event that was changed, added, removed or moved, or the seal; nothing when all is well."""
    return check_chain().finding


def check_chain(expected: str = "") -> Checked:
    """Walk the whole chain. `expected`: the beginning of a seal's digest (hexadecimal) noted down earlier."""
    checked = Checked()
    missing = {bytes(head) for head in ChainCheck.objects.order_by().values_list("head", flat=True)} - {
        GENESIS
    }
    awaited = bool(expected)
    for seal in Seal.objects.order_by("id").iterator(chunk_size=4):
        if found := _seal_trouble(seal, checked) or _events_trouble(seal, checked):
            checked.finding = found
            return checked
        _move_on(checked, seal)
        missing.discard(checked.head)
        awaited = awaited and not checked.head.hex().startswith(expected.lower())
    checked.finding = Finding(Trouble.SEAL_REMOVED) if missing or awaited else _pending_trouble(checked)
    return checked


def _move_on(checked: Checked, seal: Seal) -> None:
    checked.seals += 1
    checked.events += seal.count
    checked.head, checked.last_event = bytes(seal.digest), seal.last_event


def _seal_trouble(seal: Seal, checked: Checked) -> Finding | None:
    """Whether the seal is whole in itself, and follows the one before."""
    if (
        seal.algorithm not in {"sha256", "sm3"}
        or bytes(seal.digest) != seal_digest(seal)
        or not _leaves_fit(seal)
    ):
        return Finding(Trouble.SEAL_CHANGED, seal_id=seal.pk)
    if bytes(seal.previous) != checked.head or seal.first_event <= checked.last_event > 0:
        return Finding(Trouble.SEAL_REMOVED, seal_id=seal.pk)
    return None


def _leaves_fit(seal: Seal) -> bool:
    try:
        packed = leaves.unpack(bytes(seal.leaves))
    except ValueError:
        return False
    ends = packed and (packed[0].event_id, packed[-1].event_id) == (seal.first_event, seal.last_event)
    return (
        bool(ends) and len(packed) == seal.count and leaves.root(packed, seal.algorithm) == bytes(seal.root)
    )


def _events_trouble(seal: Seal, checked: Checked) -> Finding | None:
    rows = Event.objects.unscoped(WHY).filter(id__lte=seal.last_event).order_by("id")
    found = list(
        (rows.filter(id__gt=checked.last_event) if checked.seals else rows).values(*COLUMNS, *_DETAIL)
    )
    packed = leaves.unpack(bytes(seal.leaves))
    first = next(compare(packed, found, seal.algorithm), None)
    detail = detail_trouble(found)
    return min((one for one in (first, detail) if one), key=lambda one: one.event_id or 0, default=None)


def compare(packed: list[Leaf], rows: list[Row], algorithm: str) -> Iterator[Finding]:
    """What differs between the leaves of a seal and the events as they are now, in order of their ids."""
    sealed = dict(packed)
    present = {row["id"]: row for row in rows}
    for event_id in sorted(sealed.keys() | present.keys()):
        if event_id not in present:
            yield Finding(Trouble.REMOVED, event_id)
        elif event_id not in sealed:
            yield Finding(Trouble.ADDED, event_id)
        elif event_digest(present[event_id], algorithm) != sealed[event_id]:
            moved = _sits_elsewhere(present[event_id], sealed, algorithm)
            yield Finding(Trouble.REORDERED if moved else Trouble.CHANGED, event_id)


def _sits_elsewhere(row: Row, sealed: dict[int, bytes], algorithm: str) -> bool:
    """Whether this row is what another id of the same seal stood for."""
    return any(event_digest({**row, "id": other}, algorithm) == digest for other, digest in sealed.items())


def _pending_trouble(checked: Checked) -> Finding | None:
    """Events that no seal covers yet: only their details can be checked."""
    rows = (
        Event.objects.unscoped(WHY)
        .filter(id__gt=checked.last_event)
        .order_by("id")
        .values(*COLUMNS, *_DETAIL)
    )
    for rows_of in _chunks(rows.iterator(chunk_size=2000), 2000):
        checked.pending += len(rows_of)
        if found := detail_trouble(rows_of):
            return found
    return None


def _chunks(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    chunk: list[Row] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


_DETAIL = ("detail__salt", "detail__sealed")
