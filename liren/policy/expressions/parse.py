"""Read an expression. Python's own grammar is wider than ours: what does not belong is refused with a sentence."""

from __future__ import annotations

import ast
from decimal import Decimal
from functools import lru_cache

from django.utils.translation import gettext as _

from liren.kernel.units import Unit
from liren.policy.expressions.tree import (
    Arithmetic,
    Comparison,
    Expression,
    Extreme,
    Measured,
    Number,
)

OPERATORS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.GtE: ">=", ast.LtE: "<=", ast.Gt: ">", ast.Lt: "<", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip
EXTREMES = ("max", "min")
LONGEST = 400
DEEPEST = 3
"""Extremes within one another: SQL names each part of an extreme twice, so that every further one doubles it."""
LARGEST, SMALLEST = Decimal(10) ** 15, Decimal(10) ** -6
"""A figure lies between them: what the judge works out fits into its columns."""


class Unreadable(ValueError):  # noqa: N818  (an answer, like Refused)
    """The text is no expression; the message says what in it is not understood."""


@lru_cache(maxsize=4096)
def parse(text: str) -> Expression:
    """Read an expression, or raise `Unreadable`."""
    return _expression(_syntax(text))


@lru_cache(maxsize=1024)
def parse_condition(text: str) -> Comparison:
    """Read a comparison of two expressions, or raise `Unreadable`."""
    node = _syntax(text)
    if not isinstance(node, ast.Compare) or len(node.ops) != 1 or type(node.ops[0]) not in COMPARISONS:
        raise Unreadable(
            _("“{text}” is no condition: compare two expressions with >=, <=, >, <, == or !=.").format(
                text=text
            )
        )
    return Comparison(
        _expression(node.left), COMPARISONS[type(node.ops[0])], _expression(node.comparators[0])
    )


def _syntax(text: str) -> ast.expr:
    if len(text) > LONGEST:
        raise Unreadable(_("The expression is longer than {n} characters.").format(n=LONGEST))
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise Unreadable(_("“{text}” cannot be read as an expression.").format(text=text)) from None


def _expression(node: ast.expr, depth: int = 0) -> Expression:
    match node:
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in OPERATORS:
            sides = (_expression(side, depth) for side in (left, right))
            return Arithmetic(OPERATORS[type(operator)], *sides)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in EXTREMES and len(args) > 1:
            if depth == DEEPEST:
                raise Unreadable(_("max and min stand at most {n} deep in one another.").format(n=DEEPEST))
            return Extreme(name, tuple(_expression(arg, depth + 1) for arg in args))
        case ast.Subscript(value=ast.Constant() as figure, slice=unit):
            return Number(_figure(figure), _unit(unit))
        case ast.Constant():
            return Number(_figure(node), Unit())
        case ast.Attribute() | ast.Name():
            return Measured(ast.unparse(node))
    raise Unreadable(_("“{text}” is not set-wise: use indicators, numbers, + - * /, max and min.").format(
        text=ast.unparse(node)))  # fmt: skip


def _figure(node: ast.Constant) -> Decimal:
    if isinstance(node.value, bool) or not isinstance(node.value, int | float):
        raise Unreadable(_("“{text}” is no number.").format(text=ast.unparse(node)))
    figure = Decimal(str(node.value))
    if figure and not SMALLEST <= figure <= LARGEST:
        raise Unreadable(_("“{text}” is too large or too small a number.").format(text=ast.unparse(node)))
    return figure


def _unit(node: ast.expr) -> Unit:
    text = ast.unparse(node).replace(" ", "")
    try:
        return Unit.of(text)
    except ValueError:
        raise Unreadable(_("There is no unit “{unit}”.").format(unit=text)) from None
