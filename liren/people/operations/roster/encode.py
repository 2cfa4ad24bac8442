"""Clean rows as the lines of a COPY: encrypted where they are secret, one byte string a chunk.

Runs in a second process for large files, so that reading and encrypting overlap with the database's own work.
"""

from collections.abc import Iterable
from functools import lru_cache

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

_NOTHING = "\\N"
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": " ", "\n": " ", "\r": " "})
_NO_PHONE = (_NOTHING, _NOTHING, _NOTHING)
_NO_HOME = (_NOTHING,) * 7
_DIGITS = {Level.COMMUNITY, Level.GRID}


def copy_lines(batch_id: int, place_code: str, rows: Iterable[CleanRow]) -> bytes:
    """The rows in PostgreSQL's COPY text format, in the order of `COLUMNS`."""
    return "".join(["\t".join(_values(batch_id, place_code, row)) + "\n" for row in rows]).encode()


def _values(batch_id: int, place_code: str, row: CleanRow) -> tuple[str, ...]:
    first, second = (*row.phones, "", "")[:2]
    return (
        str(batch_id), str(row.row), _place(row.grid) or place_code,
        _text(row.name), _text(row.former_name), initials(row.name) or _NOTHING, row.sex or _NOTHING,
        row.born.isoformat() if row.born else _NOTHING, row.ethnicity or _NOTHING, row.marital or _NOTHING,
        row.education or _NOTHING, row.political or _NOTHING, _text(row.occupation), _text(row.employer),
        row.relation or _NOTHING, row.standing or _NOTHING, _text(row.registered_address), _text(row.note),
        *_identity(row), *_phone(first), *_phone(second), *_home(row.home, row.address),
        _text(row.household_number), "t" if row.is_head else "f",
        "{" + ",".join(row.tags) + "}" if row.tags else _NOTHING, _household(row.household, keyring()),
    )  # fmt: skip


def _place(code: str) -> str:
    return code if len(code) in _DIGITS and code.isdigit() else ""


def _text(value: str) -> str:
    return value.translate(_ESCAPES) if value else _NOTHING


def _bytes(value: bytes) -> str:
    return "\\\\x" + value.hex()


def _identity(row: CleanRow) -> tuple[str, str, str]:
    number = row.identity or row.document
    if not number:
        return _NOTHING, _NOTHING, _NOTHING
    sealed, blind = secrets.seal_identity(number)
    return (DocumentKind.RESIDENT if row.identity else row.document_kind), _bytes(sealed), _bytes(blind)


def _phone(number: str) -> tuple[str, str, str]:
    if not number:
        return _NO_PHONE
    sealed, blind, tail = secrets.seal_phone(number)
    return _bytes(sealed), _bytes(blind), _bytes(tail)


@lru_cache(maxsize=8)
def _household(key: str, ring: Keyring) -> str:
    """A household known by its head's number is known here by that number's keyed hash."""
    if key.startswith("i:"):
        return household_key(ring.blind(secrets.IDENTITY, key[2:]))
    return _text(key)


def _home(home: Address, line: str) -> tuple[str, ...]:
    if home == NO_HOME:
        return _NO_HOME
    road, number, building, key = _building(home.road, home.lane, home.number, home.compound, home.building)
    return road, number, building, _text(home.unit) if home.unit else "", home.room, key, _text(line)


@lru_cache(maxsize=20_000)
def _building(road: str, lane: str, number: str, compound: str, building: str) -> tuple[str, str, str, str]:
    """Road, number, building and the canonical line that is the building's key."""
    address = Address(road=road, lane=lane, number=number, compound=compound, building=building)
    plate = address.building_line.removeprefix(road or compound)
    name = f"{building}幢" if building else ""
    return _text(road or compound), plate.removesuffix(name), name, _text(address.building_line)
