"""A short code that a printed or exported ledger carries: the same content gives the same code, nothing else does."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterable

from django.utils.crypto import salted_hmac

PURPOSE = "liren.ledgers.check_code"


class CheckCode:
    """Takes the lines of a paper one by one; `LR-7F3K-20AC` at the end."""

    def __init__(self, *head: str) -> None:
        self._mac = salted_hmac(PURPOSE, "\x1f".join(head), algorithm="sha256")

    def take(self, cells: Iterable[str]) -> None:
        """Add one line."""
        self._mac.update(("\x1e" + "\x1f".join(cells)).encode())

    def __str__(self) -> str:
        letters = b32encode(self._mac.digest()).decode()[:8]
        return f"LR-{letters[:4]}-{letters[4:]}"
