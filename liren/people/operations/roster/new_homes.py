"""Homes that a roster names and the map does not have: told in the preview, added only when that is meant.

A mistyped building would otherwise stand on the map for good. Where the map of a place is still empty, its first
roster draws it.
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import Refused
from liren.kernel.scope import Actor, within
from liren.people.models import RosterBatch
from liren.people.operations.roster.write import MOVED, STAGED
from liren.places.models import Dwelling

RIGHT = "places.edit"
SHOWN = 50
"""Buildings that the preview lists, those with most new homes first."""

_FOUND = f"""
SELECT address_key, bool_and(building_id IS NULL), count(*) FROM (
    SELECT DISTINCT left(s.place_code, 12) AS community, s.address_key, m.building_id, s.unit, s.room FROM {STAGED}
    WHERE s.batch_id = %s AND {MOVED} AND m.dwelling_id IS NULL AND s.address_key IS NOT NULL
) AS homes GROUP BY community, address_key ORDER BY 3 DESC, 1
"""


def note_new_homes(row: RosterBatch) -> None:
    """Count the homes and buildings of a matched roster that are not on the map; keep which they are."""
    with connection.cursor() as cursor:
        cursor.execute(_FOUND, [row.pk])
        found = cursor.fetchall()
    row.counts |= {"new_homes": sum(homes for _line, _new, homes in found),
                   "new_buildings": sum(new for _line, new, _homes in found)}  # fmt: skip
    row.new_homes = [list(line) for line in found[:SHOWN]]


def must_be_meant(row: RosterBatch) -> bool:
    """Whether homes would come onto a map that somebody has drawn already."""
    return bool(row.counts.get("new_homes")) and _has_map(row.place_code)


def require_meant(row: RosterBatch, *, actor: Actor, add_homes: bool) -> None:
    """Refuse to widen the map by the way, and for those who may not change it."""
    if not must_be_meant(row):
        return
    if not add_homes:
        raise Refused(_told(row, _(
            "Homes in this list that are not on the map: %(homes)s; buildings: %(buildings)s. Nothing was written. "
            "Correct the addresses in the file, or say that these homes are to be added to the map."
        )), field="add_homes")  # fmt: skip
    if not actor.may(RIGHT, row.place_code):
        raise Refused(_told(row, _(
            "Homes in this list that are not on the map: %(homes)s; and you may not change the map. Nothing was written. Ask a "
            "colleague who may to commit this import."
        )), field="add_homes")  # fmt: skip


def _told(row: RosterBatch, sentence: Any) -> str:
    return str(sentence) % {"homes": row.counts["new_homes"], "buildings": row.counts["new_buildings"]}


def _has_map(place_code: str) -> bool:
    homes = Dwelling.objects.unscoped("whether the import's own place has a map")
    return homes.filter(within("place_code", [place_code])).exists()
