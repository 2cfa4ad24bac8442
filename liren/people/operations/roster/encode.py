"""Clean rows as the lines of a COPY, column by column: encrypted where they are secret, one byte string a chunk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Any

from liren.kernel.crypto import Keyring, keyring
from liren.kernel.pinyin import initials
from liren.people import secrets
from liren.people.choices import DocumentKind
from liren.people.operations.household_keys import household_key
from liren.people.roster.clean_row import NO_HOME, CleanRow
from liren.places.address import Address
from liren.places.choices import Level

COLUMNS = (
    "batch_id", "row_no", "place_code", "name", "former_name", "initials", "sex", "born_on", "ethnicity", "marital",
    "education", "political", "occupation", "employer", "relation", "standing", "registered_address", "note",
    "id_kind", "id_sealed", "id_blind", "phone_sealed", "phone_blind", "phone_tail",
    "phone2_sealed", "phone2_blind", "phone2_tail",
    "road", "number", "building", "unit", "room", "address_key", "line",
    "household_number", "is_head", "tags", "household_key",
)  # fmt: skip

Column = Iterable[str]

_NOTHING = "\\N"
_SPECIAL = re.compile(r"[\\\t\n\r]")
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": " ", "\n": " ", "\r": " "})
_NO_HOME = "\t".join(repeat(_NOTHING, 7))
_DIGITS = {Level.COMMUNITY, Level.GRID}


def copy_lines(batch_id: int, place_code: str, rows: Sequence[CleanRow]) -> bytes:
    """The rows in PostgreSQL's COPY text format, in the order of `COLUMNS`."""
    if not rows:
        return b""
    c: Any = CleanRow._make(zip(*rows, strict=True))  # a row of whole columns
    numbers: list[str] = [resident or other for resident, other in zip(c.identity, c.document, strict=True)]
    ring = keyring()
    columns: tuple[Column, ...] = (
        repeat(str(batch_id)), map(str, c.row), [_place(grid) or place_code for grid in c.grid],
        _texts(c.name), _texts(c.former_name), _codes(map(initials, c.name)), _codes(c.sex),
        [day.isoformat() if day else _NOTHING for day in c.born], _codes(c.ethnicity), _codes(c.marital),
        _codes(c.education), _codes(c.political), _texts(c.occupation), _texts(c.employer), _codes(c.relation),
        _codes(c.standing), _texts(c.registered_address), _texts(c.note),
        _kinds(c), *_secret(secrets.seal_identities, numbers),
        *_secret(secrets.seal_phones, [phones[0] if phones else "" for phones in c.phones]),
        *_secret(secrets.seal_phones, [phones[1] if len(phones) > 1 else "" for phones in c.phones]),
        map(_home, c.home, c.address), _texts(c.household_number), ["t" if head else "f" for head in c.is_head],
        map(_tags, c.tags), [_household(key, ring) for key in c.household],
    )  # fmt: skip
    return ("\n".join(map("\t".join, zip(*columns, strict=False))) + "\n").encode()


def _codes(column: Iterable[str]) -> Column:
    return [value or _NOTHING for value in column]


def _texts(column: Iterable[str]) -> Column:
    texts = column if not _SPECIAL.search("".join(column)) else [text.translate(_ESCAPES) for text in column]
    return _codes(texts)


def _place(code: str) -> str:
    return code if len(code) in _DIGITS and code.isdigit() else ""


def _kinds(c: Any) -> Column:
    kinds = zip(c.identity, c.document, c.document_kind, strict=True)
    return [DocumentKind.RESIDENT.value if own else kind if other else _NOTHING for own, other, kind in kinds]


def _secret(seal: secrets.SealMany, numbers: list[str]) -> list[Column]:
    """What a column of numbers is kept as: several columns of bytes. No number, no bytes."""
    told = [number for number in numbers if number]
    kept = [iter([f"\\\\x{value.hex()}" for value in column]) for column in seal(told)]
    if len(told) == len(numbers):
        return [*kept]
    return [[next(column) if number else _NOTHING for number in numbers] for column in kept]


@lru_cache(maxsize=8)
def _household(key: str, ring: Keyring) -> str:
    """A household known by its head's number is known here by that number's keyed hash."""
    if key.startswith("i:"):
        return household_key(ring.blind(secrets.IDENTITY, key[2:]))
    return _text(key)


def _text(value: str) -> str:
    return value.translate(_ESCAPES) if value else _NOTHING


@lru_cache(maxsize=256)
def _tags(tags: tuple[str, ...]) -> str:
    return "{" + ",".join(tags) + "}" if tags else _NOTHING


@lru_cache(maxsize=20_000)
def _home(home: Address, line: str) -> str:
    """Seven columns: road, number, building, unit, room, the building's key, the whole line."""
    if home == NO_HOME:
        return _NO_HOME
    road, number, building, key = _building(home._replace(unit="", room="", rest="", floor=""))
    unit = _text(home.unit) if home.unit else ""
    return "\t".join((road, number, building, unit, home.room, key, _text(line)))


@lru_cache(maxsize=4_000)
def _building(home: Address) -> tuple[str, str, str, str]:
    """Road, number, building and the canonical line that is the building's key."""
    plate = home.building_line.removeprefix(home.road or home.compound)
    name = f"{home.building}幢" if home.building else ""
    return _text(home.road or home.compound), plate.removesuffix(name), name, _text(home.building_line)
