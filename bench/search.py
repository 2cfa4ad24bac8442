"""How fast somebody is found among many: the database's time of our queries against the bare SQL for the answer.

The twin fetches the same people by the best single statement; ours adds scope, the fence, ranking and what a
row shows (number, phone, tags). The last case is a whole request, against the database's time alone.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection

from bench import _data
from bench._crowd import COMMUNITY, COUNTY, SUBDISTRICT, crowd
from liren.kernel.fence import fenced
from liren.kernel.scope import Actor, Grant
from liren.people import secrets
from liren.people.queries.search import search
from liren.places.queries.tree import children

RUNS = 30
_ID = "SELECT p.id, p.name FROM people_person p JOIN people_personidentity i ON i.person_id = p.id WHERE i.blind = %s"
_TAIL = """
SELECT p.id, p.name FROM people_person p JOIN people_contact c ON c.person_id = p.id
WHERE c.tail_blind = %s AND c.place_code >= %s AND c.place_code < %s LIMIT 200
"""
_NAME = "SELECT id, name FROM people_person WHERE name = %s AND place_code >= %s AND place_code < %s LIMIT 24"
_LETTERS = (
    "SELECT id, name FROM people_person WHERE initials = %s AND place_code >= %s AND place_code < %s LIMIT 24"
)
_INSIDE = (
    "SELECT id, name FROM people_person WHERE name LIKE %s AND place_code >= %s AND place_code < %s LIMIT 24"
)


def run(rows: int = 1_000_000) -> Iterator[dict[str, Any]]:
    """Each way of finding, over a county; substring over a subdistrict, as the product does it."""
    county, district = _actor(COUNTY), _actor(SUBDISTRICT)
    name = _data.SURNAMES[0] + _data.GIVEN[0] + _data.GIVEN[0]
    blind, tail = secrets.identity_keys(_data.number(7))[0], secrets.blind_tail("1234")
    with fenced(county), crowd(rows):
        yield _case("identity number", rows, county, _data.number(7), _ID, [blind])
        yield _case("phone tail", rows, county, "1234", _TAIL, [tail, COUNTY, "999999a"])
        yield _case("exact name", rows, county, name, _NAME, [name, COUNTY, "999999a"])
        yield _case("pinyin initials", rows, county, "wgy", _LETTERS, ["wgy", COUNTY, "999999a"])
        yield _case("part of a name, subdistrict", rows, district, name[1:], _INSIDE,
                    [f"%{name[1:]}%", SUBDISTRICT, "999999902"])  # fmt: skip
        yield _list(rows)
        yield _counts(rows)


def _case(case: str, rows: int, actor: Actor, text: str, twin: str, values: list[Any]) -> dict[str, Any]:
    with fenced(actor):
        ours = _median(lambda: search(actor, text))
        bare = _median(lambda: _bare(twin, values))
    return _told(case, rows, ours, bare)


def _list(rows: int) -> dict[str, Any]:
    from liren.people.conditions import Conditions
    from liren.people.queries.paging import page_of
    from liren.people.queries.register import people_matching
    from liren.people.queries.rows import rows_of

    actor = _actor(COMMUNITY)
    bare = "SELECT * FROM people_person WHERE place_code >= %s AND place_code < %s ORDER BY place_code, dwelling_id, id LIMIT 51"
    with fenced(actor):
        ours = _median(
            lambda: rows_of(page_of(people_matching(actor, Conditions(place=COMMUNITY), 1), 50).rows, actor)
        )
        twin = _median(lambda: _bare(bare, [COMMUNITY, "999999901002"]))
    return _told("list, one page of 50", rows, ours, twin)


def _counts(rows: int) -> dict[str, Any]:
    actor = _actor(COUNTY)
    bare = "SELECT left(place_code, 9), count(*) FROM people_person WHERE place_code >= %s AND place_code < %s GROUP BY 1"
    with fenced(actor):
        ours = _median(lambda: list(children(actor, COUNTY)))
        twin = _median(lambda: _bare(bare, [COUNTY, "999999a"]))
    return _told("counts in a subtree", rows, ours, twin)


def _actor(place: str) -> Actor:
    rights = ("people.view", "places.view", "people.reveal")
    return Actor(None, "bench", frozenset(Grant(right, place) for right in rights), home=place)


def _bare(statement: str, values: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        cursor.fetchall()


def _median(work: Callable[[], Any]) -> float:
    """Seconds that the database was at work, in the middle of many runs."""
    work()
    return statistics.median(_database_time(work) for _ in range(RUNS))


def _database_time(work: Callable[[], Any]) -> float:
    spent = 0.0

    def timed(execute: Any, *arguments: Any) -> Any:
        nonlocal spent
        began = time.perf_counter()
        try:
            return execute(*arguments)
        finally:
            spent += time.perf_counter() - began

    with connection.execute_wrapper(timed):
        work()
    return spent


def _told(case: str, rows: int, ours: float, twin: float) -> dict[str, Any]:
    return {"bench": "search", "case": case, "rows": rows, "figure": ours * 1000, "twin": twin * 1000, "unit": "ms",
            "ratio": ours / twin}  # fmt: skip
