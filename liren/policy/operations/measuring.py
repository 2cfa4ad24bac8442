"""Measure indicators: all of them for all places, or those that changed records can have moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from liren.kernel.declarations import declared
from liren.kernel.fence import FAMILIES, fenced
from liren.kernel.scope import EVERYWHERE, Actor, Grant, code_range
from liren.places.choices import Level
from liren.policy.measuring.days import KEEP_ALL, KEEP_SOME
from liren.policy.measuring.everything import ANALYZE, DROP_GONE, FRESH, OWN, SUM, WIDE, WRITE
from liren.policy.measuring.sources import by_source, cells_sql, measure_sql, wide_sql
from liren.policy.models import IndicatorName

MEASURER = Actor(None, "measurer", frozenset(Grant(right, EVERYWHERE) for right in FAMILIES.values()))
"""Counts what lies behind the database's fence, too; reads nothing but sums."""
LEVELS = (Level.COMMUNITY, Level.SUBDISTRICT, Level.COUNTY, Level.CITY, Level.PROVINCE)
Cell = tuple[int, str]
Figures = tuple[Decimal | None, Decimal | None]
NOTHING: Figures = (None, None)


def indicator_ids() -> dict[str, int]:
    """The number of every declared indicator; new ones are given one."""
    keys = declared("indicators").keys()
    known = dict(IndicatorName.objects.values_list("key", "id"))
    if missing := [IndicatorName(key=key) for key in keys if key not in known]:
        IndicatorName.objects.bulk_create(missing, ignore_conflicts=True)
        known = dict(IndicatorName.objects.values_list("key", "id"))
    return {key: known[key] for key in keys}


def measure_all(*, today: date | None = None) -> int:
    """Measure everything everywhere, sum it up the tree, drop what is no longer there; how many values there are."""
    ids = indicator_ids()
    words = {"today": today or timezone.localdate(), "at": timezone.now()}
    with fenced(MEASURER), transaction.atomic(), connection.cursor() as cursor:
        _one_at_a_time(cursor)
        cursor.execute(FRESH)
        for source, members in by_source():
            cursor.execute(WIDE.format(wide=wide_sql(source, members)), words)
            cursor.execute(OWN.format(cells=cells_sql("policy_wide", members, ids)))
        for below, level in pairwise(LEVELS):
            cursor.execute(SUM, {"below": int(below), "level": int(level)})
        for statement in (ANALYZE, DROP_GONE, WRITE, KEEP_ALL):
            cursor.execute(statement, words)
        cursor.execute("SELECT count(*) FROM policy_fresh")
        return int(cursor.fetchone()[0])


def measure_some(places: Iterable[str], keys: Iterable[str], *, today: date | None = None) -> set[str]:
    """Measure some indicators anew for some places and carry the difference up the tree; every place that moved."""
    ids = {key: number for key, number in indicator_ids().items() if key in set(keys)}
    codes = sorted(set(places))
    if not ids or not codes:
        return set()
    with fenced(MEASURER), transaction.atomic(), connection.cursor() as cursor:
        _one_at_a_time(cursor)
        fresh = _fresh(cursor, codes, ids, today or timezone.localdate())
        old = _own(cursor, codes, ids)
        cells = [
            cell for cell in fresh.keys() | old.keys() if fresh.get(cell, NOTHING) != old.get(cell, NOTHING)
        ]
        _carry(cursor, cells, fresh, old)
        _keep(cursor, cells, today or timezone.localdate())
    return {code for _indicator, place in cells for code in ancestry(place)}


def ancestry(code: str) -> list[str]:
    """A place and all above it, itself first: 330182001034 → … → 33."""
    return [code[:level] for level in LEVELS if level <= len(code)]


def _one_at_a_time(cursor: Any) -> None:
    """Two workers that add differences to the same sums wait for one another."""
    cursor.execute("SELECT pg_advisory_xact_lock(hashtext('liren.policy.measuring'))")


def _fresh(cursor: Any, codes: Sequence[str], ids: dict[str, int], today: date) -> dict[Cell, Figures]:
    ranges = [code_range(code) if len(code) >= Level.COMMUNITY else (code, f"{code}0") for code in codes]
    words: dict[str, Any] = {"today": today}
    for i, (low, high) in enumerate(ranges):
        words |= {f"low_{i}": low, f"high_{i}": high}
    found: dict[Cell, Figures] = {}
    for source, members in by_source(ids):
        cursor.execute(measure_sql(source, members, ids, ranges=len(ranges)), words)
        found |= {(indicator, place): (num, den) for indicator, place, num, den in cursor.fetchall()}
    return found


def _own(cursor: Any, codes: Sequence[str], ids: dict[str, int]) -> dict[Cell, Figures]:
    cursor.execute(_OWN_NOW, [list(ids.values()), list(codes)])
    return {(indicator, place): (num, den) for indicator, place, num, den in cursor.fetchall()}


def _carry(cursor: Any, cells: Sequence[Cell], fresh: dict[Cell, Figures], old: dict[Cell, Figures]) -> None:
    """Write the places' own figures, and add what changed to the sums of all above."""
    own = [(*cell, *fresh.get(cell, NOTHING)) for cell in cells]
    cursor.execute(_PUT_OWN, _columns(own))
    changes = [
        (indicator, above, *_difference(fresh.get((indicator, place)), old.get((indicator, place))))
        for indicator, place in cells
        for above in ancestry(place)
    ]
    cursor.execute(_ADD, _columns(changes))
    cursor.execute(
        _EMPTIED, [[indicator for indicator, _place in cells], [place for _indicator, place in cells]]
    )


def _keep(cursor: Any, cells: Sequence[Cell], today: date) -> None:
    """Today's line of what moved above."""
    moved = sorted({(indicator, above) for indicator, place in cells for above in ancestry(place)})
    indicators, places = [indicator for indicator, _above in moved], [above for _indicator, above in moved]
    cursor.execute(KEEP_SOME, {"indicators": indicators, "places": places, "today": today})


def _difference(new: Figures | None, old: Figures | None) -> Figures:
    """What the sums above change by; a denominator that there never was stays none."""
    (a, b), (c, d) = new or NOTHING, old or NOTHING
    return (a or 0) - (c or Decimal()), None if b is d is None else (b or 0) - (d or Decimal())


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)] if rows else [[], [], [], []]


_OWN_NOW = """
    SELECT indicator_id, place_code, own_numerator, own_denominator FROM policy_value
     WHERE indicator_id = ANY(%s) AND place_code = ANY(%s) AND own_numerator IS NOT NULL
"""
_CELLS = (
    "unnest(%s::integer[], %s::text[], %s::numeric[], %s::numeric[]) AS cell (indicator, place, num, den)"
)
_PUT_OWN = f"""
    INSERT INTO policy_value AS v (indicator_id, place_code, own_numerator, own_denominator, measured_at)
    SELECT indicator, place, num, den, statement_timestamp() FROM {_CELLS}
    ON CONFLICT (indicator_id, place_code) DO UPDATE SET
        own_numerator = excluded.own_numerator, own_denominator = excluded.own_denominator,
        measured_at = excluded.measured_at
"""
_ADD = f"""
    INSERT INTO policy_value AS v (indicator_id, place_code, numerator, denominator, measured_at)
    SELECT indicator, place, sum(num), sum(den), statement_timestamp() FROM {_CELLS} GROUP BY 1, 2
    ON CONFLICT (indicator_id, place_code) DO UPDATE SET
        numerator = coalesce(v.numerator, 0) + excluded.numerator,
        denominator = CASE WHEN excluded.denominator IS NULL THEN v.denominator
                      ELSE coalesce(v.denominator, 0) + excluded.denominator END,
        measured_at = excluded.measured_at
"""
_EMPTIED = """
    DELETE FROM policy_value v USING unnest(%s::integer[], %s::text[]) AS cell (indicator, place)
     WHERE v.indicator_id = cell.indicator AND v.place_code = cell.place
       AND v.own_numerator IS NULL AND length(v.place_code) = 12
"""
