"""All indicators for ten thousand communities and everything above them, against hand-written SQL a table.

The twin reads each table once, counts the same figures by GROUP BY community into a bare table, and sums them
level by level; it knows no declarations and keeps nothing. The last case changes one record and waits until the
province knows.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection

from bench._province import COMMUNITY, province
from liren.kernel.declarations import declared
from liren.policy.operations.measuring import measure_all
from liren.policy.operations.settling import judge_everything, settle

_HERE = "p.left_on IS NULL AND p.merged_into_id IS NULL"
_AGED = " , ".join(
    f"count(*) FILTER (WHERE p.standing <> 'registered' AND p.born_on <= current_date - interval '{n} years') AS a{n}"
    for n in (18, 60, 80)
)
_TWIN = (
    f"""CREATE TEMP TABLE twin ON COMMIT DROP AS
    SELECT left(p.place_code, 12) AS place, count(*) FILTER (WHERE p.standing <> 'registered') AS living,
           count(*) FILTER (WHERE p.standing <> 'living') AS registered, count(*) FILTER (WHERE p.standing = 'living') AS m,
           count(*) FILTER (WHERE p.standing = 'registered') AS away, {_AGED},
           count(*) FILTER (WHERE p.standing <> 'registered' AND p.born_on > current_date - interval '18 years') AS minors,
           count(*) FILTER (WHERE p.standing <> 'registered' AND p.confirmed_on >= current_date - 180) AS confirmed,
           count(*) FILTER (WHERE p.standing <> 'registered' AND p.born_on IS NOT NULL) AS birthdays,
           count(*) FILTER (WHERE p.standing <> 'registered' AND p.dwelling_id IS NOT NULL) AS homes,
           count(*) FILTER (WHERE p.standing <> 'registered' AND length(p.place_code) = 15) AS grids,
           count(*) FILTER (WHERE p.standing <> 'registered' AND p.education <> '') AS educated,
           count(DISTINCT p.dwelling_id) FILTER (WHERE p.standing <> 'registered') AS occupied
      FROM people_person p WHERE {_HERE} GROUP BY 1""",
    f"""SELECT left(h.place_code, 12), count(*), count(*) FILTER (WHERE living > 0), count(h.head_id)
      FROM (SELECT h.place_code, h.head_id, count(*) FILTER (WHERE p.standing <> 'registered') AS living
              FROM people_household h JOIN people_person p ON p.household_id = h.id AND {_HERE}
             GROUP BY h.id, h.place_code, h.head_id) AS h GROUP BY 1""",
    f"""SELECT left(p.place_code, 12), t.tag, count(DISTINCT p.id)
      FROM people_persontag t JOIN people_person p ON p.id = t.person_id WHERE {_HERE} GROUP BY 1, 2""",
    """SELECT left(place_code, 12), count(*), count(*) FILTER (WHERE use = 'empty'),
              count(*) FILTER (WHERE use <> 'unknown') FROM places_dwelling GROUP BY 1""",
    """SELECT left(p.place_code, 12), sum(r.area_m2), sum(r.area_m2) FILTER (WHERE 'office' = ANY(r.functions)), count(*)
      FROM places_premises p JOIN places_room r ON r.premises_id = p.id GROUP BY 1""",
    *(
        f"SELECT left(place, {level}), sum(living), sum(registered), sum(m), sum(away), sum(a18), sum(a60), sum(a80),"
        f" sum(minors), sum(confirmed), sum(occupied) FROM twin GROUP BY 1"
        for level in (9, 6, 4, 2)
    ),
)
_CHANGE = "UPDATE places_room SET area_m2 = area_m2 + 1 WHERE premises_id = (SELECT id FROM places_premises WHERE place_code = %s LIMIT 1)"


def run(rows: int = 1_000_000) -> Iterator[dict[str, Any]]:
    """Measuring everything; one changed record up to the province."""
    with province(rows):
        twin = _seconds(_twin)
        every = f"{len(declared('indicators'))} indicators, 10,000 communities"
        yield _told(f"{every}, first time", rows, _seconds(measure_all), twin)
        yield _told(f"{every}, again", rows, _seconds(measure_all), twin)
        judge_everything()
        bare = _seconds(_change)
        settle()
        _change()
        yield _told("one changed record up to the province", rows, _seconds(settle), bare)


def _twin() -> None:
    with connection.cursor() as cursor:
        for statement in _TWIN:
            cursor.execute(statement)


def _change() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_CHANGE, [COMMUNITY])


def _seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _told(case: str, rows: int, ours: float, twin: float) -> dict[str, Any]:
    return {
        "bench": "rollup",
        "case": case,
        "rows": rows,
        "figure": ours,
        "twin": twin,
        "unit": "s",
        "ratio": ours / twin,
    }
