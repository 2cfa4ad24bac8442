"""What stands in a pack, once it is read: the document, its tree of clauses, their checks with parsed expressions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from liren.places.choices import Level
from liren.policy.expressions.parse import parse, parse_condition
from liren.policy.expressions.tree import Comparison, Expression, indicators, numbers

LEVELS = {
    "country": Level.COUNTRY, "province": Level.PROVINCE, "city": Level.CITY, "county": Level.COUNTY,
    "subdistrict": Level.SUBDISTRICT, "community": Level.COMMUNITY,
}  # fmt: skip
MOST_CHECKS = 9


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a clause, as it stands in the pack (`data`), with its expressions read."""

    data: dict[str, Any]

    @property
    def measure(self) -> Expression | None:
        """What is measured; nothing for a question to a person and for a counted target."""
        return self._expression("measure")

    @property
    def threshold(self) -> Expression | None:
        return self._expression("than")

    @property
    def upper(self) -> Expression | None:
        return self._expression("upper")

    @property
    def condition(self) -> Comparison | None:
        """When the clause applies at all."""
        return parse_condition(self.data["when"]) if self.data.get("when") else None

    @property
    def indicators(self) -> list[str]:
        """Every indicator that the result depends on, once."""
        sides = [self.measure, self.threshold, self.upper]
        if self.condition:
            sides += [self.condition.left, self.condition.right]
        return list(dict.fromkeys(key for side in sides if side for key in indicators(side)))

    @property
    def figures(self) -> list[Any]:
        """Every figure of the threshold, with its unit."""
        return [one for side in (self.threshold, self.upper) if side for one in numbers(side)]

    def _expression(self, name: str) -> Expression | None:
        text = self.data.get(name)
        return None if text is None else parse(str(text))


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause of a document. What is not said is inherited from the clause above."""

    data: dict[str, Any]
    checks: tuple[Check, ...]
    children: tuple[ClauseText, ...]

    @property
    def id(self) -> str:
        return str(self.data["id"])

    def walk(self) -> Iterator[ClauseText]:
        """The clause and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class PackText:
    """A document and its clauses."""

    data: dict[str, Any]
    clauses: tuple[ClauseText, ...]

    @property
    def code(self) -> str:
        return str(self.data["code"])

    def walk(self) -> Iterator[ClauseText]:
        """All clauses, in reading order."""
        for clause in self.clauses:
            yield from clause.walk()


INHERITED = ("kind", "role", "office", "at", "proof")


def read_pack(data: dict[str, Any]) -> PackText:
    """The pack of valid data (see the schema)."""
    return PackText(data, tuple(_clause(one, {}) for one in data["clauses"]))


def day(text: str | None) -> date | None:
    """A date of a pack."""
    return date.fromisoformat(text) if text else None


def checks_of(clause: dict[str, Any]) -> list[dict[str, Any]]:
    """The checks of a clause, however many it has."""
    return [clause["check"]] if "check" in clause else list(clause.get("all") or clause.get("any") or [])


def _clause(data: dict[str, Any], above: dict[str, Any]) -> ClauseText:
    own = {**{name: above[name] for name in INHERITED if name in above}, **data}
    when = data.get("when") or above.get("when")
    own["when"] = when
    checks = tuple(Check({"when": when, **check}) for check in checks_of(data))
    return ClauseText(own, checks, tuple(_clause(one, own) for one in data.get("clauses", ())))
