"""In what an expression is measured; refuses what cannot be added or compared."""

from __future__ import annotations

from collections.abc import Mapping

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


class Unmeasurable(ValueError):  # noqa: N818  (an answer, like Refused)
    """An unknown indicator, or units that do not fit; the message says which."""


def unit_of(expression: Expression, indicators: Mapping[str, Unit]) -> Unit:
    """The unit of an expression, given those of the indicators."""
    match expression:
        case Number(unit=unit):
            return unit
        case Measured(key=key):
            return _known(key, indicators)
        case Arithmetic(operator="*", left=left, right=right):
            return unit_of(left, indicators) * unit_of(right, indicators)
        case Arithmetic(operator="/", left=left, right=right):
            return unit_of(left, indicators) / unit_of(right, indicators)
        case Arithmetic(left=left, right=right):
            return _common((left, right), indicators)
        case Extreme(parts=parts):
            return _common(parts, indicators)


def require_alike(left: Expression, right: Expression, indicators: Mapping[str, Unit]) -> None:
    """Raise `Unmeasurable` unless both have the same unit."""
    _common((left, right), indicators)


def require_fitting(condition: Comparison, indicators: Mapping[str, Unit]) -> None:
    """Raise `Unmeasurable` unless both sides of a condition have the same unit."""
    _common((condition.left, condition.right), indicators)


def _known(key: str, indicators: Mapping[str, Unit]) -> Unit:
    if key not in indicators:
        raise Unmeasurable(_("There is no indicator “{key}”, neither declared nor planned.").format(key=key))
    return indicators[key]


def _common(parts: tuple[Expression, ...], indicators: Mapping[str, Unit]) -> Unit:
    units = [unit_of(part, indicators) for part in parts]
    for unit in units:
        if unit != units[0]:
            raise _mismatch(units[0], unit)
    return units[0]


def _mismatch(one: Unit, other: Unit) -> Unmeasurable:
    plain = _("a plain number")
    return Unmeasurable(
        _("{one} and {other} cannot be compared or added.").format(
            one=str(one) or plain, other=str(other) or plain
        )
    )
