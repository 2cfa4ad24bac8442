"""The SQL that writes verdicts: what is different, and the line that ends with it."""

from __future__ import annotations

_LINE = """
    INSERT INTO policy_verdictday (clause_id, place_code, day, state, value)
    SELECT clause_id, place_code, since, state, value FROM {ended}
    ON CONFLICT (clause_id, place_code, day) DO UPDATE SET state = excluded.state, value = excluded.value
"""
WRITE = f"""moved AS (
    SELECT f.clause, f.code, f.state, f.reason, round(f.value, 4) AS value, round(f.numerator, 4) AS numerator,
           round(f.denominator, 4) AS denominator, round(f.threshold, 4) AS threshold, round(f.upper, 4) AS upper,
           round(f.distance, 4) AS distance, old.since, old.state AS old_state, old.value AS old_value
      FROM fresh f LEFT JOIN policy_verdict old ON old.clause_id = f.clause AND old.place_code = f.code
     WHERE old.clause_id IS NULL
        OR (old.state, old.reason, old.value, old.numerator, old.denominator, old.threshold, old.upper)
           IS DISTINCT FROM (f.state, f.reason, round(f.value, 4), round(f.numerator, 4), round(f.denominator, 4),
                             round(f.threshold, 4), round(f.upper, 4))
), written AS (
    INSERT INTO policy_verdict AS old (clause_id, place_code, state, reason, value, numerator, denominator,
                                       threshold, upper, distance, since, judged_at)
    SELECT clause, code, state, reason, value, numerator, denominator, threshold, upper, distance, %(today)s, %(at)s
      FROM moved ORDER BY clause, code
    ON CONFLICT (clause_id, place_code) DO UPDATE SET
        state = excluded.state, reason = excluded.reason, value = excluded.value, numerator = excluded.numerator,
        denominator = excluded.denominator, threshold = excluded.threshold, upper = excluded.upper,
        distance = excluded.distance, since = excluded.since, judged_at = excluded.judged_at
), ended (clause_id, place_code, since, state, value) AS (
    SELECT clause, code, since, old_state, old_value FROM moved WHERE since < %(today)s
), kept AS ({_LINE.format(ended="ended")})
SELECT count(*) FROM moved
"""
"""What `fresh` says differently is written; how many that were. What stood so since an earlier day leaves its line."""
FORGET = f"""
WITH gone AS (
    DELETE FROM policy_verdict v {{which}} RETURNING v.clause_id, v.place_code, v.since, v.state, v.value
)
{_LINE.format(ended="gone")}"""
"""Verdicts that hold no longer go; their lines stay."""
