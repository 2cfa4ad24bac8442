"""The SQL that measures: one pass over the rows of a source for all indicators that share it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from liren.kernel.declarations import Indicator, Source, declared

DEEPEST = 12
"""What lies deeper than a community (grids) counts for its community."""


def by_source(keys: Iterable[str] | None = None) -> list[tuple[Source, list[Indicator]]]:
    """The declared indicators (all, or some) with the source that each group shares."""
    wanted = None if keys is None else set(keys)
    groups: dict[str, tuple[Source, list[Indicator]]] = {}
    for indicator in declared("indicators").values():
        if wanted is None or indicator.key in wanted:
            source, members = groups.setdefault(indicator.source.key, (indicator.source, []))
            if source is not indicator.source:
                raise ValueError(f"two sources are called {source.key}")
            members.append(indicator)
    return list(groups.values())


def watched() -> dict[str, str]:
    """Every table that some source reads → the SQL of the places that a changed row touches."""
    found: dict[str, str] = {}
    for source, _members in by_source():
        for table, place in source.watch.items():
            if found.setdefault(table, place) != place:
                raise ValueError(f"{table} is watched in two ways: {place} and {found[table]}")
    return found


def depending_on(tables: Iterable[str]) -> list[str]:
    """The keys of the indicators that read one of the tables."""
    changed = set(tables)
    groups = (members for source, members in by_source() if changed & set(source.watch))
    return [indicator.key for indicator in chain.from_iterable(groups)]


def measure_sql(source: Source, members: list[Indicator], ids: Mapping[str, int], *, ranges: int = 0) -> str:
    """SELECT indicator, place, numerator, denominator: for all places, or only for some ranges of codes.

    `%(low_0)s` … `%(high_0)s` are the ranges' ends: constants, which the planner pushes down into subqueries, as it
    does not with a join. `%(today)s` is the day in any case.
    """
    return cells_sql(f"({wide_sql(source, members, ranges=ranges)})", members, ids)


def wide_sql(source: Source, members: list[Indicator], *, ranges: int = 0) -> str:
    """SELECT place, n0, d0, n1, d1 …: a row a place, two columns an indicator."""
    columns = ", ".join(
        f"coalesce({one.numerator}, 0)::numeric AS n{i}, {one.denominator or 'NULL'}::numeric AS d{i}"
        for i, one in enumerate(members)
    )
    only = " OR ".join(
        f"({source.place} >= %(low_{i})s AND {source.place} < %(high_{i})s)" for i in range(ranges)
    )
    return f"""
        SELECT left({source.place}, {DEEPEST}) AS place, {columns}
          FROM {source.rows} WHERE ({source.where}) AND ({only or "TRUE"}) GROUP BY 1
    """


def cells_sql(wide: str, members: list[Indicator], ids: Mapping[str, int]) -> str:
    """SELECT indicator, place, numerator, denominator: a row for each indicator of a wide row."""
    rows = ", ".join(f"({ids[one.key]}, n{i}, d{i})" for i, one in enumerate(members))
    return f"""
        SELECT cell.indicator, measured.place, cell.numerator, cell.denominator
          FROM {wide} AS measured
         CROSS JOIN LATERAL (VALUES {rows}) AS cell (indicator, numerator, denominator)
    """


def value_sql(indicator: Indicator, numerator: str, denominator: str) -> str:
    """The SQL of an indicator's value from its two columns."""
    if not indicator.denominator:
        return f"coalesce({numerator}, 0)" if indicator.empty_is_zero else numerator
    share = f"{numerator} / NULLIF({denominator}, 0)"
    return f"(100 * {share})" if indicator.unit == "percent" else f"({share})"
