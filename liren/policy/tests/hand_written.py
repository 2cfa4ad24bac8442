"""What some indicators are, written once more by hand: a statement a key, for one place, knowing nothing of the engine.

Each gives the value itself (in per cent where the unit is per cent), or null.
"""

from __future__ import annotations

_IN = "place_code >= %(low)s AND place_code < %(high)s"
_HERE = f"{_IN} AND left_on IS NULL AND merged_into_id IS NULL"
_LIVING = f"{_HERE} AND standing <> 'registered'"
_SERVING = "p.from_on <= %(today)s AND coalesce(p.to_on, %(today)s) >= %(today)s"
_STANDING = f"coalesce(dissolved_on, 'infinity') > %(today)s AND {_IN}"
_MEMBERS = (
    "SELECT m.* FROM organisations_member m JOIN organisations_post p ON p.member_id = m.id JOIN organisations_organisation o"
    " ON o.id = p.organisation_id AND o.kind = 'committee' WHERE p.role IN ('director', 'deputy', 'member')"
    f" AND {_SERVING} AND p.place_code >= %(low)s AND p.place_code < %(high)s"
)
_ROOMS = (
    "SELECT sum(CASE WHEN {which} THEN r.area_m2 ELSE 0 END) FROM places_premises p, places_room r"
    f" WHERE r.premises_id = p.id AND {_IN} AND coalesce(to_on, %(today)s) >= %(today)s"
)

BY_HAND = {
    "people.residents": f"SELECT nullif(count(*), 0) FROM people_person WHERE {_LIVING}",
    "people.registered": f"SELECT count(*) FROM people_person WHERE {_HERE} AND standing <> 'living'",
    "people.households_living": (
        f"SELECT nullif(count(*), 0) FROM people_household h WHERE {_IN} AND EXISTS (SELECT FROM people_person p"
        " WHERE p.household_id = h.id AND p.left_on IS NULL AND p.standing IN ('both', 'living'))"
    ),
    "people.occupancy": (
        f"SELECT 100.0 * count(DISTINCT dwelling_id) / (SELECT nullif(count(*), 0) FROM places_dwelling WHERE {_IN}"
        f" AND use <> 'shop') FROM people_person WHERE {_LIVING}"
    ),
    "people.volunteer_share": (
        f"SELECT 100.0 * count(*) FILTER (WHERE id IN (SELECT person_id FROM people_persontag WHERE tag = 'volunteer'))"
        f" / nullif(count(*), 0) FROM people_person WHERE {_LIVING}"
    ),
    "people.confirmed_share": (
        f"SELECT 100.0 * count(*) FILTER (WHERE %(today)s::date - confirmed_on <= 180) / nullif(count(*), 0)"
        f" FROM people_person WHERE {_LIVING}"
    ),
    "people.open_conflicts": f"SELECT count(*) FROM people_conflict WHERE {_IN} AND decision = ''",
    "places.premises_area": _ROOMS.format(which="TRUE"),
    "places.area_new": _ROOMS.format(which="origin = 'new'"),
    "places.area_rebuilt": _ROOMS.format(which="origin IN ('rebuilt', 'bought', 'leased')"),
    "places.office_area": _ROOMS.format(which="'office' = ANY(functions) OR 'service_hall' = ANY(functions)"),
    "places.premises_new": f"SELECT count(*) FROM places_premises WHERE {_IN} AND origin = 'new'",
    "places.premises_rebuilt": (
        f"SELECT count(*) FROM places_premises WHERE {_IN} AND origin IN ('rebuilt', 'bought', 'leased')"
    ),
    "places.compounds_with_firm": (
        "SELECT 100.0 * (SELECT count(*) FROM places_compound WHERE kind = 'with_firm' AND " + _IN + ")"
        f" / nullif(count(*), 0) FROM places_compound WHERE {_IN}"
    ),
    "places.communities": "SELECT count(*) FROM places_place WHERE level = 12 AND code >= %(low)s AND code < %(high)s",
    "organisations.committees": f"SELECT count(*) FROM organisations_organisation WHERE kind = 'committee' AND {_STANDING}",
    "organisations.social_organisations": (
        f"SELECT count(*) FROM organisations_organisation o WHERE kind = 'social_organisation' AND {_STANDING} AND NOT"
        " EXISTS (SELECT FROM organisations_filing WHERE organisation_id = o.id AND exit_on <= %(today)s)"
    ),
    "organisations.owners_committees": (
        f"SELECT count(*) FROM organisations_organisation WHERE kind = 'owners_committee' AND {_STANDING}"
    ),
    "organisations.committee_members": f"SELECT count(DISTINCT id) FROM ({_MEMBERS}) AS m",
    "organisations.women_members": f"SELECT count(DISTINCT id) FROM ({_MEMBERS}) AS m WHERE sex = '2'",
    "organisations.full_time_share": (
        f"SELECT 100.0 * count(DISTINCT id) FILTER (WHERE id IN (SELECT member_id FROM organisations_post p"
        f" WHERE full_time AND {_SERVING})) / nullif(count(DISTINCT id), 0) FROM ({_MEMBERS}) AS m"
    ),
    "organisations.local_share": (
        f"SELECT 100.0 * count(DISTINCT id) FILTER (WHERE is_local) / nullif(count(DISTINCT id), 0) FROM ({_MEMBERS}) AS m"
    ),
    "organisations.legal_advisers": (
        f"SELECT count(DISTINCT member_id) FROM organisations_post p WHERE role = 'legal_adviser' AND {_SERVING} AND {_IN}"
    ),
    "organisations.convention": (
        f"SELECT count(DISTINCT left(place_code, 12)) FROM organisations_ruletext p WHERE kind_id = 'convention'"
        f" AND {_SERVING} AND {_IN}"
    ),
}
"""Key → statement with `low`, `high` (range of codes) and `today`."""
