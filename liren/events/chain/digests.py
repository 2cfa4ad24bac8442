"""The digests of the chain: SHA-256, or SM3 (GB/T 32905) where national cryptography is in use."""

from __future__ import annotations

import hashlib
import os

from cryptography.hazmat.primitives import hashes

SHA256, SM3 = "sha256", "sm3"
ALGORITHMS = (SHA256, SM3)
_NATIVE_SM3 = "sm3" in hashlib.algorithms_available


def chosen() -> str:
    """What new seals use: SM3 beside the SM4 cipher, SHA-256 otherwise."""
    return SM3 if os.environ.get("LIREN_CIPHER", "").lower().startswith("sm4") else SHA256


def digest(algorithm: str, data: bytes) -> bytes:
    """32 bytes that stand for the data."""
    if algorithm == SHA256:
        return hashlib.sha256(data).digest()
    if algorithm != SM3:
        raise ValueError(f"no such digest: {algorithm}")
    return hashlib.new("sm3", data).digest() if _NATIVE_SM3 else _sm3(data)


def _sm3(data: bytes) -> bytes:
    """For a Python whose OpenSSL was built without SM3."""
    state = hashes.Hash(hashes.SM3())
    state.update(data)
    return state.finalize()
