"""The keys of an installation: the newest encrypts, all decrypt, and values tell which key they need."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from liren.kernel.ciphers import FAMILIES, Blinder, Damaged, Sealer
from liren.kernel.errors import Refused
from liren.kernel.keyring_file import (
    ID,
    Key,
    KeyringProblem,
    Keys,
    create_keys,
    new_key,
    only_writer,
    read_keys,
    replace_keys,
)

VERSION = b"\x01"
HEADER = 1 + ID


class SealBroken(Refused):
    """An encrypted value was changed or damaged, or put into a column it was not made for."""


class Keyring:
    """Open keys of one file. `family` is what new values are encrypted with: aes or sm4."""

    def __init__(self, file: Path, keys: Keys, family: str = "aes") -> None:
        self.file = file
        self.family = family
        self.keys = keys
        self._sealers: dict[bytes, Sealer] = {
            VERSION + key.id: FAMILIES[key.family].sealer(key.secret) for key in keys.seal
        }
        self._blinders = [Blinder(key.secret, FAMILIES[key.family].hash()) for key in keys.blind]
        self._header = VERSION + _newest(keys, family).id
        self._sealer = self._sealers[self._header]
        self._blinder = self._blinders[-1]

    @classmethod
    def open(cls, file: Path, family: str = "aes") -> Keyring:
        """The keyring in the file: made on first start, given a key of the wanted family if it has none."""
        if family not in FAMILIES:
            raise KeyringProblem(
                _("LIREN_CIPHER is neither aes nor sm4. Correct the setting, then start again.")
            )
        if not file.exists():
            create_keys(file, Keys((new_key("seal", family),), (new_key("blind", family),)))
        keys = read_keys(file)
        if not _has(keys, family):
            keys = _added(file, new_key("seal", family), unless=lambda found: _has(found, family))
        return cls(file, keys, family)

    def seal(self, purpose: str, text: str) -> bytes:
        """Encrypt a text for one purpose (`people.identity`). Equal texts give different bytes."""
        return self._header + self._sealer.seal(text.encode(), purpose.encode())

    def seal_many(self, purpose: str, texts: Iterable[str]) -> list[bytes]:
        """Encrypt a column of texts for one purpose."""
        header, bound = self._header, purpose.encode()
        return [
            header + sealed for sealed in self._sealer.seal_many([text.encode() for text in texts], bound)
        ]

    def unseal(self, purpose: str, token: bytes | memoryview) -> str:
        """The text, or `SealBroken` (changed), or `KeyringProblem` (needs a key that is not here)."""
        token = bytes(token)
        sealer = self._sealers.get(token[:HEADER])
        if sealer is None:
            raise self._no_key(token)
        try:
            return sealer.unseal(token[HEADER:], purpose.encode()).decode()
        except Damaged:
            raise SealBroken(_CHANGED) from None

    def blind(self, purpose: str, text: str) -> bytes:
        """The 32 bytes by which a whole value can be found again without being readable."""
        return self._blinder.blind(purpose, text)

    def blind_many(self, purpose: str, texts: Iterable[str]) -> list[bytes]:
        """The indexes of a column of texts."""
        return self._blinder.blind_many(purpose, texts)

    def blinds(self, purpose: str, text: str) -> list[bytes]:
        """All indexes a value may have while blind keys are being rotated, the current one first."""
        return [blinder.blind(purpose, text) for blinder in reversed(self._blinders)]

    def needs_rotation(self, token: bytes | memoryview) -> bool:
        """Whether a value was encrypted with another key than the one that encrypts now."""
        return bytes(token[:HEADER]) != self._header

    def knows(self, token: bytes | memoryview) -> bool:
        """Whether the key that a value needs is here."""
        return bytes(token[:HEADER]) in self._sealers

    def add_key(self, family: str | None = None) -> Keyring:
        """Write a new encrypting key into the file and return the keyring that uses it."""
        family = family or self.family
        return Keyring(self.file, _added(self.file, new_key("seal", family)), family)

    def add_blind_key(self) -> Keyring:
        """Write a new key for blind indexes; until all rows are indexed again, look up with `blinds`."""
        return Keyring(self.file, _added(self.file, new_key("blind", self.family)), self.family)

    def add_keys(self) -> Keyring:
        """Write a new encrypting key and a new blind key at once: a value under the one has its index under the other."""
        with only_writer(self.file):
            keys = read_keys(self.file)
            keys = Keys(
                (*keys.seal, new_key("seal", self.family)), (*keys.blind, new_key("blind", self.family))
            )
            replace_keys(self.file, keys)
        return Keyring(self.file, keys, self.family)

    @property
    def header(self) -> bytes:
        """What every value begins with that is encrypted now."""
        return self._header

    def fingerprint(self) -> str:
        """Names the keys without telling them: kept in the database, it shows when the file is another's."""
        return " ".join(key.id.hex() for key in (*self.keys.seal, *self.keys.blind))

    def holds(self, other: Keyring) -> bool:
        """Whether every key of another keyring is in this one, too."""
        return set(other.fingerprint().split()) <= set(self.fingerprint().split())

    def _no_key(self, token: bytes) -> Refused:
        if token[:1] != VERSION or len(token) < HEADER:
            return SealBroken(_CHANGED)
        return KeyringProblem(_OTHER_KEY)


def _newest(keys: Keys, family: str) -> Key:
    return [key for key in keys.seal if key.family == family][-1]


def _has(keys: Keys, family: str) -> bool:
    return any(key.family == family for key in keys.seal)


def _added(file: Path, key: Key, unless: Callable[[Keys], bool] = lambda found: False) -> Keys:
    with only_writer(file):
        keys = read_keys(file)
        if unless(keys):
            return keys
        family = keys.seal if key.use == "seal" else keys.blind
        keys = replace(keys, **{key.use: (*family, key)})
        replace_keys(file, keys)
    return keys


_CHANGED = _(
    "An encrypted value was changed or damaged outside the system and cannot be shown. "
    "Tell the security administrator; the value can be restored from the backup."
)
_OTHER_KEY = _(
    "A value was encrypted with a key that is not in the key file: the file is not this database's own. "
    "Put the right key file back, then start again."
)
