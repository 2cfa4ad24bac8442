"""How fast somebody is found among many: the database's time of our queries against the bare SQL for the answer.

The twin fetches the same people with the same columns (home, number, phone, tags) by the best single statement,
as the owner, whom no fence binds; where the one search box also looks for homes and places, so does the twin, by a
statement each. Ours adds scope, the fence and ranking. Of three rounds the best is taken, of each side alike.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import psycopg
from django.db import connection

from bench import _data
from bench._crowd import COMMUNITY, COUNTY, SUBDISTRICT, crowd, owner
from liren.kernel.fence import fenced
from liren.kernel.scope import Actor, Grant
from liren.people import secrets
from liren.people.conditions import Conditions
from liren.people.queries.paging import page_of
from liren.people.queries.register import people_matching
from liren.people.queries.rows import rows_of, with_told
from liren.people.queries.search import search
from liren.places.queries.tree import children

RUNS = 30
ROUNDS = 3
_ROW = """
SELECT p.*, d.*, b.*, (SELECT sealed FROM people_personidentity i WHERE i.person_id = p.id),
       (SELECT sealed FROM people_contact c WHERE c.person_id = p.id AND c.kind = 'own' ORDER BY c.id DESC LIMIT 1),
       ARRAY(SELECT tag FROM people_persontag t WHERE t.person_id = p.id AND t.to_on IS NULL)
FROM people_person p LEFT JOIN places_dwelling d ON d.id = p.dwelling_id LEFT JOIN places_building b ON b.id = d.building_id
WHERE """
_INSIDE = "p.place_code >= %s AND p.place_code < %s AND p.merged_into_id IS NULL LIMIT 12"
_ID = f"{_ROW} p.id IN (SELECT person_id FROM people_personidentity WHERE blind = %s) AND {_INSIDE}"
_TAIL = f"{_ROW} p.id IN (SELECT person_id FROM people_contact WHERE tail_blind = %s) AND {_INSIDE}"
_NAME = f"{_ROW} p.name = %s AND {_INSIDE}"
_LETTERS = f"{_ROW} p.initials = %s AND {_INSIDE}"
_PART = f"{_ROW} p.name LIKE %s AND {_INSIDE}"
_HOMES = (
    "SELECT * FROM places_building WHERE address_key LIKE %s AND place_code >= %s AND place_code < %s LIMIT 8"
)
_PLACES = "SELECT * FROM places_place WHERE short_name LIKE %s AND code >= %s AND code < %s AND closed_on IS NULL LIMIT 5"
_SPELLED = "SELECT * FROM places_place WHERE initials LIKE %s AND code >= %s AND code < %s AND closed_on IS NULL LIMIT 5"
Statement = tuple[str, list[Any]]


def run(rows: int = 1_000_000) -> Iterator[dict[str, Any]]:
    """Each way of finding, over a county; substring over a subdistrict, as the product does it."""
    county, district = _actor(COUNTY), _actor(SUBDISTRICT)
    name = _data.SURNAMES[0] + _data.GIVEN[0] + _data.GIVEN[0]
    blind, tail = secrets.identity_keys(_data.number(7))[0], secrets.blind_tail("1234")
    here, there = [COUNTY, "999999a"], [SUBDISTRICT, "999999902"]
    inside = f"%{name[1:]}%"
    with fenced(county), crowd(rows):
        yield _case("identity number", rows, county, _data.number(7), (_ID, [blind, *here]))
        yield _case("phone tail", rows, county, "1234", (_TAIL, [tail, *here]), (_HOMES, ["%1234%", *here]),
                    (_PLACES, ["%1234%", *here]))  # fmt: skip
        yield _case("exact name", rows, county, name, (_NAME, [name, *here]), (_HOMES, [f"%{name}%", *here]),
                    (_PLACES, [f"%{name}%", *here]))  # fmt: skip
        yield _case(
            "pinyin initials", rows, county, "wgy", (_LETTERS, ["wgy", *here]), (_SPELLED, ["wgy%", *here])
        )
        yield _case("part of a name, subdistrict", rows, district, name[1:], (_PART, [inside, *there]),
                    (_HOMES, [inside, *there]), (_PLACES, [inside, *there]))  # fmt: skip
        yield _list(rows)
        yield _counts(rows)


def _case(case: str, rows: int, actor: Actor, text: str, *twin: Statement) -> dict[str, Any]:
    with fenced(actor):
        return _told(case, rows, *_both(lambda: search(actor, text), twin))


def _list(rows: int) -> dict[str, Any]:
    actor = _actor(COMMUNITY)
    people = people_matching(actor, Conditions(place=COMMUNITY), 1).select_related("dwelling__building")
    end = "p.place_code >= %s AND p.place_code < %s AND p.merged_into_id IS NULL AND p.left_on IS NULL"
    bare = f"{_ROW} {end} ORDER BY p.place_code, p.dwelling_id, p.id LIMIT 51"
    with fenced(actor):
        ours = _both(lambda: rows_of(page_of(with_told(people, actor), 50).rows, actor),
                     [(bare, [COMMUNITY, "999999901002"])])  # fmt: skip
    return _told("list, one page of 50", rows, *ours)


def _counts(rows: int) -> dict[str, Any]:
    actor = _actor(COUNTY)
    bare = "SELECT left(place_code, 9), count(*) FROM people_person WHERE place_code >= %s AND place_code < %s GROUP BY 1"
    with fenced(actor):
        both = _both(lambda: list(children(actor, COUNTY)), [(bare, [COUNTY, "999999a"])])
    return _told("counts in a subtree", rows, *both)


def _actor(place: str) -> Actor:
    rights = ("people.view", "places.view", "people.reveal")
    return Actor(None, "bench", frozenset(Grant(right, place) for right in rights), home=place)


def _both(work: Callable[[], Any], twin: Sequence[Statement]) -> tuple[float, float]:
    """Milliseconds of the database for our work and for the twin's: the better of the medians, round by round."""
    with psycopg.connect(**owner(), autocommit=True) as bare, bare.cursor() as cursor:
        rounds = [
            (_median(lambda: _explained(work)), _median(lambda: sum(_cost(cursor, *one) for one in twin)))
            for _ in range(ROUNDS)
        ]
    ours, theirs = zip(*rounds, strict=True)
    return min(ours), min(theirs)


def _median(cost: Callable[[], float]) -> float:
    cost()
    return statistics.median(cost() for _ in range(RUNS))


def _explained(work: Callable[[], Any]) -> float:
    """What every statement of our work costs the database."""
    costs: list[float] = []

    def measured(execute: Any, sql: str, values: Any, *more: Any) -> Any:
        with connection.connection.cursor() as cursor:
            costs.append(_cost(cursor, sql, values))
        return execute(sql, values, *more)

    with connection.execute_wrapper(measured):
        work()
    return sum(costs)


def _cost(cursor: Any, sql: str, values: Any) -> float:
    """The server's own milliseconds: planning and executing, without the way there and back."""
    cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}", values, prepare=False)
    told = cursor.fetchone()[0][0]
    return float(told["Planning Time"] + told["Execution Time"])


def _told(case: str, rows: int, ours: float, twin: float) -> dict[str, Any]:
    return {"bench": "search", "case": case, "rows": rows, "figure": ours, "twin": twin, "unit": "ms",
            "ratio": ours / twin}  # fmt: skip
