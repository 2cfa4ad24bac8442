"""A crowd of invented people, put into the register by bare SQL so that searching can be measured among them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection

from bench import _data
from config import database
from liren.kernel.pinyin import initials
from liren.people import secrets

COUNTY = "999999"
COMMUNITIES = 200
SUBDISTRICT, COMMUNITY = "999999901", "999999901001"
KNOWN = 100
"""So many of them have a real, findable identity number: the first ones."""

_PEOPLE = """
INSERT INTO people_person (place_code, name, initials, sex, born_on, standing, field_sources, version, confirmed_on,
    former_name, ethnicity, marital, education, political, occupation, employer, relation, registered_address, note)
SELECT '9999999' || lpad((1 + i %% 20)::text, 2, '0') || lpad((1 + i / 20 %% 10)::text, 3, '0'),
       (%(s)s::text[])[1 + i %% 20] || (%(g)s::text[])[1 + i / 7 %% 30] || (%(g)s::text[])[1 + i / 211 %% 30],
       (%(si)s::text[])[1 + i %% 20] || (%(gi)s::text[])[1 + i / 7 %% 30] || (%(gi)s::text[])[1 + i / 211 %% 30],
       (1 + i %% 2)::text, date '1935-01-01' + i * 37 %% 32000, 'both', '{}', 1, date '2026-09-01',
       '', '01', '', '', '', '', '', '', '', ''
FROM generate_series(0, %(n)s - 1) i RETURNING id
"""
_IDENTITIES = """
INSERT INTO people_personidentity (person_id, place_code, kind, sealed, blind)
SELECT id, place_code, 'resident', %(number)s, sha256(('bench' || id)::bytea) FROM people_person
WHERE place_code >= '999999901' AND place_code < '999999922'
"""
_CONTACTS = """
INSERT INTO people_contact (person_id, place_code, kind, label, sealed, blind, tail_blind)
SELECT id, place_code, 'own', '', %(phone)s, sha256(('phone' || id)::bytea), (%(tails)s::bytea[])[1 + id %% 10000]
FROM people_person WHERE place_code >= '999999901' AND place_code < '999999922'
"""
_MARK = "UPDATE people_personidentity SET blind = %s, sealed = %s WHERE person_id = %s"
_LEAVE = [
    f"DELETE FROM {table} WHERE place_code >= '999999901' AND place_code < '999999922'"
    for table in ("people_contact", "people_personidentity", "people_person", "places_placecount")
]


@contextmanager
def crowd(people: int) -> Iterator[None]:
    """So many people in 20 subdistricts of a county that does not exist; gone again afterwards."""
    try:
        _come(people)
        yield
    finally:
        with connection.cursor() as cursor:
            for statement in _LEAVE:
                cursor.execute(statement)


def _come(people: int) -> None:
    surnames, given = list(_data.SURNAMES), list(_data.GIVEN)[:30]
    values: dict[str, int | bytes | list[str] | list[bytes]] = {
        "n": people, "s": surnames, "g": given, "si": [initials(c) for c in surnames], "gi": [initials(c) for c in given],
        "number": secrets.seal_identity(_data.number(0))[0], "phone": secrets.seal_phone("19900000000")[0],
        "tails": [secrets.blind_tail(f"{n:04}") for n in range(10_000)],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, values)
        first = [row[0] for row in cursor.fetchmany(KNOWN)]
        cursor.execute(_IDENTITIES, values)
        cursor.execute(_CONTACTS, values)
        for n, person in enumerate(first):
            sealed, blind = secrets.seal_identity(_data.number(n))
            cursor.execute(_MARK, [blind, sealed, person])
    _analyze()


def _analyze() -> None:
    """Fresh statistics, as the database makes them by itself within minutes. The owner's right."""
    with psycopg.connect(**owner(), autocommit=True) as tables:
        tables.execute("ANALYZE people_person, people_personidentity, people_contact")


def owner() -> dict[str, Any]:
    """How the owner of the tables connects, to the database that is in use."""
    wanted = {**database.connection(database.OWNER), "NAME": connection.settings_dict["NAME"]}
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    return {words: wanted[key] for key, words in names.items() if wanted.get(key)}
