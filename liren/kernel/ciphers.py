"""Two families of algorithms to encrypt fields with: international (AES, SHA-256) and national (SM4, SM3).

Every installation chooses one by `LIREN_CIPHER`; a key remembers which it is for, so both can stand in one
keyring while data moves from one to the other (GB/T 39786).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hmac import HMAC

NONCE = 12
TAG = 16
BLIND = 32
"""Bytes of a blind index: both hashes give 32."""


class Damaged(ValueError):  # noqa: N818  (says what the ciphertext is)
    """The ciphertext was changed, cut, or made for another purpose or with another key."""


class Sealer(Protocol):
    """Authenticated encryption with one key. `purpose` is authenticated, not stored."""

    def seal(self, plain: bytes, purpose: bytes) -> bytes:
        """Nonce, ciphertext and tag."""

    def seal_many(self, plains: list[bytes], purpose: bytes) -> list[bytes]:
        """The same of many."""

    def unseal(self, sealed: bytes, purpose: bytes) -> bytes:
        """The plain bytes, or `Damaged`."""


class AesGcm:
    """AES-256-GCM with random nonces: good for 2^32 values a key, then rotate."""

    def __init__(self, secret: bytes) -> None:
        self._cipher = AESGCM(secret)

    def seal(self, plain: bytes, purpose: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, plain, purpose)

    def seal_many(self, plains: list[bytes], purpose: bytes) -> list[bytes]:
        encrypt, chance = self._cipher.encrypt, os.urandom(NONCE * len(plains))
        nonces = [chance[at : at + NONCE] for at in range(0, len(chance), NONCE)]
        return [nonce + encrypt(nonce, plain, purpose) for nonce, plain in zip(nonces, plains, strict=True)]

    def unseal(self, sealed: bytes, purpose: bytes) -> bytes:
        if len(sealed) < NONCE + TAG:
            raise Damaged
        try:
            return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], purpose)
        except InvalidTag:
            raise Damaged from None


class Sm4Gcm:
    """SM4-GCM (GB/T 32907, GB/T 17964) with random nonces."""

    def __init__(self, secret: bytes) -> None:
        self._algorithm = algorithms.SM4(secret)

    def seal(self, plain: bytes, purpose: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        encryptor = Cipher(self._algorithm, modes.GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(purpose)
        return nonce + encryptor.update(plain) + encryptor.finalize() + encryptor.tag

    def seal_many(self, plains: list[bytes], purpose: bytes) -> list[bytes]:
        return [self.seal(plain, purpose) for plain in plains]

    def unseal(self, sealed: bytes, purpose: bytes) -> bytes:
        if len(sealed) < NONCE + TAG:
            raise Damaged
        mode = modes.GCM(sealed[:NONCE], sealed[-TAG:])
        decryptor = Cipher(self._algorithm, mode).decryptor()
        decryptor.authenticate_additional_data(purpose)
        try:
            return decryptor.update(sealed[NONCE:-TAG]) + decryptor.finalize()
        except InvalidTag:
            raise Damaged from None


class Blinder:
    """A keyed hash: equal texts of one purpose give equal bytes, which without the key say nothing."""

    def __init__(self, secret: bytes, algorithm: hashes.HashAlgorithm) -> None:
        self._empty = HMAC(secret, algorithm)
        self._begun: dict[str, HMAC] = {}

    def blind(self, purpose: str, text: str) -> bytes:
        """The index of a text. The purpose goes in first, so indexes of different columns do not match."""
        return self.blind_many(purpose, (text,))[0]

    def blind_many(self, purpose: str, texts: Iterable[str]) -> list[bytes]:
        """The indexes of a column of texts."""
        begin = (self._begun.get(purpose) or self._begin(purpose)).copy
        found = []
        for text in texts:
            running = begin()
            running.update(text.encode())
            found.append(running.finalize())
        return found

    def _begin(self, purpose: str) -> HMAC:
        begun = self._empty.copy()
        begun.update(purpose.encode() + b"\0")
        self._begun[purpose] = begun
        return begun


@dataclass(frozen=True, slots=True)
class Family:
    """What goes together: a cipher with the length of its keys, and a hash for blind indexes."""

    name: str
    cipher: str
    key_length: int
    sealer: Callable[[bytes], Sealer]
    hash: Callable[[], hashes.HashAlgorithm]


FAMILIES = {
    "aes": Family("aes", "AES-256-GCM", 32, AesGcm, hashes.SHA256),
    "sm4": Family("sm4", "SM4-GCM", 16, Sm4Gcm, hashes.SM3),
}
