"""Households that imports recognise by their head's number: their keys follow when blind keys are changed."""

from collections.abc import Iterator

from django.db import connection, transaction

from liren.kernel import crypto
from liren.people import secrets

BATCH = 20_000
PREFIX, HEX = "i:", 32

_FOLLOWERS = (
    ("people_household", "id", "match_key", "match_key = k.fresh"),
    ("people_staging", "row_no", "household_key", "household_key = k.fresh"),
    ("people_rosterchange", "id", "before->>'match_key'",
     "before = before || jsonb_build_object('match_key', k.fresh)"),
)  # fmt: skip
"""Table, what its rows are counted by, where the key stands, how it is written."""


def household_key(blind: bytes) -> str:
    """What an import knows a household by whose head has a number: the beginning of the number's keyed hash."""
    return f"{PREFIX}{blind.hex()[:HEX]}"


def follow_blind_keys() -> None:
    """Give households, and rosters on their way, the keys that the newest blind key makes of the heads' numbers.

    May be repeated: what has its new key is left alone. A head whose number is no longer on record keeps the old one.
    """
    _note_keys()
    for follower in _FOLLOWERS:
        for low in _beginnings(*follower[:2]):
            _follow(*follower, low)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE household_keys")


def _note_keys() -> None:
    """Old key → new key of every number on record, in a table of this session."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DROP TABLE IF EXISTS household_keys; CREATE TEMPORARY TABLE household_keys (old text, fresh text)"
        )
        for table, column, row in _NUMBERS:
            for sealed in _values(table, column, row):
                _note(sealed)
        cursor.execute("CREATE INDEX ON household_keys (old); ANALYZE household_keys")


_NUMBERS = (("people_personidentity", "sealed", "person_id"), ("people_staging", "id_sealed", "row_no"))


def _values(table: str, column: str, row: str) -> Iterator[list[bytes]]:
    for low in _beginnings(table, row):
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {column} FROM {table} WHERE {row} >= %s AND {row} < %s AND {column} IS NOT NULL",  # noqa: S608
                [low, low + BATCH],
            )
            yield [bytes(sealed) for (sealed,) in cursor.fetchall()]


def _note(sealed: list[bytes]) -> None:
    pairs = [pair for value in sealed for pair in _renamed(secrets.open_identity(value))]
    with connection.cursor() as cursor, cursor.copy("COPY household_keys FROM STDIN") as copy:
        for pair in pairs:
            copy.write_row(pair)


def _renamed(number: str) -> list[tuple[str, str]]:
    fresh, *olds = (household_key(blind) for blind in crypto.blinds(secrets.IDENTITY, number))
    return [(old, fresh) for old in olds]


def _beginnings(table: str, row: str) -> range:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT min({row}), max({row}) FROM {table}")  # noqa: S608
        first, last = cursor.fetchone()
    return range(0) if first is None else range(first, last + 1, BATCH)


def _follow(table: str, row: str, key: str, assignment: str, low: int) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {assignment} FROM household_keys k"  # noqa: S608
            f" WHERE {row} >= %s AND {row} < %s AND {key} = k.old",
            [low, low + BATCH],
        )
