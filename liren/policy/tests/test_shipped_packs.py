"""The packs that are shipped: every measure of the five policies, every figure with its unit, both texts of the law."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from django.conf import settings

from liren.policy.expressions.tree import Arithmetic, Expression, Number, parts_of
from liren.policy.packs.checking import check_folder
from liren.policy.packs.document import LEVELS, Check, ClauseText, read_pack
from liren.policy.tests.figures_of_measures import Figure, days, figures

PACKS = Path(settings.BASE_DIR) / "packs"
MEASURES = Path(settings.BASE_DIR).parent / "shared" / "measures.md"
ROW = re.compile(r"^\| ((?:xaj|zs|sd|gy|jfb)-[0-9a-z.]+) [SMTR/]+ \|", re.MULTILINE)
OPERATIONS = {"+": Fraction.__add__, "-": Fraction.__sub__, "*": Fraction.__mul__, "/": Fraction.__truediv__}
REPORT = check_folder(PACKS)
CLAUSES = {clause.id: clause for source in REPORT.files for clause in read_pack(source.data).walk()}


def test_the_shipped_packs_have_no_problem() -> None:
    assert [str(one) for one in REPORT.problems] == []


def test_five_policies_and_two_laws_are_shipped() -> None:
    print(REPORT.counts)  # noqa: T201 – the figures are what one looks for here
    assert (REPORT.counts["policies"], REPORT.counts["laws"]) == (5, 2)
    assert REPORT.counts["clauses"] == len(CLAUSES)


def test_every_measure_is_a_clause() -> None:
    if not MEASURES.exists():
        pytest.skip(f"THE LIST OF MEASURES IS NOT HERE ({MEASURES}): nothing was compared")
    rows = ROW.findall(MEASURES.read_text("utf-8"))
    assert len(rows) == 88
    assert [row for row in rows if row not in CLAUSES] == []


@pytest.mark.parametrize(("clause", "figure", "unit"), list(figures()))
def test_every_figure_is_asked_in_its_unit(clause: str, figure: Fraction, unit: str) -> None:
    assert (figure, unit) in {(number, one) for _id, number, one in asked(CLAUSES[clause])}


@pytest.mark.parametrize(("clause", "day"), list(days()))
def test_every_deadline_is_a_day(clause: str, day: str) -> None:
    checks = [check.data for below in CLAUSES[clause].walk() for check in below.checks]
    assert day in {check.get("by") or check.get("target", {}).get("by") for check in checks}


def test_every_planned_indicator_is_used() -> None:
    used = {key for clause in CLAUSES.values() for check in clause.checks for key in check.indicators}
    assert sorted(set(REPORT.planned) - used) == []


def test_every_clause_is_judged_inside_the_area_of_its_pack() -> None:
    """A county is never judged by the opinion of a subdistrict in it."""
    for source in REPORT.files:
        levels = {clause.data["at"] for clause in read_pack(source.data).walk() if clause.checks}
        assert min(LEVELS[level] for level in levels) >= len(source.data["area"]), source.name


def test_no_two_checks_of_a_measure_read_alike() -> None:
    """Two rows with one sentence on the page of compliance would be a riddle."""
    for clause in CLAUSES.values():
        said = [child.data["summary"]["zh"] for child in clause.children]
        assert len(said) == len(set(said)), clause.id


def test_the_law_says_of_every_clause_whether_it_was_verified() -> None:
    laws = [clause for clause in CLAUSES.values() if clause.id.startswith("law") and clause.checks]
    assert {clause.data.get("proof") for clause in laws} == {"verified", "to_confirm"}


def asked(clause: ClauseText) -> Iterator[Figure]:
    """Every figure that stands in the checks of a clause and of all below it."""
    for below in clause.walk():
        for check in below.checks:
            for side in sides(check):
                yield from ((below.id, *one) for one in constants(side))
            if target := check.data.get("target"):
                yield below.id, Fraction(target["count"]), target["unit"]


def sides(check: Check) -> list[Expression]:
    """Measure, thresholds and condition."""
    found = [check.measure, check.threshold, check.upper]
    if condition := check.condition:
        found += [condition.left, condition.right]
    return [one for one in found if one is not None]


def constants(expression: Expression) -> Iterator[tuple[Fraction, str]]:
    """Every number in an expression, and what numbers among themselves come to: 2 / 3 * 100[percent]."""
    if (one := folded(expression)) is not None:
        yield one
    for part in parts_of(expression):
        yield from constants(part)


def folded(expression: Expression) -> tuple[Fraction, str] | None:
    """The value of an expression without indicators."""
    match expression:
        case Number(value=value, unit=unit):
            return Fraction(value), str(unit)
        case Arithmetic(operator=operator, left=left, right=right):
            one, other = folded(left), folded(right)
            if one and other:
                return OPERATIONS[operator](one[0], other[0]), one[1] or other[1]
    return None
