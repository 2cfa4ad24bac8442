"""The same number twice in one file: of two rows the first is imported, the second is taken out of staging and told.

Silently harmless when it says the same, an error that names both rows when it does not. A 15-digit number is the
twin of its 18-digit one, because that is how both are kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from liren.people.operations.roster.encode import COLUMNS
from liren.people.roster.clean_row import Plan
from liren.people.roster.families import PER_ROW, plans_of
from liren.people.roster.problems import ERROR, WARNING, Problem

_NOT_SAID = {"batch_id", "row_no", "id_sealed", "phone_sealed", "phone2_sealed", "household_key", "is_head"}
"""What may differ between two rows that say the same: encryption never gives the same bytes twice."""

_SAID = [column for column in COLUMNS if column not in _NOT_SAID]
_TAKE_OUT = f"""
DELETE FROM people_staging s USING people_staging f, (
    SELECT id_blind, min(row_no) AS first FROM people_staging
    WHERE batch_id = %(batch)s AND id_blind IS NOT NULL GROUP BY id_blind HAVING count(*) > 1
) t
WHERE s.batch_id = %(batch)s AND s.id_blind = t.id_blind AND s.row_no > t.first
  AND f.batch_id = %(batch)s AND f.row_no = t.first
RETURNING s.row_no, f.row_no, ({", ".join(f"s.{c}" for c in _SAID)}) IS NOT DISTINCT FROM ({", ".join(f"f.{c}" for c in _SAID)})
"""


def take_out_twins(batch_id: int, plan: Plan) -> list[Problem]:
    """Leave the first row of each number in staging; say of every other one which row it repeats."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE_OUT, {"batch": batch_id})
        found = sorted(cursor.fetchall())
    plans = plans_of(plan)
    return [_problem(plans, *twin) for twin in found]


def _problem(plans: Sequence[Plan], number: int, first: int, same: bool) -> Problem:
    (row, member), (first_row, _other) = _place(plans, number), _place(plans, first)
    column = plans[member].column("person.identity")
    label, letter = (column.label, column.letter) if column else ("", "")
    kind, level = ("duplicate.same", WARNING) if same else ("duplicate.differs", ERROR)
    return Problem(row, label, letter, kind, level, "", str(first_row))


def _place(plans: Sequence[Plan], number: int) -> tuple[int, int]:
    """Row of the file and which of its people."""
    return divmod(number, PER_ROW) if len(plans) > 1 else (number, 0)
