"""The three parts of a comparison in words: what is there, what is asked, and how far the one is from the other."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liren.policy.choices import State
from liren.policy.explaining.figures import apart, digits_between, shown, with_unit
from liren.policy.explaining.seen import Seen
from liren.policy.expressions.tree import Expression
from liren.policy.expressions.words import is_formula, with_figures, with_names

ASKED = {
    ">=": gettext_lazy("needs {than}"),
    ">": gettext_lazy("needs more than {than}"),
    "<=": gettext_lazy("may be {than} at most"),
    "<": gettext_lazy("must be below {than}"),
    "==": gettext_lazy("must be {than}"),
    "between": gettext_lazy("needs {than} to {upper}"),
    "about": gettext_lazy("needs about {than}, {tolerance}% either way"),
}


def what_is_there(seen: Seen) -> str:
    """`Area of premises 512 m²`; a share with its two parts: `Residents who volunteer 8.2% (280 of 3,412)`."""
    name = named(seen)
    if seen.value is None:
        return name
    words = _("{name} {figure}").format(name=name, figure=value_words(seen))
    if seen.numerator is None or seen.denominator is None:
        return words
    parts = _("{part} of {whole}").format(part=shown(seen.numerator), whole=shown(seen.denominator))
    return _("{words} ({parts})").format(words=words, parts=parts)


def named(seen: Seen) -> str:
    """What is measured, in words."""
    if measure := seen.check.measure:
        return with_names(measure, lambda key: seen.terms(key).label, shown)
    return _("Accepted towards the target") if seen.target else ""


def what_is_asked(seen: Seen) -> str:
    """`needs max(300, 3,412 ÷ 20) = 300 m²`."""
    sentence = str(ASKED[seen.compare])
    return sentence.format(
        than=threshold_words(seen),
        upper=_side(seen, seen.check.upper, seen.upper),
        tolerance=shown(seen.tolerance),
    )


def threshold_words(seen: Seen) -> str:
    """The threshold with its unit, and how it is worked out where it is a formula."""
    return _side(seen, seen.check.threshold, seen.threshold)


def value_words(seen: Seen) -> str:
    """The value with its unit, precise enough to tell it from the threshold."""
    return "" if seen.value is None else with_unit(seen.value, seen.unit, _digits(seen))


def result(seen: Seen) -> str:
    """`met by 212 m²`, `near, 40 m² short`, `not met, 3 cases over`."""
    if seen.value is None or seen.threshold is None:
        return _("cannot be told")
    if seen.state == State.MET:
        return _met(seen, seen.value)
    near = seen.state == State.NEAR
    if short := seen.bounds.short(seen.value):
        words = _("near, {distance} short") if near else _("not met, {distance} short")
        return words.format(distance=apart(short, seen.unit, _digits(seen)))
    if over := seen.bounds.over(seen.value):
        words = _("near, {distance} over") if near else _("not met, {distance} over")
        return words.format(distance=apart(over, seen.unit, _digits(seen)))
    return _("near, exactly at the limit") if near else _("not met, exactly at the limit")


def _met(seen: Seen, value: Decimal) -> str:
    spare = seen.bounds.spare(value)
    if not spare:
        inside = seen.compare in {"between", "about"}
        return _("met, within the range") if inside else _("met as asked")
    words = _("met by {distance}") if seen.bounds.low is not None else _("met with {distance} to spare")
    return words.format(distance=apart(spare, seen.unit, _digits(seen)))


def _side(seen: Seen, expression: Expression | None, value: Decimal | None) -> str:
    if value is None:
        return ""
    figure = with_unit(value, seen.unit, _digits(seen))
    if expression is None or not is_formula(expression):
        return figure
    formula = with_figures(expression, seen.figures, shown)
    return figure if formula == shown(value) else f"{formula} = {figure}"


def _digits(seen: Seen) -> int:
    return digits_between(seen.value, seen.threshold, seen.upper) if seen.value is not None else 2
