"""What is wrong inside one pack: its expressions and units, its dates, its levels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from liren.kernel.units import Unit
from liren.policy.expressions.parse import Unreadable, parse, parse_condition
from liren.policy.expressions.units import Unmeasurable, require_alike, require_fitting, unit_of
from liren.policy.packs.document import checks_of, day
from liren.policy.packs.source import Problem, SourceFile, Where


def clauses_in(source: SourceFile) -> Iterator[tuple[Where, dict[str, Any]]]:
    """Every clause with the way to it."""
    if isinstance(source.data, dict):
        yield from _below(source.data, ())


def _below(data: dict[str, Any], where: Where) -> Iterator[tuple[Where, dict[str, Any]]]:
    for n, clause in enumerate(data.get("clauses") or ()):
        if isinstance(clause, dict):
            here = (*where, "clauses", n)
            yield here, clause
            yield from _below(clause, here)


def checks_in(source: SourceFile) -> Iterator[tuple[Where, dict[str, Any]]]:
    for where, clause in clauses_in(source):
        for name in ("check", "all", "any"):
            if isinstance(clause.get(name), dict):
                yield (*where, name), clause[name]
            for n, check in enumerate(clause[name] if isinstance(clause.get(name), list) else ()):
                yield (*where, name, n), check


def wrong_measures(source: SourceFile, units: Mapping[str, Unit]) -> Iterator[Problem]:
    for where, clause in clauses_in(source):
        yield from _attempt(
            source, where, "when", clause, lambda text: require_fitting(parse_condition(text), units)
        )
        if sum(name in clause for name in ("check", "all", "any")) > 1:
            yield source.problem(where, _("Say check, all or any, not several of them."))
        if not clause.get("clauses") and not checks_of(clause):
            yield source.problem(where, _("The clause {id} has no check.").format(id=clause["id"]))
    for where, check in checks_in(source):
        yield from _check(source, where, check, units)


def _check(
    source: SourceFile, where: Where, check: dict[str, Any], units: Mapping[str, Unit]
) -> Iterator[Problem]:
    yield from _attempt(
        source, where, "when", check, lambda text: require_fitting(parse_condition(text), units)
    )
    wrong = list(_attempt(source, where, "measure", check, lambda text: unit_of(parse(text), units)))
    yield from wrong
    if "target" in check:
        yield from _attempt(source, (*where, "target"), "unit", check["target"], Unit.of)
    if wrong or "measure" not in check:
        return
    measure = parse(str(check["measure"]))
    for name in ("than", "upper"):
        yield from _attempt(
            source, where, name, check, lambda text: require_alike(measure, parse(text), units)
        )
    needed = {"shown": set(), "between": {"than", "upper"}, "about": {"than", "tolerance"}}
    for name in sorted(needed.get(check["compare"], {"than"}) - set(check)):
        yield source.problem(
            where, _("“{compare}” needs “{name}”.").format(compare=check["compare"], name=name)
        )


def _attempt(
    source: SourceFile, where: Where, name: str, data: dict[str, Any], read: Any
) -> Iterator[Problem]:
    if data.get(name) is None:
        return
    try:
        read(str(data[name]))
    except (Unreadable, Unmeasurable, ValueError) as problem:
        yield source.problem((*where, name), str(problem))


def wrong_dates(source: SourceFile) -> Iterator[Problem]:
    found: list[tuple[Where, str | None]] = [
        ((name,), source.data.get(name)) for name in ("dated", "valid_from", "valid_to")
    ]
    found += [((*where, "by"), check.get("by")) for where, check in checks_in(source)]
    found += [
        ((*where, "target", "by"), check.get("target", {}).get("by")) for where, check in checks_in(source)
    ]
    for where, text in found:
        try:
            day(text)
        except ValueError:
            yield source.problem(where, _("“{text}” is no date.").format(text=text))
    if (source.data.get("valid_from") or "") > (source.data.get("valid_to") or "9"):
        yield source.problem(("valid_to",), _("The pack ends before it begins."))


def missing_levels(source: SourceFile) -> Iterator[Problem]:
    """A check must know which level of unit it judges."""
    yield from _unlevelled(source, source.data, (), None)


def _unlevelled(
    source: SourceFile, data: dict[str, Any], where: Where, level: str | None
) -> Iterator[Problem]:
    for n, clause in enumerate(data.get("clauses") or ()):
        here, at = (*where, "clauses", n), clause.get("at") or level
        if checks_of(clause) and not at:
            yield source.problem(
                here, _("Say at which level of unit {id} is judged.").format(id=clause["id"])
            )
        yield from _unlevelled(source, clause, here, at)
