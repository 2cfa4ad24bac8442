"""The SQL that keeps values day by day: only what changed, only from the subdistrict upward.

A community's hundred figures move with every record; a province has tens of thousands of communities. What is kept
here is four rows a day for each indicator that moved, whatever the number of records.
"""

from __future__ import annotations

HIGHEST = 9
"""Digits of a subdistrict: places with longer codes keep no days."""

_KEEP = """
    INSERT INTO policy_valueday (indicator_id, place_code, day, numerator, denominator)
    {fresh}
    ON CONFLICT (indicator_id, place_code, day) DO UPDATE SET
        numerator = excluded.numerator, denominator = excluded.denominator
"""
KEEP_ALL = _KEEP.format(
    fresh=f"""
    SELECT v.indicator_id, v.place_code, %(today)s, v.numerator, v.denominator
      FROM policy_value v LEFT JOIN LATERAL (
           SELECT d.numerator, d.denominator FROM policy_valueday d
            WHERE d.indicator_id = v.indicator_id AND d.place_code = v.place_code AND d.day <= %(today)s
            ORDER BY d.day DESC LIMIT 1) AS last ON TRUE
     WHERE length(v.place_code) <= {HIGHEST}
       AND (v.numerator, v.denominator) IS DISTINCT FROM (last.numerator, last.denominator)"""
)
"""Today's line for every value that is not as its last line says."""
KEEP_SOME = _KEEP.format(
    fresh=f"""
    SELECT v.indicator_id, v.place_code, %(today)s, v.numerator, v.denominator FROM policy_value v
      JOIN unnest(%(indicators)s::integer[], %(places)s::text[]) AS moved (indicator, place)
        ON v.indicator_id = moved.indicator AND v.place_code = moved.place
     WHERE length(v.place_code) <= {HIGHEST}"""
)
"""Today's line for values that have just moved."""
