"""A person's secrets at rest: how identity numbers and phones are encrypted, found again, and masked.

A resident number holds its bearer's birthday, so the two are masked together: what shows the number's tail shows
the year of birth only, what shows the day shows the number without its tail (ADR 18).

A number is sealed (encrypted) and blinded (a keyed hash, so that equal numbers can be found without opening
them). The single-row operations and the bulk import use these same functions.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from liren.kernel.crypto import Keyring, blind, blind_many, blinds, keyring, seal, seal_many, unseal
from liren.kernel.documents import mask_document
from liren.kernel.phones import mask_phone

IDENTITY = "person.identity"
PHONE = "person.phone"
PHONE_TAIL = "person.phone.tail"
TAIL_DIGITS = 4
SHORTEST_RESIDENT = 15

Stored = bytes | memoryview | None
SealMany = Callable[[list[str]], list[list[bytes]]]


def seal_identity(number: str) -> tuple[bytes, bytes]:
    """The clean number (18 digits, capital X) as (sealed, blind)."""
    return seal(IDENTITY, number), blind(IDENTITY, number)


def seal_phone(number: str) -> tuple[bytes, bytes, bytes]:
    """The clean phone number as (sealed, blind, blind of its last four digits)."""
    return seal(PHONE, number), blind(PHONE, number), blind_tail(number)


def seal_identities(numbers: list[str]) -> list[list[bytes]]:
    """A column of numbers as the columns that `seal_identity` gives."""
    return [seal_many(IDENTITY, numbers), blind_many(IDENTITY, numbers)]


def seal_phones(numbers: list[str]) -> list[list[bytes]]:
    """A column of phones as the columns that `seal_phone` gives."""
    return [seal_many(PHONE, numbers), blind_many(PHONE, numbers), list(map(blind_tail, numbers))]


def blind_tail(number: str) -> bytes:
    """What a phone number's last four digits are kept as."""
    return _tail(number[-TAIL_DIGITS:], keyring())


@lru_cache(maxsize=10_000)
def _tail(digits: str, ring: Keyring) -> bytes:
    return ring.blind(PHONE_TAIL, digits)


def identity_keys(number: str) -> list[bytes]:
    """What a clean identity number is looked up by: more than one only while keys are being rotated."""
    return blinds(IDENTITY, number)


def phone_keys(number: str) -> list[bytes]:
    """What a clean phone number is looked up by."""
    return blinds(PHONE, number)


def tail_keys(digits: str) -> list[bytes]:
    """What the last four digits of a phone are looked up by."""
    return blinds(PHONE_TAIL, digits[-TAIL_DIGITS:])


def open_identity(sealed: Stored) -> str:
    """The identity number in the clear; empty where there is none."""
    return unseal(IDENTITY, bytes(sealed)) if sealed else ""


def open_phone(sealed: Stored) -> str:
    """The phone number in the clear; empty where there is none."""
    return unseal(PHONE, bytes(sealed)) if sealed else ""


def masked_identity(sealed: Stored) -> str:
    """3301**********1234; empty where there is none."""
    return mask_document(open_identity(sealed)) if sealed else ""


def identity_head(sealed: Stored) -> str:
    """3301**************: the number where the day of birth stands beside it; other documents as everywhere."""
    masked = masked_identity(sealed)
    return masked[:4] + "*" * (len(masked) - 4) if holds_birthday(masked) else masked


def holds_birthday(number: str) -> bool:
    """Whether a number, masked or not, is long enough to be a resident number (15 or 18 signs)."""
    return len(number) >= SHORTEST_RESIDENT


def masked_birthday(born: date | None) -> str:
    """1941-**-**; empty where it is not known."""
    return f"{born.year}-**-**" if born else ""


def birthday_beside(masked: str, born: date | None) -> str:
    """The birthday of somebody whose masked number stands beside it."""
    return masked_birthday(born) if holds_birthday(masked) else born.isoformat() if born else ""


def masked_phone(sealed: Stored) -> str:
    """138****5678; empty where there is none."""
    return mask_phone(open_phone(sealed)) if sealed else ""
