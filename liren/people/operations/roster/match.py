"""Compare a staged roster with the register: which rows are new, changed, the same, or in conflict.

A differing value is a *change* when the value on record came from the same giver (a later list corrects an
earlier one) and a *conflict* when another source told it: then ours stays and a person decides. An empty cell
never erases anything.
"""

from typing import Any

from django.db import connection

from liren.kernel.scope import code_range
from liren.people.models import RosterBatch, Source
from liren.people.operations.roster.fields import FIELDS, Field

CLASSES = ("new", "changed", "same", "conflict")


def match_batch(batch: RosterBatch) -> dict[str, int]:
    """Build the temporary table `roster_match` for this transaction and return the counts by class."""
    values = parameters(batch)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '256MB'")
        cursor.execute(_COPIES + _MATCH, values)
        cursor.execute("ANALYZE roster_match")
        cursor.execute("SELECT class, count(*) FROM roster_match GROUP BY class")
        counted = dict(cursor.fetchall())
    return {name: counted.get(name, 0) for name in CLASSES}


def parameters(batch: RosterBatch) -> dict[str, Any]:
    """What every statement of an import is told: the batch, its range of places, its giver's sources."""
    low, high = code_range(batch.place_code)
    return {"batch": batch.pk, "low": low, "high": high, "givers": _sources_of_giver(batch)}


def _sources_of_giver(batch: RosterBatch) -> list[int]:
    same = Source.objects.unscoped("which sources are this giver's; narrowed by the batch's place").filter(
        kind="roster", giver=batch.source_name, place_code=batch.place_code
    )
    return list(same.values_list("id", flat=True))


def _told_by_giver(column: str) -> str:
    return (
        f"CASE WHEN p.field_sources ? '{column}'"
        f" THEN (p.field_sources->'{column}'->>0)::bigint = ANY(%(givers)s)"
        f" ELSE p.source_id = ANY(%(givers)s) END"
    )


def _difference(field: Field) -> str:
    """NULL where nothing differs; else `f:` fills a blank, `c:` changes, `x:` is a conflict."""
    told, ours = f"s.{field.column}", f"p.{field.column}"
    blank = f"{ours} IS NULL" if field.empty == "NULL" else f"{ours} = {field.empty}"
    return (
        f"CASE WHEN {told} IS NULL OR {told} = {ours} THEN NULL"
        f" WHEN {blank} THEN 'f:{field.column}'"
        f" WHEN {_told_by_giver(field.column)} THEN 'c:{field.column}' ELSE 'x:{field.column}' END"
    )


_PHONE = f"""
CASE WHEN s.phone_blind IS NULL OR s.phone_blind = ANY(c.blinds) THEN NULL
     WHEN c.blinds IS NULL THEN 'f:phone'
     WHEN {_told_by_giver("phone")} THEN 'c:phone' ELSE 'x:phone' END
"""
_SECOND_PHONE = """
CASE WHEN s.phone2_blind IS NOT NULL AND NOT s.phone2_blind = ANY(COALESCE(c.blinds, '{}')) THEN 'f:phone2' END
"""
_DWELLING = f"""
CASE WHEN s.address_key IS NULL OR s.room IS NULL OR d.id = p.dwelling_id THEN NULL
     WHEN p.dwelling_id IS NULL THEN 'f:dwelling'
     WHEN {_told_by_giver("dwelling")} THEN 'c:dwelling' ELSE 'x:dwelling' END
"""
_TAGS = "CASE WHEN s.tags IS NULL OR s.tags <@ COALESCE(t.tags, '{}') THEN NULL ELSE 'f:tags' END"
_LEFT = "CASE WHEN p.left_on IS NOT NULL THEN 'x:left' END"
_DIFFERENCES = ", ".join([*map(_difference, FIELDS), _PHONE, _SECOND_PHONE, _DWELLING, _TAGS, _LEFT])

HOMES = """
LEFT JOIN roster_building b ON b.community = left(s.place_code, 12) AND b.address_key = s.address_key
LEFT JOIN roster_dwelling d ON d.building_id = b.id AND d.unit = s.unit AND d.room = s.room
"""
"""Joins a staged row to its building and home, from temporary copies whose statistics are fresh."""

PLACE = "CASE WHEN length(s.place_code) < 15 THEN COALESCE(b.place_code, s.place_code) ELSE s.place_code END"
"""A row without a grid lives in the grid of its building."""

_COPIES = """
DROP TABLE IF EXISTS roster_building, roster_dwelling, roster_household, roster_new, roster_update;
CREATE TEMPORARY TABLE roster_building ON COMMIT DROP AS
SELECT left(place_code, 12) AS community, address_key, id, place_code FROM places_building
WHERE place_code >= %(low)s AND place_code < %(high)s;
CREATE TEMPORARY TABLE roster_dwelling ON COMMIT DROP AS
SELECT id, building_id, unit, room FROM places_dwelling WHERE place_code >= %(low)s AND place_code < %(high)s;
ANALYZE roster_building; ANALYZE roster_dwelling;
"""
_KNOWN = """
LEFT JOIN (SELECT person_id, array_agg(blind) AS blinds FROM people_contact
           WHERE kind = 'own' AND place_code >= %(low)s AND place_code < %(high)s GROUP BY person_id) c
     ON c.person_id = p.id
LEFT JOIN (SELECT person_id, array_agg(tag::text) AS tags FROM people_persontag
           WHERE to_on IS NULL AND place_code >= %(low)s AND place_code < %(high)s GROUP BY person_id) t
     ON t.person_id = p.id
"""
_COLUMNS = f"""
s.row_no, p.id AS found, b.id AS building_id, d.id AS dwelling_id,
{PLACE} AS place_code,
CASE WHEN p.id IS NULL THEN NULL ELSE array_remove(ARRAY[{_DIFFERENCES}], NULL) END AS differences
"""
_BY_NUMBER = f"""
SELECT {_COLUMNS} FROM people_staging s {HOMES}
LEFT JOIN people_personidentity i ON i.blind = s.id_blind AND i.community_code = left(s.place_code, 12)
LEFT JOIN people_person p ON p.id = i.person_id {_KNOWN}
WHERE s.batch_id = %(batch)s AND s.id_blind IS NOT NULL
"""
_BY_HOME = f"""
SELECT DISTINCT ON (s.row_no) {_COLUMNS} FROM people_staging s {HOMES}
LEFT JOIN people_person p ON p.place_code >= %(low)s AND p.place_code < %(high)s
     AND left(p.place_code, 12) = left(s.place_code, 12) AND p.name = s.name
     AND p.born_on IS NOT DISTINCT FROM s.born_on AND p.dwelling_id IS NOT DISTINCT FROM d.id
     AND p.merged_into_id IS NULL {_KNOWN}
WHERE s.batch_id = %(batch)s AND s.id_blind IS NULL
ORDER BY s.row_no, p.id
"""
_MATCH = f"""
DROP TABLE IF EXISTS roster_match;
CREATE TEMPORARY TABLE roster_match ON COMMIT DROP AS
SELECT m.*, COALESCE(found, nextval('people_person_id_seq')) AS person_id,
       CASE WHEN found IS NULL THEN 'new' WHEN cardinality(differences) = 0 THEN 'same'
            WHEN EXISTS (SELECT FROM unnest(differences) x WHERE x LIKE 'x:%%') THEN 'conflict'
            ELSE 'changed' END AS class
FROM ({_BY_NUMBER} UNION ALL ({_BY_HOME})) m;
"""
