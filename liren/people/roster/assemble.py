"""The columns of a chunk, each read by its own reader, put side by side as clean rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import repeat
from typing import Any

from liren.people.roster.clean_row import NO_HOME, CleanRow
from liren.people.roster.homes import HOME_FACTS
from liren.people.roster.persons import read_persons
from liren.people.roster.problems import ERROR, WARNING
from liren.people.roster.readers import MOBILE, PHONES_KEPT
from liren.people.roster.table import Table
from liren.people.roster.words import Unread

_FATAL_FORMULAS = {"person.name", "person.identity"}


def read_rows(table: Table) -> list[CleanRow]:
    """All columns of `CleanRow`, side by side, turned into rows."""
    r = table.readers
    _formulas(table)
    person = read_persons(table)
    text: Callable[[str], Iterable[Any]] = lambda fact: table.words(fact, r.texts[fact])  # noqa: E731
    code: Callable[[str], Iterable[Any]] = lambda fact: table.words(fact, r.codes[fact])  # noqa: E731
    homes = _homes(table)
    _places(table)
    made = map(
        CleanRow._make,
        zip(
            table.numbers, person.names, text("person.former_name"), person.identities, person.document_kinds,
            person.documents, person.sexes, person.born, code("person.ethnicity"), code("person.marital"),
            code("person.education"), code("person.political"), _phones(table), [home[0] for home in homes],
            [home[1] for home in homes], text("residency.registered_address"),
            table.words("residency.kind", r.standing), _wheres(table), text("person.occupation"),
            text("person.employer"), _tags(table), text("person.note"), code("person.relation"),
            text("household.number"), text("household.head_name"), text("household.head_identity"),
            repeat(""), repeat(False),
        ),
    )  # fmt: skip
    return list(made)


def _homes(table: Table) -> list[Any]:
    """Homes with their lines; an address that names no home stays as written, without a home."""
    r = table.readers
    fact = "dwelling.address" if table.has("dwelling.address") else r.home_fact
    words, cells = r.home, table.cells(fact)
    if r.home_parts is not None:
        words, cells = r.home_parts, list(zip(*map(table.cells, HOME_FACTS), strict=True))
    values = list(map(words.__getitem__, cells))
    written = [value.value if value.__class__ is Unread else "" for value in values] if words.bad else ()
    settled = table.settled(fact, values, words, r.nowhere)
    return (
        [(NO_HOME, text) if text else home for home, text in zip(settled, written, strict=True)]
        if written
        else settled
    )


def _phones(table: Table) -> Iterable[tuple[str, ...]]:
    phones = _one_phone(table, "person.phone")
    if not table.has("person.phone2"):
        return phones
    more = _one_phone(table, "person.phone2")
    told = [tuple(dict.fromkeys(a + b)) for a, b in zip(phones, more, strict=False)]
    for i, numbers in enumerate(told):
        if len(numbers) > PHONES_KEPT:
            table.report(i, "person.phone2", "phone.too_many")
    return told


def _one_phone(table: Table, fact: str) -> Iterable[tuple[str, ...]]:
    """Almost every cell is one mobile number, and no two are alike: those are not looked up."""
    if not table.has(fact):
        return [()] * len(table.rows)
    mobile, words = MOBILE.fullmatch, table.readers.phones
    cells = table.cells(fact)
    values = [(c,) if c.__class__ is str and mobile(c) else words[c] for c in cells]
    return table.settled(fact, values, words, ())


def _tags(table: Table) -> Iterable[tuple[str, ...]]:
    readers = table.readers.tags
    if not readers:
        return [()] * len(table.rows)
    columns = [table.words(f"tag.{tag}", reader, False) for tag, reader in readers.items()]
    bits: Any = zip(*columns, strict=False)
    return list(map(table.readers.tag_sets.__getitem__, bits))


def _wheres(table: Table) -> Iterable[str | Unread]:
    """Codes of the grids; in the roster of a wider place, of grid or community. A row without one is an error."""
    words = table.readers.where
    if words is None:
        return table.words("place.grid", table.readers.grid)
    codes = list(
        map(words.__getitem__, zip(table.cells("place.community"), table.cells("place.grid"), strict=True))
    )
    for i, code in enumerate(codes if words.bad else ()):
        if isinstance(code, Unread):
            table.report(i, "place.community", code.kind, level=ERROR, detail=code.value)
    return codes


def _places(table: Table) -> None:
    """Rows of another place are errors; nothing of them is staged."""
    for fact, words in table.readers.places.items():
        if table.has(fact):
            for i, other in enumerate(map(words.__getitem__, table.cells(fact))):
                if other:
                    table.report(i, fact, "place.out_of_scope", level=ERROR, detail=str(other))


def _formulas(table: Table) -> None:
    if not table.plan.formulas:
        return
    facts = {column.index + 1: column.fact for column in table.plan.columns}
    positions = {number: i for i, number in enumerate(table.numbers)}
    for row, index in sorted(cell for cell in table.plan.formulas if cell[0] in positions):
        fact = facts.get(index, "ignored")
        if fact != "ignored":
            level = ERROR if fact in _FATAL_FORMULAS else WARNING
            table.report(positions[row], fact, "formula", level=level)
