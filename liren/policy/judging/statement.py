"""The statement that judges: units × clauses → verdicts, and one line of history for each that changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from liren.kernel.declarations import declared
from liren.policy.choices import Reason, State
from liren.policy.judging.clauses import Judged
from liren.policy.judging.targets import tracked_sql
from liren.policy.judging.writing import WRITE


def judge_sql(clauses: list[Judged], ids: Mapping[str, int]) -> str:
    """INSERT … SELECT for all units of one level within some areas.

    Parameters: `level`, `areas` (patterns of codes: `330182001%`), `codes` (an array, or null for all), `today`, `at`.
    """
    needed = sorted({ids[key] for one in clauses for key in one.check.indicators if key in ids and one.built})
    return _STATEMENT.format(
        pivot=_pivot(needed), needed=", ".join(map(str, needed)) or "0",
        tracked=tracked_sql([one.clause_id for one in clauses if one.counted]),
        clauses=",\n".join(one.row_sql(ids) for one in clauses), **_NUMBERS,
    )  # fmt: skip


def _pivot(needed: Iterable[int]) -> str:
    columns = [
        f"max(v.{name}) FILTER (WHERE v.indicator_id = {number}) AS {name[0]}{number}"
        for number in needed
        for name in ("numerator", "denominator")
    ]
    return "".join(f", {column}" for column in columns)


def known(ids: Mapping[str, int]) -> dict[str, int]:
    """Only what is still declared."""
    return {key: number for key, number in ids.items() if key in declared("indicators")}


_NUMBERS = {
    "farthest": 10**9,
    "not_met": int(State.NOT_MET), "near": int(State.NEAR), "no_data": int(State.NO_DATA), "met": int(State.MET),
    "judgement": int(State.JUDGEMENT), "not_applicable": int(State.NOT_APPLICABLE),
    "compared": int(Reason.COMPARED), "no_records": int(Reason.NO_RECORDS), "shown": int(Reason.SHOWN),
    "asked": int(Reason.ASKED), "decided": int(Reason.DECIDED), "excluded": int(Reason.EXCLUDED),
}  # fmt: skip
UNIT = """
    SELECT code FROM places_place
     WHERE level = %(level)s AND code LIKE ANY(%(areas)s::text[]) AND closed_on IS NULL
       AND (%(codes)s::text[] IS NULL OR code = ANY(%(codes)s))
       AND (level <> 12 OR substr(code, 10, 1) IN ('0', '1', '4'))
"""
"""The units of a level: of communities, those with the code of a residents' committee (NBS: 001–199, 400–499)."""
_STATEMENT = (
    """
WITH unit AS MATERIALIZED ("""
    + UNIT
    + """), {tracked}valued AS (
    SELECT unit.code {pivot} FROM unit
      LEFT JOIN policy_value v ON v.place_code = unit.code AND v.indicator_id IN ({needed}) GROUP BY unit.code
), compared AS (
    SELECT valued.code, c.*,
           CASE c.compare
             WHEN '>=' THEN c.value - c.threshold WHEN '>' THEN c.value - c.threshold
             WHEN '<=' THEN c.threshold - c.value WHEN '<' THEN c.threshold - c.value
             WHEN '==' THEN -abs(c.value - c.threshold)
             WHEN 'about' THEN c.tolerance / 100 * c.threshold - abs(c.value - c.threshold)
             WHEN 'between' THEN LEAST(c.value - c.threshold, c.upper - c.value) + 0 * (c.threshold + c.upper)
           END AS margin
      FROM valued CROSS JOIN LATERAL (VALUES
{clauses}
      ) AS c (clause, compare, why, value, numerator, denominator, threshold, upper, applies, near, tolerance)
), stated AS (
    SELECT code, clause, value, numerator, denominator, threshold, upper,
           LEAST(GREATEST(margin / COALESCE(NULLIF(abs(threshold), 0), 1), -{farthest}), {farthest}) AS distance,
           CASE
             WHEN why = {asked} THEN {judgement}
             WHEN why <> {compared} THEN {no_data}
             WHEN applies IS FALSE THEN {not_applicable}
             WHEN applies IS NULL OR value IS NULL THEN {no_data}
             WHEN compare = 'shown' THEN {not_applicable}
             WHEN margin IS NULL THEN {no_data}
             WHEN margin > 0 OR (margin = 0 AND compare NOT IN ('>', '<')) THEN {met}
             WHEN near > 0 AND margin >= -near / 100 * abs(threshold) THEN {near}
             ELSE {not_met}
           END AS state,
           CASE
             WHEN why <> {compared} THEN why
             WHEN applies IS FALSE THEN {excluded}
             WHEN applies IS NULL OR value IS NULL THEN {no_records}
             WHEN compare = 'shown' THEN {shown}
             WHEN margin IS NULL THEN {no_records}
             ELSE {compared}
           END AS reason
      FROM compared
), decided AS (
    SELECT DISTINCT ON (j.clause_id, j.place_code) j.clause_id, j.place_code, j.state
      FROM policy_judgement j
     WHERE j.withdrawn_at IS NULL AND (j.valid_to IS NULL OR j.valid_to >= %(today)s)
       AND j.place_code IN (SELECT code FROM unit)
     ORDER BY j.clause_id, j.place_code, j.judged_at DESC
), fresh AS (
    SELECT s.clause, s.code, s.value, s.numerator, s.denominator, s.threshold, s.upper, s.distance,
           CASE WHEN s.reason = {asked} AND d.state IS NOT NULL THEN d.state ELSE s.state END AS state,
           CASE WHEN s.reason = {asked} AND d.state IS NOT NULL THEN {decided} ELSE s.reason END AS reason
      FROM stated s LEFT JOIN decided d ON d.clause_id = s.clause AND d.place_code = s.code
), """
)
_STATEMENT += WRITE
