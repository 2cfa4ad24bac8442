"""Verdicts of inner clauses from those below, and tallies of places from the units below."""

from __future__ import annotations

from liren.places.choices import Level
from liren.policy.choices import Reason, State
from liren.policy.judging.writing import WRITE

_NOT_APPLICABLE, _COMBINED = int(State.NOT_APPLICABLE), int(Reason.COMBINED)

COMBINE = (
    f"""
WITH fresh AS (
    SELECT parent.id AS clause, v.place_code AS code,
           CASE WHEN parent.judge_any
                THEN coalesce(max(v.state) FILTER (WHERE v.state <> {_NOT_APPLICABLE}), {_NOT_APPLICABLE})
                ELSE min(v.state) END AS state,
           {_COMBINED} AS reason, NULL::numeric AS value, NULL::numeric AS numerator, NULL::numeric AS denominator,
           NULL::numeric AS threshold, NULL::numeric AS upper, NULL::numeric AS distance
      FROM policy_clause parent
      JOIN policy_clause child ON child.parent_id = parent.id
      JOIN policy_verdict v ON v.clause_id = child.id
     WHERE parent.pack_id = %(pack)s AND parent.depth = %(depth)s AND NOT child.id = ANY(%(fenced)s::bigint[])
       AND (%(touched)s::bigint[] IS NULL OR parent.id = ANY(%(touched)s))
       AND (%(codes)s::text[] IS NULL OR v.place_code = ANY(%(codes)s))
     GROUP BY parent.id, v.place_code
), """
    + WRITE
)
"""All must be met: the worst counts. One is enough: the best counts. What does not apply counts for neither.

`fenced`: clauses whose verdicts not everybody may know; what everybody sees is not made of them.
"""

_STATES = {
    "not_met": State.NOT_MET, "near": State.NEAR, "no_data": State.NO_DATA, "judgement": State.JUDGEMENT,
    "met": State.MET, "not_applicable": State.NOT_APPLICABLE,
}  # fmt: skip
_NAMES = ", ".join(_STATES)
_FROM_VERDICTS = ", ".join(f"count(*) FILTER (WHERE state = {int(state)})" for state in _STATES.values())
_SUMS = ", ".join(f"sum({name})" for name in _STATES)
_SET = ", ".join(f"{name} = excluded.{name}" for name in _STATES)
_OLD = ", ".join(f"old.{name}" for name in _STATES)
_NEW = ", ".join(f"excluded.{name}" for name in _STATES)

_WRITE = f"""changed AS (
    INSERT INTO policy_tally AS old (clause_id, place_code, {_NAMES})
    SELECT clause_id, place_code, {_NAMES} FROM fresh
    ON CONFLICT (clause_id, place_code) DO UPDATE SET {_SET}
    WHERE ({_OLD}) IS DISTINCT FROM ({_NEW})
    RETURNING clause_id, place_code, {_NAMES}
), kept AS (
    INSERT INTO policy_tallyday (clause_id, place_code, day, {_NAMES})
    SELECT clause_id, place_code, %(today)s, {_NAMES} FROM changed
    ON CONFLICT (clause_id, place_code, day) DO UPDATE SET {_SET}
)
SELECT count(*) FROM changed
"""
_FRESH = f"fresh (clause_id, place_code, {_NAMES})"
TALLY = f"""
WITH part (clause_id, place_code, own, {_NAMES}) AS (
    SELECT v.clause_id, left(v.place_code, {int(Level.SUBDISTRICT)}), length(v.place_code), {_FROM_VERDICTS}
      FROM policy_clause c JOIN policy_verdict v ON v.clause_id = c.id
     WHERE c.pack_id = %(pack)s AND (%(touched)s::bigint[] IS NULL OR c.id = ANY(%(touched)s)) GROUP BY 1, 2, 3
), {_FRESH} AS (
    SELECT part.clause_id, left(part.place_code, level), {_SUMS}
      FROM part JOIN unnest(%(levels)s::int[]) AS level ON part.own > level GROUP BY 1, 2
), {_WRITE}"""
"""A place's tally counts all units below it. Every place at once: one look at the verdicts for all levels."""
_WITHIN = """AND {row}.place_code > above.code COLLATE "C" AND {row}.place_code < (above.code || '~') COLLATE "C\""""
TALLY_SOME = f"""
WITH clause AS (
    SELECT id FROM policy_clause
     WHERE pack_id = %(pack)s AND (%(touched)s::bigint[] IS NULL OR id = ANY(%(touched)s))
), above (code) AS (SELECT unnest(%(above)s::text[])), part AS (
    SELECT v.clause_id, left(v.place_code, %(level)s) AS place_code, {_FROM_VERDICTS}
      FROM clause c CROSS JOIN above JOIN policy_verdict v ON c.id = v.clause_id {_WITHIN.format(row="v")}
     WHERE length(v.place_code) = %(below)s GROUP BY 1, 2
    UNION ALL
    SELECT t.clause_id, left(t.place_code, %(level)s), {_NAMES}
      FROM clause c CROSS JOIN above JOIN policy_tally t ON c.id = t.clause_id {_WITHIN.format(row="t")}
     WHERE length(t.place_code) = %(below)s
), {_FRESH} AS (
    SELECT clause_id, place_code, {_SUMS} FROM part AS part (clause_id, place_code, {_NAMES}) GROUP BY 1, 2
), {_WRITE}"""
"""A few places: the units one level below and the tallies of those, in a range of codes each, not everything."""
