"""The leaves of a seal: event ids and digests, packed; and the Merkle root over them."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import NamedTuple

from liren.events.chain.digests import digest

_LEAF = struct.Struct(">q32s")


class Leaf(NamedTuple):
    """An event as its seal remembers it."""

    event_id: int
    digest: bytes


def pack(leaves: Iterable[Leaf]) -> bytes:
    """Forty bytes a leaf."""
    return b"".join(_LEAF.pack(*leaf) for leaf in leaves)


def unpack(packed: bytes) -> list[Leaf]:
    """The leaves again. A length that no whole number of leaves has is refused with `ValueError`."""
    if len(packed) % _LEAF.size:
        raise ValueError("not a whole number of leaves")
    return [Leaf(*fields) for fields in _LEAF.iter_unpack(packed)]


def root(leaves: Iterable[Leaf], algorithm: str) -> bytes:
    """The Merkle root. Leaves and inner nodes are marked apart; an odd node rises as it is."""
    level = [digest(algorithm, b"\x00" + _LEAF.pack(*leaf)) for leaf in leaves]
    if not level:
        return digest(algorithm, b"")
    while len(level) > 1:
        pairs = [digest(algorithm, b"\x01" + a + b) for a, b in zip(level[::2], level[1::2], strict=False)]
        level = pairs + level[len(pairs) * 2 :]
    return level[0]
