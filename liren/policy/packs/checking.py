"""What is wrong with packs, with file, line and sentence. A pack with a problem is not loaded."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from liren.kernel.declarations import declared
from liren.kernel.units import Unit
from liren.policy.packs.contents import clauses_in, missing_levels, wrong_dates, wrong_measures
from liren.policy.packs.document import checks_of
from liren.policy.packs.shipped import PLANNED
from liren.policy.packs.source import Problem, SourceFile, read_source

SCHEMA = Path(__file__).with_name("policy-pack.schema.json")
FILE = "policy.yaml"


@dataclass
class Report:
    """What a folder of packs holds, and what is wrong with it."""

    files: list[SourceFile] = field(default_factory=list)
    planned: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """Policies, laws, clauses, checks and planned indicators."""
        kinds = Counter(file.data.get("kind") for file in self.files if isinstance(file.data, dict))
        clauses = [one for file in self.files for _where, one in clauses_in(file)]
        checks = sum(len(checks_of(one)) for one in clauses)
        return {
            "policies": kinds["policy"], "laws": kinds["law"], "clauses": len(clauses), "checks": checks,
            "planned": len(self.planned),
        }  # fmt: skip


def check_folder(folder: Path) -> Report:
    """Read and check every pack below a folder."""
    report = Report()
    _read_planned(folder / PLANNED, report)
    for path in sorted(folder.glob(f"*/{FILE}")):
        if source := _read(path, f"{folder.name}/{path.parent.name}/{FILE}", report):
            report.files.append(source)
    units = known_units(report.planned)
    for source in report.files:
        report.problems += check_source(source, units)
    report.problems += [*_twice(report.files), *_circles(report.files)]
    if not report.files and not report.problems:
        report.problems.append(Problem(str(folder), 1, _("There is no pack in this folder.")))
    return report


def check_source(source: SourceFile, units: Mapping[str, Unit]) -> list[Problem]:
    """What is wrong inside one pack: its shape first, then its checks."""
    shape = [
        source.problem(tuple(error.absolute_path), _shape(error))
        for error in sorted(
            _validator().iter_errors(source.data), key=lambda e: list(map(str, e.absolute_path))
        )
    ]
    return shape or [*wrong_dates(source), *missing_levels(source), *wrong_measures(source, units)]


def known_units(planned: Mapping[str, Mapping[str, Any]]) -> dict[str, Unit]:
    """The unit of every indicator, declared or planned."""
    ours = {key: Unit.of(one.unit) for key, one in declared("indicators").items()}
    return {**{key: Unit.of(str(one["unit"])) for key, one in planned.items()}, **ours}


def _twice(files: list[SourceFile]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for source in files:
        for where, clause in clauses_in(source):
            key = str(clause.get("id"))
            if key in seen:
                sentence = _("The clause {id} stands twice, also in {there}.").format(id=key, there=seen[key])
                yield source.problem((*where, "id"), sentence)
            seen[key] = f"{source.name}:{source.line((*where, 'id'))}"


def _circles(files: list[SourceFile]) -> Iterator[Problem]:
    """Packs that supersede one another in a circle, or by a pack that is not there."""
    by_code = {str(source.data.get("code")): source for source in files if isinstance(source.data, dict)}
    for code, source in by_code.items():
        seen, here = {code}, source.data.get("superseded_by")
        while here:
            if here not in by_code:
                yield source.problem(("superseded_by",), _("There is no pack {code}.").format(code=here))
                break
            if here in seen:
                yield source.problem(("superseded_by",), _("The packs supersede one another in a circle."))
                break
            seen.add(here)
            here = by_code[here].data.get("superseded_by")


def _read(path: Path, name: str, report: Report) -> SourceFile | None:
    try:
        return read_source(path, name)
    except UnicodeDecodeError:
        report.problems.append(Problem(name, 1, _("The file is not UTF-8 text.")))
    except yaml.YAMLError as problem:
        line = getattr(getattr(problem, "problem_mark", None), "line", 0) + 1
        told = getattr(problem, "problem", None) or str(problem)
        report.problems.append(Problem(name, line, _("The file is no YAML: {told}").format(told=told)))
    return None


def _read_planned(path: Path, report: Report) -> None:
    source = _read(path, f"{path.parent.name}/{path.name}", report) if path.exists() else None
    if source is None:
        return
    for n, one in enumerate(source.data or ()):
        try:
            key, _unit = str(one["key"]), Unit.of(str(one["unit"]))
            one["label"]["zh"], one["label"]["en"], one["part"]
        except (KeyError, TypeError, ValueError) as problem:
            sentence = _("A planned indicator has key, unit, label (zh, en) and part: {told}").format(
                told=problem
            )
            report.problems.append(source.problem((n,), sentence))
            continue
        if key in declared("indicators"):
            report.problems.append(
                source.problem((n,), _("{key} is built: take it off this list.").format(key=key))
            )
        report.planned[key] = one


def _shape(error: ValidationError) -> str:
    if error.validator == "required" and isinstance(error.instance, dict):
        wanted: Any = error.validator_value
        missing = ", ".join(f"“{name}”" for name in wanted if name not in error.instance)
        return _("{missing} is missing here.").format(missing=missing)
    return _("The shape is wrong: {told}").format(told=error.message[:200])


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
