"""What places can be judged by: premises and their rooms, compounds, buildings, homes, grids, boundaries."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from liren.kernel.declarations import Indicator, Source
from liren.places.choices import Condition, PremisesOrigin, RoomFunction

IN_USE = "(p.from_on IS NULL OR p.from_on <= %(today)s) AND (p.to_on IS NULL OR p.to_on >= %(today)s)"
PREMISES_WATCH = {
    "places_premises": "{row}.place_code",
    "places_room": "(SELECT place_code FROM places_premises WHERE id = {row}.premises_id)",
}
ROOMS = Source(
    key="places.rooms",
    rows="places_premises p JOIN places_room r ON r.premises_id = p.id",
    place="p.place_code",
    where=IN_USE,
    watch=PREMISES_WATCH,
)
PREMISES = Source(
    key="places.premises",
    rows="places_premises p",
    place="p.place_code",
    where=IN_USE,
    watch={
        "places_premises": "{row}.place_code",
        "places_premisesphoto": "(SELECT place_code FROM places_premises WHERE id = {row}.premises_id)",
    },
)
COMPOUNDS = Source(
    key="places.compounds",
    rows="places_compound c",
    place="c.place_code",
    row="c.id",
    watch={"places_compound": "{row}.place_code", "places_building": "{row}.place_code"},
)
BUILDINGS = Source(
    key="places.buildings",
    rows="places_building b",
    place="b.place_code",
    row="b.id",
    watch={"places_building": "{row}.place_code"},
)
HOMES = Source(
    key="places.homes",
    rows="places_dwelling d",
    place="d.place_code",
    watch={"places_dwelling": "{row}.place_code"},
)
AREAS = Source(
    key="places.areas",
    rows="places_place a",
    place="a.code",
    row="a.id",
    where="a.closed_on IS NULL AND a.level IN (12, 15)",
    watch={"places_place": "{row}.code"},
)

_EIGHT = ("office", "mediation", "deliberation", "culture_sport", "service_station", "volunteer_station",
          "affairs_board", "publicity_board")  # fmt: skip
"""The 4 rooms, 2 stations and 2 boards of zs-1.3: a shared room counts for each of its functions."""
_ROOMS_OF_FOUR, _STATIONS, _BOARDS = _EIGHT[:4], _EIGHT[4:6], _EIGHT[6:]
_BUILT_LIKE = ("rebuilt", "bought", "leased")
_LIKE_BUILT = "".join(f"&origin={name}" for name in _BUILT_LIKE)


def _serving(*functions: str) -> str:
    names = ", ".join(f"'{RoomFunction(name)}'" for name in functions)
    return f"r.functions && ARRAY[{names}]::varchar[]"


def _present(functions: tuple[str, ...]) -> str:
    """How many of several functions have a room."""
    return " + ".join(f"bool_or({_serving(name)})::int" for name in functions)


def _served(functions: tuple[str, ...]) -> str:
    """What the list of rooms is asked for, so that it shows those that serve one of them."""
    return "".join(f"&serves={name}" for name in functions)


def _area(origins: tuple[str, ...]) -> str:
    names = ", ".join(f"'{PremisesOrigin(name)}'" for name in origins)
    return f"sum(r.area_m2) FILTER (WHERE p.origin IN ({names}))"


def _rooms(key: str, label: Any, unit: str, numerator: str, definition: Any, query: str = "") -> Indicator:
    return Indicator(key, label, unit, ROOMS, numerator, definition=definition, drill_down="places:premises_list",
                     drill_query=f"now=1{query}")  # fmt: skip


def _premises(key: str, label: Any, numerator: str, definition: Any, **more: Any) -> Indicator:
    return Indicator(key, label, more.pop("unit", "item"), PREMISES, numerator, definition=definition,
                     drill_down="places:premises_list", drill_query=f"now=1{more.pop('query', '')}", **more)  # fmt: skip


def _count(
    key: str, label: Any, unit: str, source: Source, definition: Any, numerator: str = "count(*)", **more: Any
) -> Indicator:
    return Indicator(key, label, unit, source, numerator, definition=definition, **more)


def _listed(key: str, label: Any, unit: str, source: Source, definition: Any, condition: str = "TRUE", *, of: str = "", page: str = "",
            **more: Any) -> Indicator:  # fmt: skip
    """How many rows meet a condition, where asked of how many; a page of the bodies' room lists just these."""
    return Indicator(key, label, unit, source, f"count(*) FILTER (WHERE {condition})", f"count(*) FILTER (WHERE {of})" if of else "",
                     definition, drill_down="organisations:answers" if page else "organisations:compounds",
                     drill_query="&".join(filter(None, (page, f"counted={key}"))), counts=condition, **more)  # fmt: skip


_NOT_LEASED = "p.origin <> 'leased'"
_IN_GRID = """length(c.place_code) = 15 OR EXISTS (
    SELECT FROM places_building b WHERE b.compound_id = c.id AND length(b.place_code) = 15)"""
INDICATORS = (
    _rooms("places.premises_area", _("Area of premises"), "m2", "sum(r.area_m2)",
           _("Square metres of all rooms of premises in use on the day.")),
    _rooms("places.office_area", _("Area of offices"), "m2", f"sum(r.area_m2) FILTER (WHERE {_serving('office', 'service_hall')})",
           _("Square metres of rooms that serve as open office or service hall."), "&serves=office&serves=service_hall"),
    _rooms("places.activity_area", _("Area for residents' activities"), "m2",
           f"sum(r.area_m2) FILTER (WHERE NOT ({_serving('office')}))",
           _("Square metres of rooms that are no office."), "&without=office"),
    _rooms("places.area_new", _("Area of newly built premises"), "m2", _area(("new",)),
           _("Square metres of rooms in newly built premises."), "&origin=new"),
    _rooms("places.area_rebuilt", _("Area of rebuilt, bought or leased premises"), "m2", _area(_BUILT_LIKE),
           _("Square metres of rooms in premises that were rebuilt, extended, bought or leased."), _LIKE_BUILT),
    _rooms("places.functions_present", _("Functions that have a room"), "item",
           _present(_EIGHT),
           _("Of the eight functions office, mediation, deliberation, culture and sport, service station, volunteer station, affairs board and publicity board: how many have a room.")),
    _rooms("places.rooms_of_four", _("Rooms present, of four"), "room", _present(_ROOMS_OF_FOUR),
           _("Office, mediation, deliberation, culture and sport: how many of the four have a room; one room may serve several."),
           _served(_ROOMS_OF_FOUR)),
    _rooms("places.stations_of_two", _("Stations present, of two"), "room", _present(_STATIONS),
           _("Service station and volunteer station: how many of the two have a room."), _served(_STATIONS)),
    _rooms("places.boards_of_two", _("Boards present, of two"), "item", _present(_BOARDS),
           _("Party and committee affairs board and publicity board: how many of the two are there."), _served(_BOARDS)),
    _rooms("places.property_office", _("Property offices"), "room", f"count(*) FILTER (WHERE {_serving('property_office')})",
           _("Rooms that serve as office for property management."), "&serves=property_office"),
    _rooms("places.has_service_hall", _("Has a one-stop service hall"), "item", f"bool_or({_serving('service_hall')})::int",
           _("One where some room serves as one-stop hall; above the community, how many communities have one."), "&serves=service_hall"),
    _rooms("places.has_mediation_room", _("Has a mediation room"), "item", f"bool_or({_serving('mediation')})::int",
           _("One where some room serves mediation; above the community, how many communities have one."), "&serves=mediation"),
    _premises("places.premises", _("Premises in use"), "count(*)", _("Premises in use on the day."), empty_is_zero=True),
    _premises("places.premises_new", _("Newly built premises"), "count(*) FILTER (WHERE p.origin = 'new')",
              _("Premises in use that were newly built."), empty_is_zero=True, query="&origin=new"),
    _premises("places.premises_rebuilt", _("Rebuilt, bought or leased premises"),
              "count(*) FILTER (WHERE p.origin IN ('rebuilt', 'bought', 'leased'))",
              _("Premises in use that were rebuilt, extended, bought or leased."), empty_is_zero=True, query=_LIKE_BUILT),
    _premises("places.premises_leased", _("Leased premises"), "count(*) FILTER (WHERE p.origin = 'leased')",
              _("Premises in use on a lease."), empty_is_zero=True, query="&origin=leased"),
    _premises("places.premises_handed_over", _("Premises handed over by developers"),
              "count(*) FILTER (WHERE p.origin = 'handed_over')", _("Premises in use that developers handed over."), empty_is_zero=True, query="&origin=handed_over"),
    _premises("places.premises_owner_known", _("Premises with owner and user on file"),
              "count(*) FILTER (WHERE p.owner <> '' AND p.user <> '')", _("Premises whose owner and user are both on file, of all in use."),
              unit="percent", denominator="count(*)", query="&known=1"),
    _premises("places.premises_owner_right_share", _("Premises owned by county or subdistrict"),
              f"count(*) FILTER (WHERE {_NOT_LEASED} AND p.owner_kind IN ('county', 'subdistrict'))",
              _("Premises in use that a county, city or subdistrict owns, of all that are not leased."),
              unit="percent", denominator=f"count(*) FILTER (WHERE {_NOT_LEASED})"),
    _premises("places.premises_user_right_share", _("Premises used by the committee"),
              "count(*) FILTER (WHERE p.user_kind = 'committee')", _("Premises in use of which the residents' committee is the user, of all."),
              unit="percent", denominator="count(*)"),
    _premises("places.handover_on_file_share", _("Premises with the handover on file"),
              f"count(*) FILTER (WHERE {_NOT_LEASED} AND p.handed_over_on <= %(today)s)",
              _("Premises in use whose handover is on file, of all that are not leased."),
              unit="percent", denominator=f"count(*) FILTER (WHERE {_NOT_LEASED})"),
    _premises("places.premises_conditions", _("Conditions of the premises, of four"),
              " + ".join(f"bool_and('{one}' = ANY(p.conditions))::int" for one in Condition),
              _("Power, water, daylight, fresh air: how many of the four all premises in use have.")),
    _premises("places.premises_with_photo", _("Premises with a photo"),
              "count(*) FILTER (WHERE EXISTS (SELECT FROM places_premisesphoto f WHERE f.premises_id = p.id))",
              _("Premises with at least one photo on file, of all in use."), unit="percent", denominator="count(*)", query="&photo=1"),
    _listed("places.communities", _("Communities"), "place", AREAS, _("Communities that are not closed."), "a.level = 12",
            page="show=communities"),
    _listed("places.grids", _("Grids"), "grid", AREAS, _("Grids that are not closed."), "a.level = 15", page="show=grids"),
    _listed("places.boundary_drawn", _("Communities with a boundary"), "percent", AREAS, _("Communities whose boundary is drawn, of all."),
            "a.level = 12 AND a.boundary IS NOT NULL", of="a.level = 12", page="show=communities"),
    _listed("places.compounds", _("Compounds"), "compound", COMPOUNDS, _("Residential compounds."), empty_is_zero=True),
    _listed("places.compounds_with_firm", _("Compounds with a property firm"), "percent", COMPOUNDS,
            _("Compounds governed with a property firm, of all."), "c.kind = 'with_firm'", of="TRUE"),
    _listed("places.compounds_old", _("Old compounds without a firm"), "compound", COMPOUNDS, _("Old compounds without a property firm."),
            "c.kind = 'old_without'", empty_is_zero=True),
    _listed("places.compounds_relocation", _("Relocation sites"), "compound", COMPOUNDS, _("Compounds of relocation for poverty relief."),
            "c.kind = 'relocation'", empty_is_zero=True),
    _listed("places.compounds_with_branch", _("Compounds with a Party branch"), "percent", COMPOUNDS,
            _("Compounds with a Party branch of their own, of all."), "c.has_party_branch", of="TRUE"),
    _listed("places.compounds_with_grid_share", _("Compounds tied to a grid"), "percent", COMPOUNDS,
            _("Compounds that lie in a grid themselves or have a building in one, of all."), _IN_GRID, of="TRUE"),
    _listed("places.buildings", _("Buildings"), "building", BUILDINGS, _("Buildings on the map."), page="show=buildings"),
    _listed("places.buildings_in_grid", _("Buildings in a grid"), "percent", BUILDINGS, _("Buildings assigned to a grid, of all."),
            "length(b.place_code) = 15", of="TRUE", page="show=buildings"),
    _count("places.homes", _("Homes"), "home", HOMES, _("Homes on the map."), drill_down="people:homes"),
    _count("places.homes_empty", _("Empty homes"), "home", HOMES, _("Homes marked as empty."), "count(*) FILTER (WHERE d.use = 'empty')",
           drill_down="people:homes", drill_query="use=empty"),
    _count("places.homes_use_known", _("Homes whose use is known"), "percent", HOMES, _("Homes whose use was recorded, of all."),
           "count(*) FILTER (WHERE d.use <> 'unknown')", denominator="count(*)", drill_down="people:homes", drill_query="use=known"),
)  # fmt: skip
