"""What the register can be judged by: who lives here, how old, how well it is kept, who is cared for.

People are counted where they live, so that sums up the tree count nobody twice (except duplicates that wait for a
merge); who is only registered here is counted apart.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from liren.kernel.declarations import Indicator, Source
from liren.people.choices import Tag

HERE = "p.left_on IS NULL AND p.merged_into_id IS NULL"
LIVING = "p.standing IN ('both', 'living')"
PEOPLE = Source(
    key="people.people",
    rows="people_person p",
    place="p.place_code",
    where=HERE,
    watch={"people_person": "{row}.place_code"},
)
TAGGED = Source(
    key="people.tagged",
    rows="people_persontag t JOIN people_person p ON p.id = t.person_id",
    place="p.place_code",
    where=f"{HERE} AND {LIVING} AND (t.from_on IS NULL OR t.from_on <= %(today)s)"
    " AND (t.to_on IS NULL OR t.to_on >= %(today)s)",
    watch={"people_persontag": "{row}.place_code", "people_person": "{row}.place_code"},
)
PARTY = Source(
    key="people.party",
    rows=f"(SELECT p.id, p.place_code FROM people_person p WHERE {HERE} AND {LIVING} AND p.political IN ('01', '02')"
    f" UNION SELECT p.id, p.place_code FROM people_person p JOIN people_persontag m ON m.person_id = p.id"
    f" WHERE {HERE} AND {LIVING} AND m.tag = 'party_member' AND (m.to_on IS NULL OR m.to_on >= %(today)s)) AS p"
    " LEFT JOIN people_persontag v ON v.person_id = p.id AND v.tag = 'volunteer'"
    " AND (v.to_on IS NULL OR v.to_on >= %(today)s)",
    place="p.place_code",
    watch={"people_persontag": "{row}.place_code", "people_person": "{row}.place_code"},
)
VOLUNTEERS = Source(
    key="people.volunteers",
    rows=f"(SELECT p.place_code, 0 AS volunteer FROM people_person p WHERE {HERE} AND {LIVING}"
    f" UNION ALL SELECT p.place_code, 1 FROM people_person p WHERE {HERE} AND {LIVING}"
    " AND p.id IN (SELECT t.person_id FROM people_persontag t WHERE t.tag = 'volunteer'"
    " AND (t.to_on IS NULL OR t.to_on >= %(today)s))) AS r",
    place="r.place_code",
    watch={"people_persontag": "{row}.place_code", "people_person": "{row}.place_code"},
)
HOUSEHOLDS = Source(
    key="people.households",
    rows="(SELECT h.id, h.place_code, h.head_id,"
    f" count(p.id) FILTER (WHERE {LIVING}) AS living FROM people_household h"
    f" JOIN people_person p ON p.household_id = h.id AND {HERE}"
    " GROUP BY h.id, h.place_code, h.head_id) AS h",
    place="h.place_code",
    watch={"people_household": "{row}.place_code", "people_person": "{row}.place_code"},
)
OCCUPIED = Source(
    key="people.occupied_homes",
    rows="(SELECT d.place_code, d.id AS home, NULL::bigint AS lived_in FROM places_dwelling d WHERE d.use <> 'shop'"
    f" UNION ALL SELECT p.place_code, NULL, p.dwelling_id FROM people_person p WHERE {HERE} AND {LIVING}"
    " AND p.dwelling_id IS NOT NULL GROUP BY p.place_code, p.dwelling_id) AS o",
    place="o.place_code",
    watch={"places_dwelling": "{row}.place_code", "people_person": "{row}.place_code"},
)
CONFLICTS = Source(
    key="people.conflicts",
    rows="people_conflict c",
    place="c.place_code",
    watch={"people_conflict": "{row}.place_code"},
)
CARE = Source(
    key="people.care",
    rows="people_enrolment e",
    place="e.place_code",
    where="e.to_on IS NULL OR e.to_on >= %(today)s",
    watch={"people_enrolment": "{row}.place_code"},
    permission="care.view",
)


def _people(key: str, label: Any, condition: str, definition: Any, query: str = "") -> Indicator:
    return Indicator(key, label, "person", PEOPLE, f"count(*) FILTER (WHERE {condition})", definition=definition,
                     drill_down="people:list", drill_query=query)  # fmt: skip


def _share(
    key: str, label: Any, source: Source, part: str, whole: str, definition: Any, **more: Any
) -> Indicator:
    return Indicator(key, label, "percent", source, f"count(*) FILTER (WHERE {part})",
                     f"count(*) FILTER (WHERE {whole})", definition, **{"drill_down": "people:list", **more})  # fmt: skip


def _aged(years: int) -> str:
    return f"{LIVING} AND p.born_on <= %(today)s::date - interval '{years} years'"


def _tagged(key: str, label: Any, tag: Tag, definition: Any) -> Indicator:
    return Indicator(key, label, "person", TAGGED, f"count(DISTINCT p.id) FILTER (WHERE t.tag = '{tag}')",
                     definition=definition, drill_down="people:list", drill_query=f"standing=living_here&tag={tag}", empty_is_zero=True)  # fmt: skip


INDICATORS = (
    _people("people.residents", _("Residents"), LIVING, _("People who live here."), "standing=living_here"),
    _people("people.registered", _("Registered people"), "p.standing IN ('both', 'registered')",
            _("People whose household registration is here."), "standing=registered_here"),
    _people("people.migrants", _("People from elsewhere"), "p.standing = 'living'",
            _("People who live here and are registered elsewhere."), "standing=living"),
    _people("people.away", _("Registered here, living elsewhere"), "p.standing = 'registered'",
            _("People whose registration is here and who live elsewhere."), "standing=registered"),
    _people("people.elderly_60", _("Aged 60 and older"), _aged(60), _("Residents who complete 60 years on the day."), "standing=living_here&age=60%2B"),
    _people("people.elderly_80", _("Aged 80 and older"), _aged(80), _("Residents who complete 80 years on the day."), "standing=living_here&age=80%2B"),
    _people("people.minors", _("Under 18"), f"{LIVING} AND p.born_on > %(today)s::date - interval '18 years'",
            _("Residents under 18 on the day."), "standing=living_here&age=0-17"),
    _people("people.adults", _("Aged 18 and older"), _aged(18), _("Residents who complete 18 years on the day."), "standing=living_here&age=18%2B"),
    _share("people.confirmed_share", _("Records confirmed within 180 days"), PEOPLE,
           f"{LIVING} AND p.confirmed_on >= %(today)s::date - 180", LIVING,
           _("Residents whose record somebody confirmed within 180 days, of all residents."), drill_query="standing=living_here&stale=0"),
    _share("people.birthday_share", _("Records with a birthday"), PEOPLE, f"{LIVING} AND p.born_on IS NOT NULL", LIVING,
           _("Residents whose birthday is known, of all residents."), drill_query="standing=living_here&known=birthday"),
    _share("people.home_share", _("Residents with a home on the map"), PEOPLE, f"{LIVING} AND p.dwelling_id IS NOT NULL", LIVING,
           _("Residents whose home is on the map, of all residents."), drill_query="standing=living_here&known=home"),
    _share("people.migrant_residence_recorded_share", _("Migrants with their home on file"), PEOPLE,
           "p.standing = 'living' AND p.dwelling_id IS NOT NULL", "p.standing = 'living'",
           _("People from elsewhere whose home is on the map, of all who live here and are registered elsewhere."),
           drill_query="standing=living&known=home"),
    _share("people.grid_share", _("Residents in a grid"), PEOPLE, f"{LIVING} AND length(p.place_code) = 15", LIVING,
           _("Residents whose grid is known, of all residents."), drill_query="standing=living_here&known=grid"),
    _share("people.education_share", _("Records with education"), PEOPLE, f"{LIVING} AND p.education <> ''", LIVING,
           _("Residents whose education is known, of all residents."), drill_query="standing=living_here&known=education"),
    Indicator("people.households", _("Households"), "household", HOUSEHOLDS, "count(*)",
              definition=_("Households with at least one member on the register."), drill_down="people:households",
              drill_query="having=members"),
    Indicator("people.households_living", _("Households living here"), "household", HOUSEHOLDS,
              "count(*) FILTER (WHERE h.living > 0)",
              definition=_("Households with at least one member who lives here (not only registered)."),
              drill_down="people:households", drill_query="having=living"),
    _share("people.household_head_share", _("Households with a head"), HOUSEHOLDS, "h.head_id IS NOT NULL", "TRUE",
           _("Households whose head is known, of all."), drill_down="people:households", drill_query="having=head"),
    Indicator("people.occupancy", _("Occupancy"), "percent", OCCUPIED, "count(DISTINCT o.lived_in)", "count(o.home)",
              _("Homes in which somebody lives, of all homes on the map that are no shops."), "people:homes", "use=somebody"),
    _tagged("people.volunteers", _("Registered volunteers"), Tag.VOLUNTEER, _("Residents with the tag “volunteer”.")),
    _tagged("people.living_alone", _("Living alone"), Tag.LIVING_ALONE, _("Residents with the tag “living alone”.")),
    _tagged("people.disabled", _("Disabled residents"), Tag.DISABLED, _("Residents with the tag “disabled”.")),
    _tagged("people.low_income", _("Receiving the minimum living allowance"), Tag.LOW_INCOME,
            _("Residents with the tag “minimum living allowance”.")),
    _tagged("people.veterans", _("Veterans"), Tag.VETERAN, _("Residents with the tag “veteran”.")),
    _tagged("people.left_behind", _("Left-behind children"), Tag.LEFT_BEHIND, _("Residents with the tag “left-behind child”.")),
    Indicator("people.party_members", _("Party members"), "person", PARTY, "count(DISTINCT p.id)",
              definition=_("Residents who are Party members by political status, or by the branch's tag."),
              drill_down="people:list", drill_query="standing=living_here&party=1", empty_is_zero=True),
    Indicator("people.party_volunteer_share", _("Party members who volunteer"), "percent", PARTY,
              "count(DISTINCT p.id) FILTER (WHERE v.id IS NOT NULL)", "count(DISTINCT p.id)",
              _("Party members among the residents who are registered volunteers, of all."), "people:list", "standing=living_here&party=1&tag=volunteer"),
    Indicator("people.volunteer_share", _("Residents who volunteer"), "percent", VOLUNTEERS,
              "sum(r.volunteer)", "count(*) FILTER (WHERE r.volunteer = 0)",
              _("Registered volunteers among the residents, of all residents."), "people:list", "standing=living_here&tag=volunteer"),
    Indicator("people.open_conflicts", _("Contradictions between sources"), "case", CONFLICTS,
              "count(*) FILTER (WHERE c.decision = '')",
              definition=_("Values on which two sources disagree and nobody has decided."), drill_down="people:conflicts",
              empty_is_zero=True),
    Indicator("people.care_enrolled", _("People in care programmes"), "person", CARE, "count(DISTINCT e.person_id)",
              definition=_("People with an open enrolment in a care programme."), empty_is_zero=True),
    Indicator("people.care_with_plan", _("Care with a plan"), "percent", CARE,
              "count(*) FILTER (WHERE e.plan <> '')", "count(*)", _("Open enrolments with a written plan, of all.")),
)  # fmt: skip
