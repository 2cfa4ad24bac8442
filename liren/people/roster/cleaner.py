"""The hot loop: a chunk of raw rows, read column by column, becomes clean rows and problems.

Whole columns are mapped at once and repeated words are looked up, so that a row costs little more than its
name, its identity number and its phone. Only cells that cannot be read are ever looked at one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import repeat, zip_longest
from typing import Any, NamedTuple

from liren.people.roster.clean_row import NO_HOME, CleanRow, Plan
from liren.people.roster.furniture import CLOSING_WORDS, is_furniture
from liren.people.roster.headers import Column
from liren.people.roster.homes import HOME_FACTS
from liren.people.roster.persons import PLAIN_NAME, read_persons
from liren.people.roster.problems import ERROR, WARNING, Problem, mask_value
from liren.people.roster.readers import MOBILE, Readers
from liren.people.roster.words import Unread, Words

_FATAL_FORMULAS = {"person.name", "person.identity"}


class Cleaned(NamedTuple):
    """A chunk, read: its people, what is wrong, and how many rows were no people (titles, totals, blanks)."""

    rows: list[CleanRow]
    problems: list[Problem]
    skipped: int
    rejected: list[CleanRow]
    """Rows with an error, as far as they could be read: only to see which household they begin."""


def clean_chunk(plan: Plan, rows: Sequence[Sequence[Any]], first_row_number: int) -> Cleaned:
    """Read a chunk. Rows with an error are left out of `rows`; rows with warnings are in it."""
    return _cleaner(plan).clean(rows, first_row_number)


@lru_cache(maxsize=4)
def _cleaner(plan: Plan) -> _Cleaner:
    return _Cleaner(plan)


class _Cleaner:
    """The readers of one plan, with the words they remember from chunk to chunk."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.by_fact = {column.fact: column for column in plan.columns}
        self.labels = [column.label.rpartition("/")[2] for column in plan.columns if column.fact == "person.name"]
        self.readers = Readers(plan)
        self.width = 1 + max((column.index for column in plan.columns), default=0)

    def clean(self, rows: Sequence[Sequence[Any]], first: int) -> Cleaned:
        numbers: Sequence[int] = range(first, first + len(rows))
        table = _Table(self, rows, numbers)
        people = self._people(table)
        if len(people) < len(rows):
            table = _Table(self, [rows[i] for i in people], [numbers[i] for i in people])
        if not table.numbers:
            return Cleaned([], [], len(rows), [])
        clean, out = table.read(), table.rejected
        good = [row for i, row in enumerate(clean) if i not in out] if out else clean
        return Cleaned(good, table.told(), len(rows) - len(people), [clean[i] for i in sorted(out)])

    def _people(self, table: _Table) -> Sequence[int]:
        """Positions of the rows that hold a person."""
        names, plain = table.cells("person.name"), PLAIN_NAME.match
        odd = [
            i for i, name in enumerate(names)
            if not (name.__class__ is str and plain(name)) or name in CLOSING_WORDS
        ]  # fmt: skip
        if not odd:
            return range(len(names))
        identities = table.cells("person.identity")
        gone = {
            i for i in odd if is_furniture(table.rows[i], str(names[i]), str(identities[i]), self.labels)
        }  # fmt: skip
        return [i for i in range(len(names)) if i not in gone]


class _Table:
    """A chunk turned into columns, with the problems found in it."""

    def __init__(self, cleaner: _Cleaner, rows: Sequence[Sequence[Any]], numbers: Sequence[int]) -> None:
        self.cleaner = cleaner
        self.plan = cleaner.plan
        self.rows = rows
        self.numbers = numbers
        self.problems: list[Problem] = []
        self.rejected: set[int] = set()
        even = len(set(map(len, rows))) <= 1
        self.columns: list[tuple[Any, ...]] = list(zip(*rows, strict=True) if even else zip_longest(*rows, fillvalue=""))

    def cells(self, fact: str) -> Sequence[Any]:
        """A fact's column, or nothing as often as there are rows."""
        column = self.cleaner.by_fact.get(fact)
        if column is None or column.index >= len(self.columns):
            return [""] * len(self.rows)
        return self.columns[column.index]

    def has(self, fact: str) -> bool:
        """Whether the file has such a column."""
        column = self.cleaner.by_fact.get(fact)
        return column is not None and column.index < len(self.columns)

    def report(self, position: int, fact: str, kind: str, value: object = "", *, level: str = WARNING, detail: str = "") -> None:
        """Note a problem of the row at this position of the chunk."""
        column = self.cleaner.by_fact.get(fact) or Column(0, "")
        if level == ERROR:
            self.rejected.add(position)
        letter = column.letter if column.label else ""
        shown = mask_value(value) if value != "" else ""
        self.problems.append(Problem(self.numbers[position], column.label, letter, kind, level, shown, detail))

    def told(self) -> list[Problem]:
        """The problems; of a row that stays out only why it does."""
        out = {self.numbers[position] for position in self.rejected}
        return [problem for problem in self.problems if problem.is_error or problem.row not in out]

    def words(self, fact: str, words: Words[Any], empty: Any = "", level: str = WARNING) -> Iterable[Any]:
        """A column of repeated words, read; unreadable cells are reported and left empty."""
        if not self.has(fact):
            return repeat(empty)
        return self.settled(fact, list(map(words.__getitem__, self.cells(fact))), words, empty, level)

    def settled(self, fact: str, values: list[Any], words: Words[Any], empty: Any, level: str = WARNING) -> list[Any]:
        """The values with every unreadable one reported and replaced."""
        if words.bad:
            for i, value in enumerate(values):
                if value.__class__ is Unread:
                    self.report(i, fact, value.kind, value.value, level=level)
                    values[i] = empty
        return values

    def read(self) -> list[CleanRow]:
        """All columns of `CleanRow`, side by side, turned into rows."""
        r = self.cleaner.readers
        self._formulas()
        person = read_persons(self)
        text: Callable[[str], Iterable[Any]] = lambda fact: self.words(fact, r.text)  # noqa: E731
        code: Callable[[str], Iterable[Any]] = lambda fact: self.words(fact, r.codes[fact])  # noqa: E731
        homes = self._homes()
        self._places()
        made = map(
            CleanRow._make,
            zip(
                self.numbers, person.names, text("person.former_name"), person.identities, person.document_kinds,
                person.documents, person.sexes, person.born, code("person.ethnicity"), code("person.marital"),
                code("person.education"), code("person.political"), self._phones(), [home[0] for home in homes],
                [home[1] for home in homes], text("residency.registered_address"),
                self.words("residency.kind", r.standing), self.words("place.grid", r.grid), text("person.occupation"),
                text("person.employer"), self._tags(), text("person.note"), code("person.relation"),
                text("household.number"), text("household.head_name"), text("household.head_identity"),
                repeat(""), repeat(False),
            ),
        )  # fmt: skip
        return list(made)

    def _homes(self) -> list[Any]:
        """Homes with their lines; an address that names no home stays as written, without a home."""
        r = self.cleaner.readers
        fact = "dwelling.address" if self.has("dwelling.address") else r.home_fact
        words, cells = r.home, self.cells(fact)
        if r.home_parts is not None:
            words, cells = r.home_parts, list(zip(*map(self.cells, HOME_FACTS), strict=True))
        values = list(map(words.__getitem__, cells))
        written = [value.value if value.__class__ is Unread else "" for value in values] if words.bad else ()
        settled = self.settled(fact, values, words, r.nowhere)
        return [(NO_HOME, text) if text else home for home, text in zip(settled, written, strict=True)] if written else settled

    def _phones(self) -> Iterable[tuple[str, ...]]:
        phones = self._one_phone("person.phone")
        if not self.has("person.phone2"):
            return phones
        more = self._one_phone("person.phone2")
        return [tuple(dict.fromkeys(a + b)) for a, b in zip(phones, more, strict=False)]

    def _one_phone(self, fact: str) -> Iterable[tuple[str, ...]]:
        """Almost every cell is one mobile number, and no two are alike: those are not looked up."""
        if not self.has(fact):
            return repeat(())
        mobile, words = MOBILE.fullmatch, self.cleaner.readers.phones
        cells = self.cells(fact)
        values = [(c,) if c.__class__ is str and mobile(c) else words[c] for c in cells]
        return self.settled(fact, values, words, ())

    def _tags(self) -> Iterable[tuple[str, ...]]:
        readers = self.cleaner.readers.tags
        if not readers:
            return repeat(())
        columns = [self.words(f"tag.{tag}", reader, False) for tag, reader in readers.items()]
        bits: Any = zip(*columns, strict=False)
        return list(map(self.cleaner.readers.tag_sets.__getitem__, bits))

    def _places(self) -> None:
        """Rows of another place are errors; nothing of them is staged."""
        for fact, words in self.cleaner.readers.places.items():
            if self.has(fact):
                for i, other in enumerate(map(words.__getitem__, self.cells(fact))):
                    if other:
                        self.report(i, fact, "place.out_of_scope", level=ERROR, detail=str(other))

    def _formulas(self) -> None:
        if not self.plan.formulas:
            return
        facts = {column.index + 1: column.fact for column in self.plan.columns}
        positions = {number: i for i, number in enumerate(self.numbers)}
        for row, index in sorted(self.plan.formulas):
            fact = facts.get(index, "ignored")
            if row in positions and fact != "ignored":
                level = ERROR if fact in _FATAL_FORMULAS else WARNING
                self.report(positions[row], fact, "formula", level=level)
