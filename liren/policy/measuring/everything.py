"""The SQL that measures everything: beside the values that stand, so that only what moved is written.

`policy_fresh` begins with what each place's own records give and ends with the sums up the tree; it is gone with the
transaction. Reading a crowd is quick; writing a value whose row, indexes and log must all be touched is not, and on
most days hardly any has moved.
"""

from __future__ import annotations

from liren.policy.measuring.days import HIGHEST

FRESH = """
    SET LOCAL work_mem = '128MB';
    DROP TABLE IF EXISTS policy_fresh;
    CREATE TEMP TABLE policy_fresh (indicator_id integer, place_code text COLLATE "C",
        own_num numeric, own_den numeric, num numeric, den numeric) ON COMMIT DROP
"""
WIDE = "CREATE TEMP TABLE policy_wide ON COMMIT DROP AS {wide}"
"""One source, a row a place. A table made from a query is read by several processes, one filled by INSERT is not."""
OWN = """
    INSERT INTO policy_fresh
    SELECT indicator, place, numerator, denominator, numerator, denominator FROM ({cells}) AS cells
     WHERE place IS NOT NULL;
    DROP TABLE policy_wide
"""
SUM = """
    WITH own AS (DELETE FROM policy_fresh WHERE length(place_code) = %(level)s RETURNING *)
    INSERT INTO policy_fresh
    SELECT indicator_id, left(place_code, %(level)s), sum(own_num), sum(own_den), sum(num), sum(den) FROM (
        SELECT * FROM own UNION ALL
        SELECT indicator_id, place_code, NULL, NULL, num, den
          FROM policy_fresh WHERE length(place_code) = %(below)s) AS part
     GROUP BY 1, 2
"""
"""A place of one level: its own records and the sums of those one level below."""
ANALYZE = "ANALYZE policy_fresh"
DROP_GONE = f"""
    WITH gone AS (
        DELETE FROM policy_value v WHERE NOT EXISTS (
            SELECT FROM policy_fresh f WHERE (f.indicator_id, f.place_code) = (v.indicator_id, v.place_code))
        RETURNING indicator_id, place_code)
    INSERT INTO policy_valueday (indicator_id, place_code, day)
    SELECT indicator_id, place_code, %(today)s FROM gone WHERE length(place_code) <= {HIGHEST}
    ON CONFLICT (indicator_id, place_code, day) DO UPDATE SET numerator = NULL, denominator = NULL
"""
"""Values without records go; their line ends with nothing, not with the last number."""
WRITE = """
    INSERT INTO policy_value AS v
        (indicator_id, place_code, own_numerator, own_denominator, numerator, denominator, measured_at)
    SELECT f.indicator_id, f.place_code, f.own_num, f.own_den, f.num, f.den, %(at)s
      FROM policy_fresh f LEFT JOIN policy_value v USING (indicator_id, place_code)
     WHERE (v.own_numerator, v.own_denominator, v.numerator, v.denominator)
           IS DISTINCT FROM (round(f.own_num, 4), round(f.own_den, 4), round(f.num, 4), round(f.den, 4))
        OR v.indicator_id IS NULL
     ORDER BY 1, 2
    ON CONFLICT (indicator_id, place_code) DO UPDATE SET
        own_numerator = excluded.own_numerator, own_denominator = excluded.own_denominator,
        numerator = excluded.numerator, denominator = excluded.denominator, measured_at = excluded.measured_at
"""
"""What is new or has moved, in the order of the index: a quarter cheaper."""
