"""Where a sheet's column names are and what they mean: title rows, two-line headers and note rows included."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from liren.people.roster.columns import IGNORED
from liren.people.roster.header_words import Column, meaning, plain_header
from liren.people.roster.member_headers import households
from liren.people.roster.refusals import FileRefused

_NOTE = re.compile(r"填写|必填|选填|如[::]|例[::如]|格式|示例|下拉|请按|请填|填报说明|精确到|不得为空|可不填")


@dataclass(frozen=True, slots=True)
class Headers:
    """A sheet's column names. Rows count from 1, as in the spreadsheet."""

    row: int
    first_data_row: int
    columns: tuple[Column, ...]

    @property
    def fingerprint(self) -> str:
        """Equal for sheets with the same column names in the same order: by it meanings are remembered."""
        names = "\x1f".join(plain_header(column.label) for column in self.columns)
        return hashlib.sha256(names.encode()).hexdigest()

    @property
    def mapping(self) -> dict[str, str]:
        """Column position (from 0, as text for JSON) → fact key: what is remembered per fingerprint."""
        return {str(column.index): column.fact for column in self.columns if column.fact}

    @property
    def unknown(self) -> tuple[Column, ...]:
        """Columns nobody has given a meaning; their content is not imported."""
        return tuple(column for column in self.columns if not column.fact and column.label)

    def with_mapping(self, mapping: Mapping[str, str]) -> Headers:
        """The same columns with the meanings a person chose or a former import remembered."""
        chosen = (
            replace(c, fact=mapping.get(str(c.index), ""), confidence=1.0 if str(c.index) in mapping else 0.0)
            for c in self.columns
        )
        return replace(self, columns=tuple(chosen))


def find_headers(rows: Sequence[Sequence[Any]]) -> Headers:
    """The header among the first rows of a sheet. Refuses where there is none."""
    best, best_depth, best_rank = -1, 1, (1, 0)
    for number in range(len(rows)):
        for depth in (1, 2):
            rank = _score(_columns(rows, number, depth)), -depth
            if rank > best_rank and not (depth == 2 and _looks_like_data(rows, number + 1)):
                best, best_depth, best_rank = number, depth, rank
    if best < 0:
        raise FileRefused("no_headers", rows=len(rows))
    first = best + best_depth
    while first < len(rows) and _is_note(rows[first]):
        first += 1
    return Headers(best + 1, first + 1, _columns(rows, best, best_depth))


def header_score(rows: Sequence[Sequence[Any]]) -> int:
    """How many columns of a roster a sheet's first rows name: by it the right sheet is chosen."""
    return max((_score(_columns(rows, n, d)) for n in range(len(rows)) for d in (1, 2)), default=0)


def _columns(rows: Sequence[Sequence[Any]], number: int, depth: int) -> tuple[Column, ...]:
    """The columns as rows `number` (and the one below it) name them; one fact has one column."""
    below = rows[number + 1] if depth == 2 and number + 1 < len(rows) else ()
    width = max(len(rows[number]), len(below))
    found: list[Column] = []
    group = ""
    for index in range(width):
        upper, lower = _text(rows[number], index), _text(below, index)
        group = (upper or group) if lower else ""
        label = lower or upper
        fact, confidence = meaning(label, group if lower else "") if label else ("", 0.0)
        full = f"{group}/{lower}" if lower and group and group != lower else label
        found.append(Column(index, full, fact, confidence))
    return _once_each(households(found))


def _once_each(columns: list[Column]) -> tuple[Column, ...]:
    """Of two columns that seem to mean the same the surer one keeps it; a second phone stays a phone."""
    owner: dict[str, Column] = {}
    for column in columns:
        if column.fact and (column.fact not in owner or owner[column.fact].confidence < column.confidence):
            owner[column.fact] = column
    return tuple(_settled(column, owner) for column in columns)


def _settled(column: Column, owner: dict[str, Column]) -> Column:
    if not column.fact or column.fact == IGNORED or owner[column.fact].index == column.index:
        return column
    if column.fact == "person.phone" and "person.phone2" not in owner:
        owner["person.phone2"] = column
        return replace(column, fact="person.phone2", confidence=0.7)
    return replace(column, fact="", confidence=0.0)


def _score(columns: tuple[Column, ...]) -> int:
    facts = [column.fact for column in columns if column.fact]
    sure = sum(1 for column in columns if column.fact and column.confidence >= 0.8)
    return len(facts) + sure if "person.name" in facts else 0


def _looks_like_data(rows: Sequence[Sequence[Any]], number: int) -> bool:
    """Whether a row holds people rather than names of columns: a long number, a date, a sex."""
    if number >= len(rows):
        return True
    return any(
        (not isinstance(cell, str) and cell is not None)
        or (cell in {"男", "女"})
        or re.search(r"\d{6}", str(cell))
        for cell in rows[number]
        if cell not in ("", None)
    )


def _is_note(row: Sequence[Any]) -> bool:
    """A row below the header that explains how to fill it in, repeats it in English, or is empty."""
    texts = [str(cell) for cell in row if cell not in ("", None)]
    return not texts or (any(_NOTE.search(text) for text in texts) and not _looks_like_data([row], 0))


def _text(row: Sequence[Any], index: int) -> str:
    cell = row[index] if index < len(row) else ""
    return "" if cell is None else str(cell).strip()
