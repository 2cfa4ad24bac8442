"""Fingerprint of a place's register: proves that an undo, or a killed import, changed nothing."""

import hashlib
from typing import Any

from django.db import connection
from django.db.models import Sum

from liren.kernel.scope import code_range, within
from liren.places.models import PlaceCount

TABLES = (
    "people_person", "people_personidentity", "people_contact", "people_household", "people_residency",
    "people_persontag", "people_conflict", "places_building", "places_dwelling",
)  # fmt: skip

_TABLE = """
SELECT count(*), COALESCE(sum(hashtextextended(t::text, 7)), 0) FROM {table} t
WHERE place_code >= %s AND place_code < %s
"""


def register_digest(place_code: str) -> str:
    """One hash over every row of the register in a place and below, whatever the order of the rows."""
    with connection.cursor() as cursor:
        parts = [_of_table(cursor, table, code_range(place_code)) for table in TABLES]
    return hashlib.sha256(repr([*parts, people_in(place_code)]).encode()).hexdigest()


def people_in(place_code: str) -> int:
    """How many people are on the register in a place and below, from the counters."""
    counted = PlaceCount.objects.filter(within("place_code", [place_code])).aggregate(n=Sum("people"))
    return int(counted["n"] or 0)


def _of_table(cursor: Any, table: str, bounds: tuple[str, str]) -> tuple[str, int, str]:
    cursor.execute(_TABLE.format(table=table), bounds)
    rows, total = cursor.fetchone()
    return table, rows, str(total)
