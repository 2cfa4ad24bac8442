"""What a packed workbook (xlsx, ods) holds before it is opened: formulas without a result, errors, stray far cells.

Every table in it is unpacked once, piece by piece: an entry that lies about its size is found out here, and
a sheet whose one forgotten cell in the last row would fill the memory is refused before it does.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from liren.people.roster.refusals import FileRefused, Limits

_PIECE = 4 * 2**20
_OVERLAP = 4096
_ROW = re.compile(rb'<(?:\w+:)?row [^>]*?\br="(\d+)"')
_FAR = re.compile(rb'<(?:\w+:)?c r="([A-Z]{2,3})\d')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_ADDRESS = re.compile(rb'c r="([A-Z]{1,3})(\d+)"')
_ERROR = re.compile(rb'c r="([A-Z]{1,3})(\d+)"[^>]*\bt="e"')
_VALUE = re.compile(rb"<(?:\w+:)?v>[^<]")
_SHEET = re.compile(rb'<(?:\w+:)?sheet [^>]*?name="([^"]*)"[^>]*?r:id="([^"]*)"')
_RELATION = re.compile(rb"<Relationship [^>]*>")
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
_REPEATED = re.compile(rb'number-(rows|columns)-repeated="(\d+)"')
_REPEATED_HIGH = re.compile(rb'number-rows-repeated="(\d+)"')
_REPEATED_WIDE = re.compile(rb'number-columns-repeated="(\d+)"')
_TABLE_TAG = re.compile(rb"<table:(?:covered-)?(table|table-row|table-cell)(?=[ />])[^>]*>")
_RESULT = re.compile(rb'office:(?:[a-z]+-)?value="[^"]')
_MAX_FORMULAS = 100_000


@dataclass(slots=True)
class SheetShape:
    """How far a sheet reaches, and which of its cells are formulas nobody has calculated."""

    rows: int = 0
    columns: int = 26
    formulas: tuple[tuple[int, int], ...] = ()
    """(row, column), both counted from 1; errors such as #N/A among them."""


def inspect_xlsx(path: Path, limits: Limits) -> dict[str, SheetShape]:
    """Each sheet's shape by its name. Unpacks every part once."""
    with _Opened(path) as archive:
        shapes = {name: _shape(archive, entry) for name, entry in _sheet_entries(archive)}
        _prove_sizes(archive, "xl/sharedStrings.xml", "xl/styles.xml")
    for shape in shapes.values():
        _refuse_stray(shape, limits)
    return shapes


def inspect_ods(path: Path, limits: Limits) -> dict[str, SheetShape]:
    """The formulas of each sheet by its name. Refuses repetitions that would unfold to millions of cells with content."""
    formulas = False
    with _Opened(path) as archive:
        for piece in _pieces(archive, "content.xml"):
            formulas = formulas or b"table:formula=" in piece or b'value-type="error"' in piece
            for kind, count in _REPEATED.findall(piece):
                if int(count) > (limits.workbook_rows if kind == b"rows" else limits.columns):
                    _refuse_repeated_content(piece, count, limits)
        return open_formulas(archive) if formulas else {}


def open_formulas(archive: zipfile.ZipFile) -> dict[str, SheetShape]:
    """Formulas without a result, and errors, in an ods file: cell after cell, because only their order tells where they stand."""
    shapes: dict[str, SheetShape] = {}
    name, row, column, height = "", 0, 0, 0
    for kind, tag in _tags(archive, "content.xml"):
        wide = int(found[1]) if (found := _REPEATED_WIDE.search(tag)) else 1
        if kind == b"table":
            name, row, height = _sheet_name(tag), 0, 0
        elif kind == b"table-row":
            row, column = row + height, 0
            height = int(found[1]) if (found := _REPEATED_HIGH.search(tag)) else 1
        else:
            if _has_no_result(tag):
                shape = shapes.setdefault(name, SheetShape())
                shape.formulas += ((row + 1, column + 1),) if len(shape.formulas) < _MAX_FORMULAS else ()
            column += wide
    return shapes


def _has_no_result(tag: bytes) -> bool:
    """A formula nobody has calculated, or one that came to an error."""
    uncalculated = b"table:formula=" in tag and tag.endswith(b"/>") and not _RESULT.search(tag)
    return uncalculated or b'calcext:value-type="error"' in tag


def _tags(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[bytes, bytes]]:
    """The tags of tables, rows and cells, each whole and once."""
    rest = b""
    with archive.open(name) as entry:
        while piece := entry.read(_PIECE):
            text = rest + piece
            end = text.rfind(b">") + 1
            rest = text[end:]
            yield from ((tag[1], tag[0]) for tag in _TABLE_TAG.finditer(text, 0, end))


def _sheet_name(tag: bytes) -> str:
    found = re.search(rb'table:name="([^"]*)"', tag)
    return html.unescape(found[1].decode()) if found else ""


def _refuse_repeated_content(piece: bytes, count: bytes, limits: Limits) -> None:
    """Empty rows to the end of the sheet are usual; a filled one repeated a million times is not."""
    for match in re.finditer(
        rb"<table:table-row[^>]*repeated=\"" + count + rb'"[^>]*>(.*?)</table:table-row>', piece, re.S
    ):
        if b"office:value-type" in match[1]:
            raise FileRefused("stray_cells", rows=int(count), columns=1)
    for match in re.finditer(rb"<table:table-cell[^>]*repeated=\"" + count + rb'"[^>]*>', piece):
        if b"office:value-type" in match[0]:
            raise FileRefused("stray_cells", rows=1, columns=int(count))


class _Opened:
    """A zip file whose damage is told in our words."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> zipfile.ZipFile:
        self.archive = zipfile.ZipFile(self.path)
        return self.archive

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        self.archive.close()
        if error is not None and not isinstance(error, FileRefused):
            raise FileRefused("damaged") from error


def _sheet_entries(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    relations: dict[bytes, str] = {}
    for tag in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
        fields = dict(_ATTRIBUTE.findall(tag))
        target = fields.get(b"Target", b"").decode()
        relations[fields.get(b"Id", b"")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    names = set(archive.namelist())
    for name, relation in _SHEET.findall(archive.read("xl/workbook.xml")):
        if (entry := relations.get(relation, "")) in names:
            yield html.unescape(name.decode()), entry


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The entry piece by piece, each beginning with the end of the one before."""
    with archive.open(name) as entry:
        tail = b""
        while piece := entry.read(_PIECE):
            yield tail + piece
            tail = piece[-_OVERLAP:]


def _prove_sizes(archive: zipfile.ZipFile, *names: str) -> None:
    """Reading to the end compares the entry with the size and checksum it claims."""
    for name in set(names) & set(archive.namelist()):
        for _piece in _pieces(archive, name):
            pass


def _shape(archive: zipfile.ZipFile, entry: str) -> SheetShape:
    shape = SheetShape()
    formulas: dict[tuple[int, int], None] = {}
    for piece in _pieces(archive, entry):
        if (start := piece.rfind(b"<row ")) >= 0 and (last := _ROW.match(piece, start)):
            shape.rows = max(shape.rows, int(last[1]))
        shape.columns = max([shape.columns, *map(column_number, set(_FAR.findall(piece)))])
        if len(formulas) < _MAX_FORMULAS:
            formulas.update(dict.fromkeys(_errors(piece)))
            if b"<f>" in piece or b"<f " in piece or b":f>" in piece:
                formulas.update(dict.fromkeys(_uncalculated(piece)))
    shape.formulas = tuple(formulas)
    return shape


def _uncalculated(piece: bytes) -> Iterator[tuple[int, int]]:
    for formula in _FORMULA.finditer(piece):
        begin, end = piece.rfind(b'c r="', 0, formula.start()), piece.find(b"c>", formula.end())
        address = _ADDRESS.match(piece, begin) if begin >= 0 <= end else None
        if address and not _VALUE.search(piece, formula.end(), end):
            yield int(address[2]), column_number(address[1])


def _errors(piece: bytes) -> Iterator[tuple[int, int]]:
    """Cells that show #N/A, #REF! and the like: the reader of the cells gives them out as empty."""
    if b't="e"' in piece:
        yield from ((int(cell[2]), column_number(cell[1])) for cell in _ERROR.finditer(piece))


def column_number(letters: bytes) -> int:
    """A → 1, AA → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def column_letters(number: int) -> str:
    """1 → A, 27 → AA: how the spreadsheet calls the column."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _refuse_stray(shape: SheetShape, limits: Limits) -> None:
    if shape.rows * shape.columns > limits.workbook_cells * 4:
        raise FileRefused("stray_cells", rows=shape.rows, columns=shape.columns)
