"""Write a matched roster into the register: homes, households, people, secrets, tags. One statement a table.

All statements run inside the commit's transaction and are told the same parameters. `roster_new` holds the
rows of new people with every reference resolved; `roster_update` those of people who were known.
"""

from liren.people.operations.roster.fields import FIELDS
from liren.people.operations.roster.match import HOMES, PLACE

MOVED = "(m.class = 'new' OR m.differences && ARRAY['f:dwelling', 'c:dwelling'])"
STAGED = "people_staging s JOIN roster_match m ON m.row_no = s.row_no"

BUILDINGS = f"""
WITH first AS (
    SELECT min(s.row_no) AS row_no FROM {STAGED}
    WHERE s.batch_id = %(batch)s AND {MOVED} AND m.building_id IS NULL AND s.address_key IS NOT NULL
    GROUP BY left(s.place_code, 12), s.address_key
), made AS (
    INSERT INTO places_building (place_code, road, number, name, address_key, version, batch_id)
    SELECT s.place_code, COALESCE(s.road, ''), COALESCE(s.number, ''), COALESCE(s.building, ''), s.address_key, 1, %(batch)s
    FROM first JOIN people_staging s ON s.batch_id = %(batch)s AND s.row_no = first.row_no
    RETURNING left(place_code, 12), address_key, id, place_code
) INSERT INTO roster_building SELECT * FROM made
"""

DWELLINGS = f"""
WITH first AS (
    SELECT b.id, b.place_code, s.unit, s.room, min(s.line) AS line
    FROM {STAGED}
    JOIN roster_building b ON b.community = left(s.place_code, 12) AND b.address_key = s.address_key
    WHERE s.batch_id = %(batch)s AND {MOVED} AND m.dwelling_id IS NULL AND s.room IS NOT NULL
    GROUP BY b.id, b.place_code, s.unit, s.room
), made AS (
    INSERT INTO places_dwelling (place_code, building_id, unit, room, floor, line, use, version, batch_id)
    SELECT place_code, id, unit, room,
           CASE WHEN room ~ '^\\d{{3,4}}$' THEN left(room, -2)::smallint END, line, 'unknown', 1, %(batch)s
    FROM first
    RETURNING id, building_id, unit, room
) INSERT INTO roster_dwelling SELECT * FROM made
"""

_FAMILIES = """
LEFT JOIN roster_household h ON h.community = left(s.place_code, 12) AND h.match_key = s.household_key
"""

FAMILIES = """
CREATE TEMPORARY TABLE roster_household ON COMMIT DROP AS
SELECT left(place_code, 12) AS community, match_key, id FROM people_household
WHERE place_code >= %(low)s AND place_code < %(high)s
"""

HOUSEHOLDS = f"""
WITH made AS (
    INSERT INTO people_household (place_code, number, dwelling_id, head_id, match_key, version, batch_id)
    SELECT DISTINCT ON (left(s.place_code, 12), s.household_key)
           {PLACE}, COALESCE(s.household_number, ''), d.id,
           CASE WHEN s.is_head THEN m.person_id END, s.household_key, 1, %(batch)s
    FROM {STAGED} {HOMES} {_FAMILIES}
    WHERE s.batch_id = %(batch)s AND m.class = 'new' AND s.household_key IS NOT NULL AND h.id IS NULL
    ORDER BY left(s.place_code, 12), s.household_key, s.is_head DESC NULLS LAST, s.row_no
    RETURNING left(place_code, 12), match_key, id
) INSERT INTO roster_household SELECT * FROM made
"""

NEW_ROWS = f"""
CREATE TEMPORARY TABLE roster_new ON COMMIT DROP AS
SELECT s.row_no, m.person_id AS id, {PLACE} AS place, d.id AS home, h.id AS family
FROM {STAGED} {HOMES} {_FAMILIES}
WHERE s.batch_id = %(batch)s AND m.class = 'new'
"""

_NEW = "roster_new n JOIN people_staging s ON s.batch_id = %(batch)s AND s.row_no = n.row_no"

_BLANK = ("former_name", "ethnicity", "marital", "education", "political", "occupation", "employer",
          "relation", "registered_address", "note")  # fmt: skip
_BLANKS = ", ".join(_BLANK)
_FILLED = ", ".join(f"COALESCE({column}, '')" for column in _BLANK)

PEOPLE = f"""
INSERT INTO people_person (id, place_code, name, initials, sex, born_on, {_BLANKS}, standing,
       household_id, dwelling_id, source_id, confirmed_on, field_sources, batch_id, version)
SELECT n.id, n.place, name, COALESCE(initials, ''), COALESCE(sex, '0'), born_on, {_FILLED},
       COALESCE(standing, 'both'), n.family, n.home, %(source)s, %(today)s, '{{}}', %(batch)s, 1
FROM {_NEW}
"""

IDENTITIES = f"""
INSERT INTO people_personidentity (person_id, place_code, kind, sealed, blind)
SELECT n.id, n.place, id_kind, id_sealed, id_blind FROM {_NEW} WHERE id_blind IS NOT NULL
"""

CONTACTS = f"""
INSERT INTO people_contact (person_id, place_code, kind, label, sealed, blind, tail_blind, batch_id)
SELECT n.id, n.place, 'own', '', phone_sealed, phone_blind, phone_tail, %(batch)s FROM {_NEW}
WHERE phone_blind IS NOT NULL
UNION ALL
SELECT n.id, n.place, 'own', '', phone2_sealed, phone2_blind, phone2_tail, %(batch)s FROM {_NEW}
WHERE phone2_blind IS NOT NULL
"""

TAGS = f"""
INSERT INTO people_persontag (person_id, place_code, tag, evidence, batch_id)
SELECT n.id, n.place, unnest(tags), %(label)s, %(batch)s FROM {_NEW} WHERE tags IS NOT NULL
"""

_HEADLESS = f"{_NEW} JOIN people_household h ON h.id = n.family WHERE s.is_head AND h.head_id IS NULL"

KEEP_HEADS = f"""
INSERT INTO people_rosterchange (batch_id, "table", row_id, before)
SELECT DISTINCT %(batch)s::bigint, 'people_household', h.id, to_jsonb(h)
FROM {_HEADLESS} AND h.batch_id IS DISTINCT FROM %(batch)s
"""

HEADS = f"""
UPDATE people_household x SET head_id = f.id
FROM (SELECT DISTINCT ON (n.family) n.family, n.id FROM {_HEADLESS} ORDER BY n.family, n.row_no) f
WHERE x.id = f.family
"""
"""New heads of households that were on record without one."""

CREATIONS = (
    BUILDINGS, "ANALYZE roster_building", DWELLINGS, "ANALYZE roster_dwelling", FAMILIES,
    "ANALYZE roster_household", HOUSEHOLDS, "ANALYZE roster_household", NEW_ROWS, "ANALYZE roster_new", PEOPLE, IDENTITIES, CONTACTS, TAGS, KEEP_HEADS, HEADS,
)  # fmt: skip
"""In the order in which they need each other."""


def _changed(column: str) -> str:
    return f"u.differences && ARRAY['f:{column}', 'c:{column}']"


UPDATE_ROWS = f"""
CREATE TEMPORARY TABLE roster_update ON COMMIT DROP AS
SELECT s.*, m.differences, m.person_id AS id, {PLACE} AS place, d.id AS home,
       (SELECT jsonb_object_agg(substr(x, 3), jsonb_build_array(%(source)s, %(today)s))
        FROM unnest(m.differences) x WHERE x NOT LIKE 'x:%%' AND x <> 'f:tags') AS told
FROM {STAGED} {HOMES}
WHERE s.batch_id = %(batch)s AND m.class IN ('changed', 'conflict')
"""

_WRITTEN = [field.column for field in FIELDS]
_ASSIGNED = ", ".join(
    f"{column} = CASE WHEN {_changed(column)} THEN u.{column} ELSE p.{column} END" for column in _WRITTEN
)
_MOVES = _changed("dwelling")
_TOUCHES = "EXISTS (SELECT FROM unnest(u.differences) x WHERE x NOT LIKE 'x:%%' AND x <> 'f:tags')"

KEEP_PEOPLE = f"""
INSERT INTO people_rosterchange (batch_id, "table", row_id, before)
SELECT %(batch)s, 'people_person', p.id, to_jsonb(p)
FROM roster_update u JOIN people_person p ON p.id = u.id WHERE {_TOUCHES}
"""

UPDATE_PEOPLE = f"""
UPDATE people_person p SET {_ASSIGNED},
       initials = CASE WHEN {_changed("name")} THEN u.initials ELSE p.initials END,
       dwelling_id = CASE WHEN {_MOVES} THEN u.home ELSE p.dwelling_id END,
       place_code = CASE WHEN {_MOVES} THEN u.place ELSE p.place_code END,
       field_sources = p.field_sources || COALESCE(u.told, '{{}}'), version = p.version + 1
FROM roster_update u WHERE p.id = u.id AND {_TOUCHES}
"""

KEEP_PHONES = """
INSERT INTO people_rosterchange (batch_id, "table", row_id, before)
SELECT DISTINCT ON (c.person_id) %(batch)s, 'people_contact', c.id,
       to_jsonb(c) FROM roster_update u JOIN people_contact c ON c.person_id = u.id AND c.kind = 'own'
WHERE u.differences && ARRAY['c:phone'] ORDER BY c.person_id, c.id
"""

UPDATE_PHONES = """
UPDATE people_contact c SET sealed = u.phone_sealed, blind = u.phone_blind, tail_blind = u.phone_tail
FROM roster_update u, people_rosterchange k
WHERE k.batch_id = %(batch)s AND k."table" = 'people_contact' AND k.row_id = c.id AND c.person_id = u.id
"""

ADD_PHONES = """
INSERT INTO people_contact (person_id, place_code, kind, label, sealed, blind, tail_blind, batch_id)
SELECT p.id, p.place_code, 'own', '', phone_sealed, phone_blind, phone_tail, %(batch)s
FROM roster_update u JOIN people_person p ON p.id = u.id WHERE u.differences && ARRAY['f:phone']
UNION ALL
SELECT p.id, p.place_code, 'own', '', phone2_sealed, phone2_blind, phone2_tail, %(batch)s
FROM roster_update u JOIN people_person p ON p.id = u.id WHERE u.differences && ARRAY['f:phone2']
"""

KEEP_RESIDENCIES = f"""
INSERT INTO people_rosterchange (batch_id, "table", row_id, before)
SELECT %(batch)s, 'people_residency', r.id, to_jsonb(r)
FROM roster_update u JOIN people_residency r ON r.person_id = u.id AND r.to_on IS NULL WHERE {_MOVES}
"""

CLOSE_RESIDENCIES = f"""
UPDATE people_residency r SET to_on = GREATEST(%(today)s, r.from_on), ending = 'moved'
FROM roster_update u WHERE r.person_id = u.id AND r.to_on IS NULL AND {_MOVES}
"""

OPEN_RESIDENCIES = f"""
INSERT INTO people_residency (person_id, place_code, dwelling_id, standing, from_on, ending, gone_to, batch_id)
SELECT p.id, p.place_code, p.dwelling_id, p.standing, %(today)s, '', '', %(batch)s
FROM roster_update u JOIN people_person p ON p.id = u.id WHERE {_MOVES}
"""

ADD_TAGS = """
INSERT INTO people_persontag (person_id, place_code, tag, evidence, batch_id)
SELECT p.id, p.place_code, t.tag, %(label)s, %(batch)s
FROM roster_update u JOIN people_person p ON p.id = u.id CROSS JOIN unnest(u.tags) AS t(tag)
WHERE u.differences && ARRAY['f:tags']
  AND NOT EXISTS (SELECT FROM people_persontag o WHERE o.person_id = p.id AND o.tag = t.tag AND o.to_on IS NULL)
"""

CHANGES = (
    UPDATE_ROWS, KEEP_PEOPLE, UPDATE_PEOPLE, KEEP_PHONES, UPDATE_PHONES, ADD_PHONES, KEEP_RESIDENCIES,
    CLOSE_RESIDENCIES, OPEN_RESIDENCIES, ADD_TAGS,
)  # fmt: skip
