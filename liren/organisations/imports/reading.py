"""A spreadsheet of bodies and posts, read row by row; what is wrong is said with row and column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from liren.kernel.codes import EDUCATION, POLITICAL, SEX
from liren.kernel.dates import read_date
from liren.kernel.errors import Refused
from liren.kernel.text import clean_cell, clean_name
from liren.kernel.uscc import parse_credit_code
from liren.organisations.choices import Insurance
from liren.organisations.imports.columns import COLUMNS, TABLES
from liren.people.roster.header_words import plain_header
from liren.people.roster.refusals import FileRefused, Limits
from liren.people.roster.sheets import LOOK_AHEAD, open_roster
from liren.people.roster.words import yes_reader

MOST_ROWS = 5000
LEAST_COLUMNS = 2
LIMITS = Limits(file_bytes=5 * 2**20, workbook_rows=MOST_ROWS + LOOK_AHEAD)
CODES = {"sex": SEX, "education": EDUCATION, "political": POLITICAL}
DAYS = ("founded", "born", "hired", "from", "to")
NEEDS = {"role": "from", "name": "role"}
"""Whoever tells a post tells since when; whoever tells a name tells a post."""
_MEANING = {plain_header(word): fact for fact, words in COLUMNS.items() for word in words}
_yes = yes_reader()

Problem = tuple[int, str, str]
"""Row of the file, its column, what is wrong."""


def read_file(path: Path) -> tuple[list[dict[str, Any]], list[Problem]]:
    """The rows of a file that can be understood, and the problems of the others. Refuses what is no such list."""
    roster = open_roster(path, limits=LIMITS)
    header, columns = _find_headers(roster.head())
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for number, cells in _rows(roster.rows(), header):
        if len(rows) >= MOST_ROWS:
            raise Refused(_("The file has more than 5,000 rows. Split it by community."), field="file")
        read, wrong = read_row(number, cells, columns)
        problems += wrong
        if not wrong and read:
            rows.append({"row": number, **read})
    return rows, problems


def _rows(rows: Iterator[Sequence[Any]], header: int) -> Iterator[tuple[int, Sequence[Any]]]:
    for number, cells in enumerate(rows, 1):
        if number > header and any(clean_cell(cell) for cell in cells):
            yield number, cells


def _find_headers(head: Sequence[Sequence[Any]]) -> tuple[int, dict[str, tuple[int, str]]]:
    """Which row names the columns, and where each meaning stands: (position, header as written)."""
    best: tuple[int, dict[str, tuple[int, str]]] = (0, {})
    for number, cells in enumerate(head, 1):
        found: dict[str, tuple[int, str]] = {}
        for position, cell in enumerate(cells):
            if fact := _MEANING.get(plain_header(cell)):
                found.setdefault(fact, (position, str(cell).strip()))
        if "body" in found and len(found) > len(best[1]):
            best = number, found
    if len(best[1]) < LEAST_COLUMNS:
        raise FileRefused("no_headers", rows=len(head))
    return best


def read_row(
    number: int, cells: Sequence[Any], columns: Mapping[str, tuple[int, str]]
) -> tuple[dict[str, Any], list[Problem]]:
    """One row: fact → value (days as ISO text), and what is wrong with it."""
    read: dict[str, Any] = {}
    wrong: list[Problem] = []
    for fact, (position, label) in columns.items():
        cell = cells[position] if position < len(cells) else ""
        if not clean_cell(cell):
            continue
        try:
            read[fact] = _value(fact, cell)
        except Refused as problem:
            wrong.append((number, label, str(problem)))
    return read, wrong or list(_incomplete(number, read, columns))


def _incomplete(
    number: int, read: Mapping[str, Any], columns: Mapping[str, tuple[int, str]]
) -> Iterator[Problem]:
    def label(fact: str) -> str:
        return columns[fact][1] if fact in columns else COLUMNS[fact][0]

    if not read.get("body"):
        yield number, label("body"), _("The name of the body is missing.")
    for fact, other in NEEDS.items():
        if fact in read and other not in read:
            yield number, label(other), _("This is missing, but the row names a person or a post.")
    if read.get("to") and read.get("from") and read["to"] < read["from"]:
        yield number, label("to"), _("The last day lies before the first.")


def _value(fact: str, cell: Any) -> Any:
    if fact in DAYS:
        return read_date(cell).day.isoformat()
    if fact in TABLES:
        return _word(TABLES[fact].get(clean_cell(cell)))
    if fact in CODES:
        return _word(CODES[fact].find(cell))
    if fact == "insured":
        return list(Insurance.values) if _yes(cell) is True else []
    if fact in {"local", "full_time"}:
        return _yes(cell) is True
    if fact == "code":
        return parse_credit_code(cell)
    return clean_name(clean_cell(cell)) if fact == "name" else clean_cell(cell)[:80]


def _word(code: str | None) -> str:
    if code is None:
        raise Refused(_("This word is not known here. Look at the empty list for the words that are."))
    return code
