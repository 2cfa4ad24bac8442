"""Write a matched roster into the register: homes, households, people, secrets, tags. One statement a table.

All statements run inside the commit's transaction and are told the same parameters. `roster_new` holds the
rows of new people with every reference resolved; `roster_update` those of people who were known.
"""

from liren.people.operations.roster.fields import FIELDS

_ROWS = "people_staging s JOIN roster_match m ON m.row_no = s.row_no WHERE s.batch_id = %(batch)s"
_MOVED = "(m.class = 'new' OR m.differences && ARRAY['f:dwelling', 'c:dwelling'])"

BUILDINGS = f"""
INSERT INTO places_building (place_code, road, number, name, address_key, version, batch_id)
SELECT DISTINCT ON (left(s.place_code, 12), s.address_key)
       s.place_code, COALESCE(s.road, ''), COALESCE(s.number, ''), COALESCE(s.building, ''), s.address_key, 1, %(batch)s
FROM {_ROWS} AND {_MOVED} AND m.building_id IS NULL AND s.address_key IS NOT NULL
ORDER BY left(s.place_code, 12), s.address_key, s.row_no
"""

DWELLINGS = f"""
INSERT INTO places_dwelling (place_code, building_id, unit, room, floor, line, use, version, batch_id)
SELECT DISTINCT ON (b.id, s.unit, s.room) b.place_code, b.id, s.unit, s.room,
       CASE WHEN s.room ~ '^\\d{{3,4}}$' THEN left(s.room, -2)::smallint END, s.line, 'unknown', 1, %(batch)s
FROM people_staging s JOIN roster_match m ON m.row_no = s.row_no
JOIN places_building b ON b.place_code >= %(low)s AND b.place_code < %(high)s
     AND left(b.place_code, 12) = left(s.place_code, 12) AND b.address_key = s.address_key
WHERE s.batch_id = %(batch)s AND {_MOVED} AND m.dwelling_id IS NULL AND s.room IS NOT NULL
ORDER BY b.id, s.unit, s.room, s.row_no
"""

_HOMES = """
LEFT JOIN places_building b ON b.place_code >= %(low)s AND b.place_code < %(high)s
     AND left(b.place_code, 12) = left(s.place_code, 12) AND b.address_key = s.address_key
LEFT JOIN places_dwelling d ON d.building_id = b.id AND d.unit = s.unit AND d.room = s.room
"""
_PLACE = """CASE WHEN length(s.place_code) < 15 AND b.place_code IS NOT NULL
                 THEN b.place_code ELSE s.place_code END"""

HOUSEHOLDS = f"""
INSERT INTO people_household (place_code, number, dwelling_id, match_key, version, batch_id)
SELECT DISTINCT ON (left(s.place_code, 12), s.household_key)
       {_PLACE}, COALESCE(s.household_number, ''), d.id, s.household_key, 1, %(batch)s
FROM people_staging s JOIN roster_match m ON m.row_no = s.row_no {_HOMES}
LEFT JOIN people_household h ON h.place_code >= %(low)s AND h.place_code < %(high)s
     AND left(h.place_code, 12) = left(s.place_code, 12) AND h.match_key = s.household_key
WHERE s.batch_id = %(batch)s AND m.class = 'new' AND s.household_key IS NOT NULL AND h.id IS NULL
ORDER BY left(s.place_code, 12), s.household_key, s.row_no
"""

NEW_ROWS = f"""
CREATE TEMPORARY TABLE roster_new ON COMMIT DROP AS
SELECT s.*, m.person_id AS id, {_PLACE} AS place, d.id AS home, h.id AS family
FROM people_staging s JOIN roster_match m ON m.row_no = s.row_no {_HOMES}
LEFT JOIN people_household h ON h.place_code >= %(low)s AND h.place_code < %(high)s
     AND left(h.place_code, 12) = left(s.place_code, 12) AND h.match_key = s.household_key
WHERE s.batch_id = %(batch)s AND m.class = 'new'
ORDER BY s.row_no
"""

_BLANK = ("former_name", "ethnicity", "marital", "education", "political", "occupation", "employer",
          "relation", "registered_address", "note")  # fmt: skip
_BLANKS = ", ".join(_BLANK)
_FILLED = ", ".join(f"COALESCE({column}, '')" for column in _BLANK)

PEOPLE = f"""
INSERT INTO people_person (id, place_code, name, initials, sex, born_on, {_BLANKS}, standing,
       household_id, dwelling_id, source_id, confirmed_on, field_sources, batch_id, version)
SELECT id, place, name, COALESCE(initials, ''), COALESCE(sex, '0'), born_on, {_FILLED}, COALESCE(standing, 'both'),
       family, home, %(source)s, %(today)s, '{{}}', %(batch)s, 1
FROM roster_new
"""

IDENTITIES = """
INSERT INTO people_personidentity (person_id, place_code, kind, sealed, blind)
SELECT id, place, id_kind, id_sealed, id_blind FROM roster_new WHERE id_blind IS NOT NULL
"""

CONTACTS = """
INSERT INTO people_contact (person_id, place_code, kind, label, sealed, blind, tail_blind, batch_id)
SELECT id, place, 'own', '', phone_sealed, phone_blind, phone_tail, %(batch)s FROM roster_new
WHERE phone_blind IS NOT NULL
"""

RESIDENCIES = """
INSERT INTO people_residency (person_id, place_code, dwelling_id, standing, ending, gone_to, batch_id)
SELECT id, place, home, COALESCE(standing, 'both'), '', '', %(batch)s FROM roster_new
"""

TAGS = """
INSERT INTO people_persontag (person_id, place_code, tag, evidence, batch_id)
SELECT id, place, unnest(tags), %(label)s, %(batch)s FROM roster_new WHERE tags IS NOT NULL
"""

HEADS = """
UPDATE people_household h SET head_id = n.id
FROM (SELECT DISTINCT ON (family) family, id FROM roster_new WHERE is_head ORDER BY family, row_no) n
WHERE h.id = n.family AND h.head_id IS NULL
"""

KEEP_HEADS = """
INSERT INTO people_rosterchange (batch_id, "table", row_id, before)
SELECT DISTINCT %(batch)s, 'people_household', h.id, to_jsonb(h)
FROM roster_new n JOIN people_household h ON h.id = n.family
WHERE n.is_head AND h.head_id IS NULL AND h.batch_id IS DISTINCT FROM %(batch)s
"""

CREATIONS = (
    BUILDINGS, DWELLINGS, HOUSEHOLDS, NEW_ROWS, PEOPLE, IDENTITIES, CONTACTS, RESIDENCIES, TAGS, KEEP_HEADS, HEADS,
)  # fmt: skip
"""In the order in which they need each other."""


def _changed(column: str) -> str:
    return f"u.differences && ARRAY['f:{column}', 'c:{column}']"


UPDATE_ROWS = f"""
CREATE TEMPORARY TABLE roster_update ON COMMIT DROP AS
SELECT s.*, m.differences, m.person_id AS id, {_PLACE} AS place, d.id AS home,
       (SELECT jsonb_object_agg(substr(x, 3), jsonb_build_array(%(source)s, %(today)s))
        FROM unnest(m.differences) x WHERE x NOT LIKE 'x:%%' AND x <> 'f:tags') AS told
FROM people_staging s JOIN roster_match m ON m.row_no = s.row_no {_HOMES}
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

KEEP_PHONES = f"""
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

MOVE_SECRETS = tuple(
    f"""
UPDATE {table} x SET place_code = p.place_code FROM roster_update u JOIN people_person p ON p.id = u.id
WHERE x.person_id = p.id AND x.place_code <> p.place_code AND {_MOVES}
"""
    for table in ("people_personidentity", "people_contact", "people_persontag")
)

ADD_TAGS = """
INSERT INTO people_persontag (person_id, place_code, tag, evidence, batch_id)
SELECT p.id, p.place_code, t.tag, %(label)s, %(batch)s
FROM roster_update u JOIN people_person p ON p.id = u.id CROSS JOIN unnest(u.tags) AS t(tag)
WHERE u.differences && ARRAY['f:tags']
  AND NOT EXISTS (SELECT FROM people_persontag o WHERE o.person_id = p.id AND o.tag = t.tag AND o.to_on IS NULL)
"""

CHANGES = (
    UPDATE_ROWS, KEEP_PEOPLE, UPDATE_PEOPLE, KEEP_PHONES, UPDATE_PHONES, ADD_PHONES, KEEP_RESIDENCIES,
    CLOSE_RESIDENCIES, OPEN_RESIDENCIES, *MOVE_SECRETS, ADD_TAGS,
)  # fmt: skip
