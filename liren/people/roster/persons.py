"""Who the people of a chunk are: names, numbers, and sex and birthday as the number tells them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from liren.kernel.dates import Precision
from liren.kernel.documents import (
    DocumentKind,
    DocumentProblem,
    document_kind,
    parse_document,
    recognise_document,
)
from liren.kernel.identity import Identity, check_character, clean_identity, read_identity, upgrade_15
from liren.kernel.text import clean_cell, clean_name
from liren.people.roster.days import agrees
from liren.people.roster.problems import ERROR, WARNING
from liren.people.roster.words import Unread, plain

if TYPE_CHECKING:
    from liren.people.roster.table import Table

PLAIN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}$")
_NAME = re.compile(
    r"[\u3400-\u9fff\U00020000-\U000323af]{1,15}(?:·[\u3400-\u9fff]{1,15}){0,4}$|[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ .'·-]{1,40}$"
)
_REMARK = re.compile(r"[（(【\[].*?[）)】\]]$")
_SEX_WORDS = {"1": "男", "2": "女"}


class Persons(NamedTuple):
    """The columns that say who somebody is."""

    names: list[str]
    identities: list[str]
    document_kinds: list[str]
    documents: list[str]
    sexes: list[str]
    born: list[date | None]


def read_persons(table: Table) -> Persons:
    """Read them together, because the identity number decides over what other columns say."""
    names = _names(table)
    found, kinds, documents = _identities(table)
    return Persons(
        names,
        ["" if one is None else one.number for one in found],
        kinds,
        documents,
        _sexes(table, found),
        _born(table, found),
    )


def _names(table: Table) -> list[str]:
    matches = PLAIN_NAME.match
    return [
        cell if cell.__class__ is str and matches(cell) else _odd_name(table, i, cell)
        for i, cell in enumerate(table.cells("person.name"))
    ]


def _odd_name(table: Table, position: int, cell: object) -> str:
    text = clean_cell(cell)
    name = clean_name(_REMARK.sub("", text))
    if name and _REMARK.search(text):
        table.report(position, "person.name", "name.remark", text)
    if not name:
        table.report(position, "person.name", "name.missing", level=ERROR)
    elif not _NAME.match(name):
        table.report(position, "person.name", "name.shape", cell, level=ERROR)
    return name


def _identities(table: Table) -> tuple[list[Identity | None], list[str], list[str]]:
    today, cells = table.plan.today, table.cells("person.identity")
    found: list[Any] = [read_identity(cell, today) for cell in cells]
    kinds, documents = [""] * len(found), [""] * len(found)
    told: Sequence[Any] = table.cells("person.document_kind")
    for i, one in enumerate(found):
        if one.__class__ is not Identity:
            found[i] = None
            kinds[i], documents[i] = _other_document(table, i, cells[i], told[i], one.kind)
    return found, kinds, documents


def _other_document(table: Table, position: int, cell: object, told: object, problem: str) -> tuple[str, str]:
    """No resident number: a passport or permit, nothing at all, or a mistake."""
    text = plain(cell)
    if not text:
        if table.has("person.identity"):
            table.report(position, "person.identity", "identity.missing")
        return "", ""
    kind = document_kind(clean_cell(told)) or recognise_document(cell)
    if kind is None or kind is DocumentKind.RESIDENT:
        _report_identity(table, position, cell, problem)
        return "", ""
    try:
        return kind.value, parse_document(kind, cell).number
    except DocumentProblem:
        table.report(position, "person.identity", "document.shape", text, level=ERROR)
        return "", ""


def _report_identity(table: Table, position: int, cell: object, problem: str) -> None:
    number = upgrade_15(clean_identity(cell))
    expected = ""
    if problem == "check_digit":
        expected = check_character(number[:17])
        if number.endswith("000"):  # Excel keeps fifteen digits and fills up with zeros
            problem = "scientific"
    table.report(
        position, "person.identity", f"identity.{problem}", clean_cell(cell), level=ERROR, detail=expected
    )


def _sexes(table: Table, found: list[Identity | None]) -> list[str]:
    words = table.readers.codes["person.sex"]
    told = list(table.words("person.sex", words)) if table.has("person.sex") else [""] * len(found)
    for i, (one, sex) in enumerate(zip(found, told, strict=True)):
        if one is None:
            continue
        if sex != one.sex:
            if sex in _SEX_WORDS:
                table.report(i, "person.sex", "sex.contradicts", _SEX_WORDS[sex], detail=_SEX_WORDS[one.sex])
            told[i] = one.sex
    return told


def _born(table: Table, found: list[Identity | None]) -> list[date | None]:
    born = [None if one is None else one.born for one in found]
    if not table.has("person.born"):
        return born
    words, today = table.readers.days, table.plan.today
    told = table.settled("person.born", list(map(words.__getitem__, table.cells("person.born"))), words, None)
    for i, day in enumerate(told):
        if day is None:
            continue
        known = born[i]
        if known is None:
            born[i] = _in_the_past(table, i, day.day, today)
            if born[i] and day.precision is not Precision.DAY:
                table.report(i, "person.born", "born.inexact")
        elif not agrees(day, known):
            table.report(i, "person.born", "born.contradicts", day.day.isoformat(), level=WARNING)
    return born


def _in_the_past(table: Table, position: int, day: date, today: date) -> date | None:
    if day <= today:
        return day
    table.report(position, "person.born", "born.future")
    return None


__all__ = ["PLAIN_NAME", "Persons", "Unread", "read_persons"]
