"""An expression as people read it: with the true figures in it, or with the names of what is measured."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from liren.policy.expressions.tree import Arithmetic, Comparison, Expression, Extreme, Measured, Number

SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
BINDS = {"+": 1, "-": 1, "*": 2, "/": 2}
UNKNOWN = "?"
Figures = Mapping[str, Decimal | None]


def worked_out(expression: Expression, figures: Figures) -> Decimal | None:
    """What it comes to, as the judge's SQL works it out: unknown where a part is unknown or a divisor nought."""
    match expression:
        case Number(value=value):
            return value
        case Measured(key=key):
            return figures.get(key)
        case Arithmetic(operator=operator, left=left, right=right):
            return _of_two(operator, worked_out(left, figures), worked_out(right, figures))
        case Extreme(name=name, parts=parts):
            known = [one for one in (worked_out(part, figures) for part in parts) if one is not None]
            return None if len(known) < len(parts) else (max if name == "max" else min)(known)


def with_figures(expression: Expression, figures: Figures, shown: Callable[[Decimal], str]) -> str:
    """`max(300, 3,412 ÷ 20)`: every indicator replaced by its figure."""

    def word(part: Number | Measured) -> str:
        value = part.value if isinstance(part, Number) else figures.get(part.key)
        return UNKNOWN if value is None else shown(value)

    return _spelt(expression, word)


def with_names(expression: Expression, name: Callable[[str], str], shown: Callable[[Decimal], str]) -> str:
    """`Area of premises × 100 ÷ Households living here`."""
    return _spelt(expression, lambda part: shown(part.value) if isinstance(part, Number) else name(part.key))


def condition_with_names(
    condition: Comparison, name: Callable[[str], str], shown: Callable[[Decimal], str]
) -> str:
    """`Newly built premises ≥ 1`."""
    sign = {">=": "≥", "<=": "≤", "==": "=", "!=": "≠"}.get(condition.operator, condition.operator)
    sides = [with_names(side, name, shown) for side in (condition.left, condition.right)]
    return f"{sides[0]} {sign} {sides[1]}"


def is_formula(expression: Expression) -> bool:
    """Whether there is anything to work out."""
    return not isinstance(expression, Number)


def _of_two(operator: str, left: Decimal | None, right: Decimal | None) -> Decimal | None:
    if left is None or right is None or (operator == "/" and not right):
        return None
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
    return left / right


def _spelt(expression: Expression, word: Callable[[Number | Measured], str], binding: int = 0) -> str:
    match expression:
        case Number() | Measured():
            return word(expression)
        case Extreme(name=name, parts=parts):
            return f"{name}({', '.join(_spelt(part, word) for part in parts)})"
        case Arithmetic(operator=operator, left=left, right=right):
            own = BINDS[operator]
            right_side = _spelt(right, word, own + (operator in "-/"))
            text = f"{_spelt(left, word, own)} {SIGNS[operator]} {right_side}"
            return f"({text})" if own < binding else text
