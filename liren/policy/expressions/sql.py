"""An expression as SQL over columns of values. Unknown stays unknown: the largest of 300 and nothing is nothing."""

from __future__ import annotations

from collections.abc import Callable

from liren.policy.expressions.tree import (
    Arithmetic,
    Comparison,
    Expression,
    Extreme,
    Measured,
    Number,
)

LARGEST = "1e20"
Column = Callable[[str], str]
"""The SQL of an indicator's value, by its key."""


def sql_of(expression: Expression, column: Column) -> str:
    """SQL that is null where a part is unknown or a divisor nought."""
    match expression:
        case Number(value=value):
            return f"{value:f}::numeric"
        case Measured(key=key):
            return column(key)
        case Arithmetic(operator="/", left=left, right=right):
            return f"({sql_of(left, column)} / NULLIF({sql_of(right, column)}, 0))"
        case Arithmetic(operator=operator, left=left, right=right):
            return f"({sql_of(left, column)} {operator} {sql_of(right, column)})"
        case Extreme(name=name, parts=parts):
            return _extreme(name, [sql_of(part, column) for part in parts])


def kept_sql(expression: Expression, column: Column) -> str:
    """The same, and null where what was worked out is too large for the columns that verdicts are kept in.

    One verdict that cannot be written would stop the judging of everybody.
    """
    sql = sql_of(expression, column)
    if isinstance(expression, Number | Measured):
        return sql
    return f"CASE WHEN abs({sql}) < {LARGEST} THEN {sql} END"


def condition_sql(condition: Comparison, column: Column) -> str:
    """SQL of a condition: true, false, or null where it is not known."""
    operator = {"==": "=", "!=": "<>"}.get(condition.operator, condition.operator)
    return f"({sql_of(condition.left, column)} {operator} {sql_of(condition.right, column)})"


def _extreme(name: str, parts: list[str]) -> str:
    """GREATEST and LEAST pass over nulls; here one unknown part makes the whole unknown."""
    known = " AND ".join(f"{part} IS NOT NULL" for part in parts)
    function = "GREATEST" if name == "max" else "LEAST"
    return f"CASE WHEN {known} THEN {function}({', '.join(parts)}) END"
