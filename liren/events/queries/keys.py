"""Which keys there are, and which stored values still need which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from liren.kernel import crypto
from liren.kernel.declarations import declared
from liren.kernel.keyring import HEADER
from liren.kernel.keyring_file import Key
from liren.kernel.sealed_values import Sealed


@dataclass(frozen=True, slots=True)
class Need:
    """How many values of one column need one key."""

    place: Sealed
    key: str
    rows: int


def places() -> tuple[Sealed, ...]:
    """Every column with encrypted values, as the apps declare them."""
    return tuple(declared("sealed").values())


def needs() -> Iterable[Need]:
    """What needs which key; reads every encrypted table once."""
    for place in places():
        with connection.cursor() as cursor:
            cursor.execute(_NEEDS.format(bytes=place.bytes_sql, table=place.table, where=place.where))
            found = cursor.fetchall()
        yield from (Need(place, bytes(key).hex(), rows) for key, rows in found)


def opened_by(found: Iterable[Key]) -> bool:
    """Whether every stored value finds its key among these."""
    known = [key.id for key in found]
    return not any(_holds_other(place, known) for place in places())


def waiting(place: Sealed, header: bytes) -> int:
    """How many values of a column are not under the key that encrypts now."""
    with connection.cursor() as cursor:
        words = _WAITING.format(bytes=place.bytes_sql, table=place.table, where=place.where)
        cursor.execute(words, [HEADER, header])
        return int(cursor.fetchone()[0])


def keys() -> list[tuple[Key, bool]]:
    """The keys in the file, oldest first, and whether each is the one in use."""
    ring = crypto.keyring()
    newest = {ring.header[1:], ring.keys.blind[-1].id}
    return [(key, key.id in newest) for key in (*ring.keys.seal, *ring.keys.blind)]


def _holds_other(place: Sealed, known: list[bytes]) -> bool:
    with connection.cursor() as cursor:
        words = _OTHER.format(bytes=place.bytes_sql, table=place.table, where=place.where)
        cursor.execute(words, [known])
        return bool(cursor.fetchone()[0])


_NEEDS = """
SELECT substring({bytes} FROM 2 FOR 4) AS key, count(*) FROM {table}
WHERE {where} AND {bytes} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC
"""
_WAITING = """
SELECT count(*) FROM {table} WHERE {where} AND {bytes} IS NOT NULL AND substring({bytes} FROM 1 FOR %s) <> %s
"""
_OTHER = """
SELECT EXISTS (SELECT FROM {table} WHERE {where} AND {bytes} IS NOT NULL AND substring({bytes} FROM 2 FOR 4) <> ALL(%s::bytea[]))
"""
