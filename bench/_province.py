"""A province that does not exist: ten cities of ten counties of ten subdistricts of ten communities, and its people.

Everything is put in by bare SQL inside one transaction that is rolled back at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from bench import _data
from bench._owner import as_owner

PROVINCE, COMMUNITY = "98", "980101001001"
COMMUNITIES = 10_000
IN_HOUSEHOLD = 3

_PLACES = """
INSERT INTO places_place (code, name, short_name, level, initials, rural_code, version)
SELECT code, '区划' || code, '', length(code), '', '', 1 FROM (
    SELECT '98' UNION ALL
    SELECT '98' || lpad(a::text, 2, '0') FROM generate_series(1, 10) a UNION ALL
    SELECT '98' || lpad(a::text, 2, '0') || lpad(b::text, 2, '0')
      FROM generate_series(1, 10) a, generate_series(1, 10) b UNION ALL
    SELECT '98' || lpad(a::text, 2, '0') || lpad(b::text, 2, '0') || lpad(c::text, 3, '0')
      FROM generate_series(1, 10) a, generate_series(1, 10) b, generate_series(1, 10) c UNION ALL
    SELECT code FROM bench_community
) AS tree (code)
"""
_COMMUNITY = """
CREATE TEMP TABLE bench_community ON COMMIT DROP AS
SELECT row_number() OVER () - 1 AS n,
       '98' || lpad(a::text, 2, '0') || lpad(b::text, 2, '0') || lpad(c::text, 3, '0') || lpad(d::text, 3, '0')
           COLLATE "C" AS code
  FROM generate_series(1, 10) a, generate_series(1, 10) b, generate_series(1, 10) c, generate_series(1, 10) d
"""
_BUILDINGS = """
INSERT INTO places_building (id, place_code, road, number, name, address_key, version)
OVERRIDING SYSTEM VALUE SELECT 8000000000 + n, code, '路', '', '', 'bench' || n, 1 FROM bench_community
"""
_HOMES = """
INSERT INTO places_dwelling (id, place_code, building_id, unit, room, line, use, version)
OVERRIDING SYSTEM VALUE
SELECT 8000000000 + i, code, 8000000000 + n, '', i::text, '', CASE i % 3 WHEN 0 THEN 'own' ELSE 'unknown' END, 1
  FROM generate_series(0, {people} / 3 - 1) i JOIN bench_community ON n = i % 10000
"""
_HOUSEHOLDS = """
INSERT INTO people_household (id, place_code, number, dwelling_id, match_key, version)
OVERRIDING SYSTEM VALUE
SELECT 8000000000 + i, code, '', 8000000000 + i, '', 1
  FROM generate_series(0, {people} / 3 - 1) i JOIN bench_community ON n = i % 10000
"""
_PEOPLE = """
INSERT INTO people_person (id, place_code, name, initials, sex, born_on, standing, field_sources, version, confirmed_on,
    household_id, dwelling_id, former_name, ethnicity, marital, education, political, occupation, employer, relation,
    registered_address, note)
OVERRIDING SYSTEM VALUE
SELECT 8000000000 + i, code, '{name}', 'wgy', (1 + i % 2)::text, date '1935-01-01' + (i * 37) % 32000,
       (ARRAY['both', 'living', 'registered'])[1 + i % 3], '{{}}', 1, date '2026-01-01' + i % 300,
       8000000000 + h, 8000000000 + h, '', '01', '', '', CASE i % 17 WHEN 0 THEN '01' ELSE '13' END, '', '', '', '', ''
  FROM (SELECT i, i % ({people} / 3) AS h FROM generate_series(0, {people} - 1) i) AS i (i, h)
  JOIN bench_community ON n = h % 10000
"""
_TAGS = """
INSERT INTO people_persontag (person_id, place_code, tag, evidence)
SELECT id, place_code, (ARRAY['volunteer', 'living_alone', 'disabled', 'party_member'])[1 + id % 4], ''
  FROM people_person WHERE place_code >= '98' AND place_code < '99' AND id % 7 = 0
"""
_PREMISES = """
INSERT INTO places_premises (id, place_code, name, origin, owner, "user", address, terms, conditions, owner_kind, user_kind, version)
OVERRIDING SYSTEM VALUE
SELECT 8000000000 + n, code, '服务中心', 'new', '', '', '', '', '{}', '', '', 1 FROM bench_community
"""
_ROOMS = """
INSERT INTO places_room (premises_id, name, area_m2, functions)
SELECT 8000000000 + n, '室' || k, 40 + (n * 7 + k * 31) % 200, ARRAY['office', 'mediation']
  FROM bench_community, generate_series(1, 4) k
"""

_ANALYZE = "ANALYZE people_person, people_household, people_persontag, places_dwelling, places_premises, places_room, places_place"


@contextmanager
def province(people: int) -> Iterator[None]:
    """So many people in ten thousand communities; gone again afterwards."""
    with as_owner(), transaction.atomic():
        _come(people)
        yield
        transaction.set_rollback(True)


def _come(people: int) -> None:
    words = {"people": people, "name": _data.SURNAMES[0] + _data.GIVEN[0]}
    with connection.cursor() as cursor:
        for statement in (_COMMUNITY, _PLACES, _BUILDINGS):
            cursor.execute(statement)
        for statement in (_HOMES, _HOUSEHOLDS, _PEOPLE):
            cursor.execute(statement.format(**words))
        for statement in (_TAGS, _PREMISES, _ROOMS, "DELETE FROM policy_stirred", _ANALYZE):
            cursor.execute(statement)
