"""The file that holds the keys: read, checked, and written so that no crash or second process loses one."""

from __future__ import annotations

import base64
import fcntl
import hashlib
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from liren.kernel.ciphers import FAMILIES
from liren.kernel.errors import Refused
from liren.kernel.moments import today_in_china

ID = 4
"""Bytes of a key's name."""
BLIND_KEY = 32


class KeyringProblem(Refused):
    """The keys are missing, unreadable or not those of this database; the message says what to restore."""


@dataclass(frozen=True, slots=True)
class Key:
    """One secret of a family. Its id is derived from it, so a damaged or foreign key is noticed."""

    family: str
    secret: bytes = field(repr=False)
    made_on: str
    use: str

    @property
    def id(self) -> bytes:
        return hashlib.sha256(f"liren key {self.use} {self.family}".encode() + self.secret).digest()[:ID]


@dataclass(frozen=True, slots=True)
class Keys:
    """What stands in the file: keys that encrypt and keys for blind indexes, oldest first."""

    seal: tuple[Key, ...]
    blind: tuple[Key, ...]


def new_key(use: str, family: str) -> Key:
    """A fresh random key: for `seal` or for `blind`."""
    length = FAMILIES[family].key_length if use == "seal" else BLIND_KEY
    return Key(family, secrets.token_bytes(length), today_in_china().isoformat(), use)


def read_keys(file: Path) -> Keys:
    """The keys in the file, each checked against its own id."""
    try:
        if file.stat().st_mode & 0o077:
            raise KeyringProblem(format_lazy(_OPEN, file=str(file)))
        content = json.loads(file.read_text())
    except FileNotFoundError:
        raise KeyringProblem(format_lazy(_MISSING, file=str(file))) from None
    except OSError:
        raise KeyringProblem(format_lazy(_UNREADABLE, file=str(file))) from None
    except ValueError:
        raise KeyringProblem(format_lazy(_DAMAGED, file=str(file))) from None
    try:
        return _keys(content)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise KeyringProblem(format_lazy(_DAMAGED, file=str(file))) from None


def create_keys(file: Path, keys: Keys) -> None:
    """Write the first keyring, unless another process was faster: then its keys are the ones."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = _write_draft(file, keys)
    try:
        with suppress(FileExistsError):
            os.link(draft, file)
    finally:
        draft.unlink()


def replace_keys(file: Path, keys: Keys) -> None:
    """Write a new keyring over the old one: a reader sees the old file or the new one, never half of it."""
    _write_draft(file, keys).replace(file)


@contextmanager
def only_writer(file: Path) -> Iterator[None]:
    """Hold off other processes that would add a key at the same moment."""
    with file.with_name(f".{file.name}.lock").open("a") as lock:
        os.chmod(lock.fileno(), 0o600)
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _keys(content: Any) -> Keys:
    if content["format"] != 1:
        raise ValueError("format")
    seal = tuple(_key(entry, "seal") for entry in content["seal"])
    blind = tuple(_key(entry, "blind") for entry in content["blind"])
    if not seal or not blind:
        raise ValueError("empty")
    return Keys(seal, blind)


def _key(entry: dict[str, str], use: str) -> Key:
    key = Key(entry["family"], base64.b64decode(entry["secret"], validate=True), entry["made_on"], use)
    expected = FAMILIES[key.family].key_length if use == "seal" else BLIND_KEY
    if len(key.secret) != expected or key.id.hex() != entry["id"]:
        raise ValueError("key")
    return key


def _write_draft(file: Path, keys: Keys) -> Path:
    draft = file.with_name(f".{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as stream:
        json.dump(_content(keys), stream, indent=1)
        stream.flush()
        os.fsync(stream.fileno())
    return draft


def _content(keys: Keys) -> dict[str, Any]:
    return {
        "format": 1,
        "seal": [_entry(key) for key in keys.seal],
        "blind": [_entry(key) for key in keys.blind],
    }


def _entry(key: Key) -> dict[str, str]:
    secret = base64.b64encode(key.secret).decode()
    return {"id": key.id.hex(), "family": key.family, "made_on": key.made_on, "secret": secret}


_MISSING = _(
    "The key file {file} is missing. Restore it from the backup: without it nothing can be decrypted."
)
_UNREADABLE = _("The key file {file} cannot be read. Let the user who runs the server own it (mode 0600).")
_OPEN = _("The key file {file} can be read by other users. Set its mode to 0600, then start again.")
_DAMAGED = _("The key file {file} is damaged or not a key file. Restore it from the backup.")
