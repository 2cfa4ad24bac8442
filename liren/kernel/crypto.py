"""Encryption of fields behind one door: `seal`, `unseal`, and `blind` to find a value without reading it.

The purpose (`people.identity`, `events.detail`) is bound into the value: what was sealed for one column does
not open in another. Keys lie in `keyring.json` in the data folder, or where `LIREN_KEYRING` says.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from liren.kernel.keyring import Keyring, SealBroken
from liren.kernel.keyring_file import KeyringProblem

__all__ = [
    "Keyring", "KeyringProblem", "SealBroken", "blind", "blind_many", "blinds", "key_file", "keyring",
    "needs_rotation", "reseal", "seal", "seal_many", "take_up", "unseal",
]  # fmt: skip

LOOK_AGAIN = 5.0
"""Seconds after which a running process looks whether a key was added (rotation without downtime)."""


def seal(purpose: str, text: str) -> bytes:
    """Encrypt a text for a purpose."""
    return keyring().seal(purpose, text)


def unseal(purpose: str, token: bytes | memoryview) -> str:
    """Decrypt what was sealed for the purpose; refuses in words when the key or the value is wrong."""
    ring = keyring()
    if not ring.knows(token):
        ring = _open_again()
    return ring.unseal(purpose, token)


def blind(purpose: str, text: str) -> bytes:
    """The 32-byte index by which rows with this exact value are found."""
    return keyring().blind(purpose, text)


def blinds(purpose: str, text: str) -> list[bytes]:
    """The indexes to look a value up by: more than one only while blind keys are being rotated."""
    return keyring().blinds(purpose, text)


def seal_many(purpose: str, texts: Iterable[str]) -> list[bytes]:
    """Encrypt a column."""
    return keyring().seal_many(purpose, texts)


def blind_many(purpose: str, texts: Iterable[str]) -> list[bytes]:
    """Index a column."""
    return keyring().blind_many(purpose, texts)


def needs_rotation(token: bytes | memoryview) -> bool:
    """Whether a value should be sealed again because a newer key encrypts now."""
    return keyring().needs_rotation(token)


def reseal(purpose: str, token: bytes | memoryview) -> bytes:
    """The same text under the key that encrypts now."""
    return seal(purpose, unseal(purpose, token))


def keyring() -> Keyring:
    """The installation's keys, opened once and again when the file has changed."""
    now = time.monotonic()
    if _open.ring is None or now >= _open.look_at:
        _open.look_at = now + LOOK_AGAIN
        file, family = _where(), _family()
        if _open.ring is None or _open.seen != _state(file, family):
            return _open_again()
    return _open.ring


def key_file() -> Path:
    """Where the keys of this installation lie; the file is not opened and not made."""
    return _where()


def take_up(ring: Keyring) -> None:
    """Use a keyring from now on in this process: the one that a key was just added to."""
    _open.ring, _open.seen = ring, _state(ring.file, _family())


class _Open:
    """What this process has open."""

    ring: Keyring | None = None
    look_at = 0.0
    seen: tuple[object, ...] = ()


_open = _Open()


def _open_again() -> Keyring:
    file, family = _where(), _family()
    here = _open.ring if _open.ring is not None and _open.ring.file == file else None
    if here is None:
        _open.ring, _open.seen = Keyring.open(file, family), _state(file, family)
        return _open.ring
    if (fresh := _grown(here, family)) is not None:
        take_up(fresh)
        return fresh
    return here


def _grown(here: Keyring, family: str) -> Keyring | None:
    """The file as it is now, if it still holds our keys: taken away, damaged or another's, it is left alone."""
    try:
        fresh = Keyring.open(here.file, family) if here.file.exists() else None
    except KeyringProblem:
        return None
    return fresh if fresh is not None and fresh.holds(here) else None


def _state(file: Path, family: str) -> tuple[object, ...]:
    try:
        stat = file.stat()
    except OSError:
        return (file, family)
    return (file, family, stat.st_mtime_ns, stat.st_ino, stat.st_size)


def _where() -> Path:
    return Path(os.environ.get("LIREN_KEYRING") or Path(settings.DATA) / "keyring.json")


def _family() -> str:
    return os.environ.get("LIREN_CIPHER") or "aes"
