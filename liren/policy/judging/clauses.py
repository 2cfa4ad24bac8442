"""A clause's check as SQL columns: value, threshold, whether it applies. Twenty clauses go into one statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from json import dumps, loads
from typing import Any

from liren.kernel.declarations import declared
from liren.policy.choices import Reason
from liren.policy.expressions.sql import condition_sql, kept_sql
from liren.policy.expressions.tree import Measured
from liren.policy.judging import targets
from liren.policy.measuring.sources import value_sql
from liren.policy.packs.document import Check

EXACT = "=="
Column = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A clause with its check, ready to be judged."""

    clause_id: int
    check: Check

    @property
    def built(self) -> bool:
        """Whether every indicator that it needs is declared by some app."""
        return all(key in declared("indicators") for key in self.check.indicators)

    @property
    def counted(self) -> bool:
        """Whether it is judged from the evidence of a target."""
        return "target" in self.check.data

    def row_sql(self, ids: Mapping[str, int]) -> str:
        """One row of VALUES: clause, compare, why not, value, numerator, denominator, threshold, upper, applies, near, tolerance."""
        check = self.check
        if self.counted:
            return targets.row_sql(self.clause_id)
        if check.measure is None or not self.built:
            return f"({self.clause_id}, '', {self._why_not}, {_NOTHING}, true, 0, 0)"
        column = partial_column(ids)
        applies = condition_sql(check.condition, column) if check.condition else "true"
        numerator, denominator = self._fraction(ids)
        parts = [
            str(self.clause_id), f"'{check.data['compare']}'", str(int(Reason.COMPARED)),
            kept_sql(check.measure, column), numerator, denominator,
            kept_sql(check.threshold, column) if check.threshold else _NULL,
            kept_sql(check.upper, column) if check.upper else _NULL,
            applies, _number(check.data.get("near")), _number(check.data.get("tolerance")),
        ]  # fmt: skip
        return f"({', '.join(parts)})"

    @property
    def _why_not(self) -> int:
        return int(Reason.ASKED if "person" in self.check.data else Reason.NOT_BUILT)

    def _fraction(self, ids: Mapping[str, int]) -> tuple[str, str]:
        """The two parts of the value, where it is one indicator's."""
        measure = self.check.measure
        if not isinstance(measure, Measured):
            return _NULL, _NULL
        number = ids[measure.key]
        zero = declared("indicators")[measure.key].empty_is_zero
        return (f"coalesce(n{number}, 0)" if zero else f"n{number}"), f"d{number}"


def partial_column(ids: Mapping[str, int]) -> Column:
    """The SQL of an indicator's value over the pivoted columns n<id>, d<id>."""

    def column(key: str) -> str:
        indicator = declared("indicators")[key]
        return value_sql(indicator, f"n{ids[key]}", f"d{ids[key]}")

    return column


def judged(clauses: Iterable[tuple[int, Any]]) -> list[Judged]:
    """Clauses with their checks read: pairs of number and check as stored."""
    return [Judged(number, _check(dumps(data, sort_keys=True))) for number, data in clauses]


@lru_cache(maxsize=4096)
def _check(data: str) -> Check:
    return Check(loads(data))


def _number(value: float | None) -> str:
    return f"{Decimal(str(value or 0)):f}::numeric"


_NULL = "NULL::numeric"
_NOTHING = ", ".join([_NULL] * 5)
