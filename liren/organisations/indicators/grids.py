"""Whether every grid, building, compound and household has somebody who answers for it (sd-4.1, jfb-0)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from liren.kernel.declarations import Source
from liren.organisations.indicators.parts import ANSWERS, during, number, share, watch
from liren.organisations.indicators.parts import COMPOUNDS as COMPOUNDS_PAGE


def _works_in(place: str) -> str:
    """Whether somebody is the grid worker of a grid."""
    return f"""EXISTS (SELECT FROM accounts_rolegrant g WHERE g.place_code = {place} AND length({place}) = 15
        AND g.role_id = 'grid_worker' AND g.revoked_at IS NULL AND {during("g")})"""


def _answered_for(building: str) -> str:
    """Whether a building has its head, or its grid a worker."""
    return f"""({_works_in(f"{building}.place_code")} OR EXISTS (SELECT FROM organisations_post p
        WHERE p.head_of_id = {building}.id AND p.role = 'building_head' AND {during("p")}))"""


_HERE = "{row}.place_code"
WATCH = {**watch("post"), "accounts_rolegrant": _HERE, "places_building": _HERE}
BUILDINGS = Source(
    key="organisations.answered_buildings",
    rows="places_building b",
    place="b.place_code",
    row="b.id",
    watch=WATCH,
)
COMPOUNDS = Source(
    key="organisations.answered_compounds",
    rows=f"""(SELECT c.id, c.place_code, {_works_in("c.place_code")} OR coalesce(
        (SELECT bool_and({_answered_for("b")}) FROM places_building b WHERE b.compound_id = c.id), FALSE) AS answered
        FROM places_compound c) AS c""",
    place="c.place_code",
    row="c.id",
    watch={**WATCH, "places_compound": _HERE},
)
HOUSEHOLDS = Source(
    key="organisations.answered_households",
    rows="people_household h LEFT JOIN places_dwelling d ON d.id = h.dwelling_id"
    " LEFT JOIN places_building b ON b.id = d.building_id",
    place="h.place_code",
    row="h.id",
    watch={**WATCH, "people_household": _HERE, "places_dwelling": _HERE},
)
GRIDS = Source(
    key="organisations.answered_grids",
    rows="places_place a",
    place="a.code",
    row="a.id",
    where="a.level = 15 AND a.closed_on IS NULL",
    watch={"places_place": "{row}.code", "accounts_rolegrant": _HERE},
)

INDICATORS = (
    share("grids_in_system_share", _("Grids with a worker in the system"), GRIDS, _works_in("a.code"), "TRUE",
          _("Grids whose worker has an account and the right over the grid, of all grids."), ANSWERS, drill_query="show=grids"),
    number("compounds_unassigned", _("Compounds without a responsible person"), "compound", COMPOUNDS, "NOT c.answered",
           _("Compounds that lie in no grid with a worker and have a building that nobody answers for, or none on the map."),
           COMPOUNDS_PAGE),
    number("buildings_unassigned", _("Buildings without a responsible person"), "building", BUILDINGS, f"NOT {_answered_for('b')}",
           _("Buildings without a building head in grids without a worker."), ANSWERS, drill_query="show=buildings"),
    number("households_unassigned", _("Households without a responsible person"), "household", HOUSEHOLDS,
           f"NOT ({_works_in('h.place_code')} OR coalesce({_answered_for('b')}, FALSE))",
           _("Households in grids without a worker whose building has no head."), ANSWERS, drill_query="show=households"),
)  # fmt: skip
