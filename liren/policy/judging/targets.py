"""Targets within the statement that judges: what is accepted, how much is asked, how far below still counts as near."""

from __future__ import annotations

from liren.policy.choices import Reason
from liren.policy.rules.targets import GRACE

TRACKED = f"""tracked AS MATERIALIZED (
    SELECT t.clause_id, t.place_code, t.count, (
               SELECT coalesce(sum(e.amount), 0)
                 FROM policy_target part
                 JOIN policy_targetevidence e ON e.target_id = part.id
                 JOIN policy_evidencedecision d ON d.evidence_id = e.id AND d.accepted
                WHERE (part.id = t.id OR part.top_id = coalesce(t.top_id, t.id))
                  AND part.place_code ^@ t.place_code AND e.happened_on <= t.due_on
           ) AS done,
           CASE WHEN %(today)s <= t.due_on
                THEN 100 * (1 - {GRACE} * greatest(%(today)s - t.starts_on, 0) / greatest(t.due_on - t.starts_on, 1)::numeric)
                ELSE 0 END AS near
      FROM policy_target t WHERE t.clause_id IN ({{clauses}}) AND t.place_code IN (SELECT code FROM unit)
), """
"""A tree of parts counts as one: the whole's done is what every part below it proved in time."""


def tracked_sql(clauses: list[int]) -> str:
    """The targets of some clauses; nothing where no clause asks for one."""
    return TRACKED.format(clauses=", ".join(map(str, clauses))) if clauses else ""


def row_sql(clause: int) -> str:
    """A row of the judge's VALUES: done ≥ count, near by the expected line, no data where no target was set."""
    why = f"CASE WHEN {_of('count', clause)} IS NULL THEN {int(Reason.NO_TARGET)} ELSE {int(Reason.COMPARED)} END"
    parts = [
        str(clause), "'>='", why, _of("done", clause), "NULL::numeric", "NULL::numeric", _of("count", clause),
        "NULL::numeric", "true", f"coalesce({_of('near', clause)}, 0)", "0::numeric",
    ]  # fmt: skip
    return f"({', '.join(parts)})"


def _of(column: str, clause: int) -> str:
    return f"(SELECT k.{column} FROM tracked k WHERE k.clause_id = {clause} AND k.place_code = valued.code)"
