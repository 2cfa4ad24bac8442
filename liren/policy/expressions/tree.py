"""What an expression is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from liren.kernel.units import Unit


@dataclass(frozen=True, slots=True)
class Number:
    """A figure with its unit: 640[m2]."""

    value: Decimal
    unit: Unit


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator by its key."""

    key: str


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two expressions and one of + - * /."""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Extreme:
    """The largest or the smallest of several expressions."""

    name: str
    parts: tuple[Expression, ...]


Expression = Number | Measured | Arithmetic | Extreme


@dataclass(frozen=True, slots=True)
class Comparison:
    """A condition: `places.premises_new >= 1[item]`."""

    left: Expression
    operator: str
    right: Expression


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """The expressions that an expression is directly made of."""
    match expression:
        case Arithmetic(left=left, right=right):
            return left, right
        case Extreme(parts=parts):
            return parts
    return ()


def indicators(expression: Expression) -> Iterator[str]:
    """The keys of the indicators in it, in reading order."""
    if isinstance(expression, Measured):
        yield expression.key
    for part in parts_of(expression):
        yield from indicators(part)


def numbers(expression: Expression) -> Iterator[Number]:
    """The figures in it, in reading order."""
    if isinstance(expression, Number):
        yield expression
    for part in parts_of(expression):
        yield from numbers(part)
