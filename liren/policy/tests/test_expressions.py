"""Expressions: what is read, in which unit, what is refused with which sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest

from liren.kernel.units import Unit
from liren.policy.expressions.parse import DEEPEST, Unreadable, parse, parse_condition
from liren.policy.expressions.sql import sql_of
from liren.policy.expressions.tree import indicators, numbers
from liren.policy.expressions.units import Unmeasurable, require_alike, unit_of

UNITS = {"places.premises_area": Unit.of("m2"), "people.households_living": Unit.of("household")}
BOTH = "max(300[m2], people.households_living / 20[household/m2])"


def test_a_formula_names_its_indicators_and_figures():
    formula = parse(BOTH)
    assert list(indicators(formula)) == ["people.households_living"]
    assert [(one.value, str(one.unit)) for one in numbers(formula)] == [
        (Decimal(300), "m2"),
        (Decimal(20), "household/m2"),
    ]


def test_households_over_households_per_square_metre_compare_with_an_area():
    require_alike(parse("places.premises_area"), parse(BOTH), UNITS)


@pytest.mark.parametrize(
    "text", ["max(300, people.households_living)", "places.premises_area + 1[household]"]
)
def test_what_has_different_units_is_refused(text):
    with pytest.raises(Unmeasurable, match=r"cannot be compared|不能相加或比较"):
        unit_of(parse(text), UNITS)


def test_an_unknown_indicator_is_refused_by_name():
    with pytest.raises(Unmeasurable, match=r"places\.palaces"):
        unit_of(parse("places.palaces"), UNITS)


@pytest.mark.parametrize(
    "text",
    ["__import__('os')", "people.households_living ** 2", "[x for x in y]", "'text'", "max(3)", "1 if 2 else 3", "", "a(b)", "3[]", "True"],
)  # fmt: skip
def test_what_is_not_set_wise_is_refused(text):
    with pytest.raises(Unreadable):
        parse(text)


def test_a_deep_heap_of_brackets_is_refused_and_not_a_crash():
    with pytest.raises(Unreadable):
        parse("(" * 350 + "1" + ")" * 350)


def test_a_condition_compares():
    assert parse_condition("places.premises_area >= 1[m2]").operator == ">="
    with pytest.raises(Unreadable):
        parse_condition("places.premises_area")


def test_division_by_nought_is_unknown_and_so_is_the_larger_of_known_and_unknown():
    assert sql_of(parse("a.b / c.d"), lambda key: key) == "(a.b / NULLIF(c.d, 0))"
    assert sql_of(parse("max(a.b, 300)"), lambda key: key).startswith("CASE WHEN a.b IS NOT NULL AND")


@pytest.mark.parametrize("text", ["1e400", "1e16[m2]", "1e-300", "2 * 1e309"])
def test_a_figure_that_no_column_can_hold_is_refused(text):
    with pytest.raises(Unreadable):
        parse(text)


def test_extremes_within_one_another_end_before_their_sql_fills_the_memory():
    text = "1"
    for _n in range(DEEPEST):
        text = f"max({text}, 1)"
    assert len(sql_of(parse(text), lambda key: key)) < 2000
    with pytest.raises(Unreadable):
        parse(f"max({text}, 1)")
