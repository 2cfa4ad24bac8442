"""A roster file opened: its sheets, the one that looks like a roster, and its rows in chunks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import python_calamine

from liren.people.roster.biff import uncalculated
from liren.people.roster.delimited import Dialect, sniff, stream
from liren.people.roster.formats import Format, recognise
from liren.people.roster.headers import header_score
from liren.people.roster.packed import SheetShape, inspect_ods, inspect_xlsx
from liren.people.roster.refusals import FileRefused, Limits

Cell = Any
"""Text, number, truth value, date or time, as the spreadsheet holds it."""
Row = list[Cell]

LOOK_AHEAD = 40
"""How many rows are looked at to find the column names."""


@dataclass(slots=True)
class Roster:
    """An opened file. `sheet` is the sheet that is read; `formulas` are its cells without a result."""

    path: Path
    format: Format
    limits: Limits
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    alike: tuple[str, ...] = ()
    """The sheets that hold names of people, the one that is read among them; known where none was asked for."""
    formulas: tuple[tuple[int, int], ...] = ()
    dialect: Dialect | None = None
    _table: python_calamine.CalamineSheet | None = field(default=None, repr=False)

    def rows(self) -> Iterator[Row]:
        """All rows from the first one of the sheet, also empty ones, so that row numbers are the file's."""
        if self.dialect is not None:
            return stream(self.path, self.dialect, self.limits.csv_rows)
        if self._table is None:
            raise FileRefused("no_sheet")
        return _sheet_rows(self._table)

    def chunks(self, first_row: int = 1, size: int = 5000) -> Iterator[tuple[int, list[Row]]]:
        """Rows from `first_row` (counted from 1) on, in chunks, each with the number of its first row."""
        rows = islice(self.rows(), first_row - 1, None)
        while chunk := list(islice(rows, size)):
            yield first_row, chunk
            first_row += len(chunk)

    def head(self) -> list[Row]:
        """The first rows, in which the column names are looked for."""
        return list(islice(self.rows(), LOOK_AHEAD))

    @property
    def row_count(self) -> int | None:
        """How many rows there are, where that is known without reading them: for the progress bar."""
        return _height(self._table) if self._table is not None else None


def open_roster(path: Path, *, sheet: str | None = None, limits: Limits | None = None) -> Roster:
    """Open a file by what it is. Refuses with `FileRefused` what is no readable table."""
    limits = limits or Limits()
    format_ = recognise(path, limits)
    if format_ is Format.CSV:
        return Roster(path, format_, limits, dialect=sniff(path))
    shapes = _inspect(path, format_, limits)
    return _open_workbook(path, format_, limits, shapes, sheet)


def _inspect(path: Path, format_: Format, limits: Limits) -> dict[str, SheetShape]:
    if format_ is Format.XLSX:
        return inspect_xlsx(path, limits)
    if format_ is Format.ODS:
        return inspect_ods(path, limits)
    return {name: SheetShape(formulas=cells) for name, cells in uncalculated(path).items()}


def _open_workbook(
    path: Path, format_: Format, limits: Limits, shapes: dict[str, SheetShape], wanted: str | None
) -> Roster:
    book = _load(path)
    names = tuple(_table_names(book))
    if wanted is not None and wanted not in names:
        raise FileRefused("no_such_sheet", name=wanted)
    table, alike = _best_table(book, (wanted,) if wanted is not None else names)
    if _height(table) > limits.workbook_rows:
        raise FileRefused("too_many_rows", limit=limits.workbook_rows)
    width = table.end[1] + 1 if table.end else 0
    if width > limits.columns:
        raise FileRefused("too_many_columns", count=width)
    formulas = shapes[table.name].formulas if table.name in shapes else ()
    return Roster(path, format_, limits, names, table.name, () if wanted else alike, formulas, _table=table)


def _load(path: Path) -> python_calamine.CalamineWorkbook:
    try:
        return python_calamine.CalamineWorkbook.from_path(str(path))
    except python_calamine.PasswordError as locked:
        raise FileRefused("encrypted") from locked
    except python_calamine.CalamineError as broken:
        if "password" in str(broken).lower():
            raise FileRefused("encrypted") from broken
        raise FileRefused("damaged") from broken


def _table_names(book: python_calamine.CalamineWorkbook) -> Iterator[str]:
    """The sheets a person sees, in their order; charts and hidden sheets are none."""
    visible = [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        and sheet.visible == python_calamine.SheetVisibleEnum.Visible
    ]
    yield from visible or book.sheet_names


def _best_table(
    book: python_calamine.CalamineWorkbook, names: Iterable[str]
) -> tuple[python_calamine.CalamineSheet, tuple[str, ...]]:
    """The sheet whose column names look most like a roster's, among equals the longest; and all that look like one."""
    best: python_calamine.CalamineSheet | None = None
    best_rank = (-1, -1)
    alike: list[str] = []
    for name in names:
        try:
            table = book.get_sheet_by_name(name)
        except python_calamine.CalamineError as broken:
            raise FileRefused("damaged") from broken
        rank = header_score(list(islice(_sheet_rows(table), LOOK_AHEAD))), _height(table)
        if rank[0]:
            alike.append(name)
        if _height(table) and rank > best_rank:
            best, best_rank = table, rank
    if best is None:
        raise FileRefused("no_sheet")
    return best, tuple(alike)


def _height(table: python_calamine.CalamineSheet) -> int:
    """Rows down to the last one in use."""
    return table.end[0] + 1 if table.end else 0


def _sheet_rows(table: python_calamine.CalamineSheet) -> Iterator[Row]:
    """Rows in the sheet's own coordinates: the reader leaves out empty columns on the left, we do not."""
    if table.start is None:
        return
    left: Row = [""] * table.start[1]
    for row in table.iter_rows():
        yield left + row if left else row
