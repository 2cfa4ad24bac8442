"""Writes rows of cells as a real file: xlsx, xls, ods or csv, with the quirks those formats have."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter
import xlwt

Cells = Sequence[Any]


class Formula(str):
    """A cell that is a formula nobody has calculated yet."""

    __slots__ = ()


class Error(str):
    """A cell that shows #N/A: a looked-up value that was not found."""

    __slots__ = ()


def write_rows(
    path: Path, rows: Iterable[Cells], *, encoding: str = "utf-8-sig", separator: str = ","
) -> Path:
    """Write the file by its name's ending. Encoding and separator are for csv."""
    if path.suffix == ".csv":
        return _write_csv(path, rows, encoding, separator)
    return {".xlsx": _write_xlsx, ".xls": _write_xls, ".ods": _write_ods}[path.suffix](path, rows)


def _write_csv(path: Path, rows: Iterable[Cells], encoding: str, separator: str) -> Path:
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=separator).writerows([_as_text(cell) for cell in row] for row in rows)
    return path


def _as_text(cell: Any) -> str:
    """As the spreadsheet program would save it: long numbers become 3.30182E+17."""
    if isinstance(cell, float):
        return f"{cell:.5E}" if cell >= 1e11 else str(cell)
    if isinstance(cell, date):
        return f"{cell.year}/{cell.month}/{cell.day}"
    return str(cell)


def _write_xlsx(path: Path, rows: Iterable[Cells]) -> Path:
    with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet, day = book.add_worksheet("花名册"), book.add_format({"num_format": "yyyy/m/d"})
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if isinstance(cell, Formula):
                    sheet.write_formula(r, c, str(cell), None, "")
                elif isinstance(cell, Error):
                    sheet.write_formula(r, c, "=NA()", None, str(cell))
                elif isinstance(cell, date):
                    sheet.write_datetime(r, c, cell, day)
                elif isinstance(cell, str):
                    sheet.write_string(r, c, cell)
                else:
                    sheet.write_number(r, c, cell)
    return path


def _write_xls(path: Path, rows: Iterable[Cells]) -> Path:
    book = xlwt.Workbook()
    sheet, day = book.add_sheet("花名册"), xlwt.easyxf(num_format_str="yyyy/m/d")
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if isinstance(cell, Formula):
                sheet.write(r, c, xlwt.Formula(cell.removeprefix("=")))
            elif isinstance(cell, Error):
                sheet.row(r).set_cell_error(c, 0x2A)  # #N/A
            elif isinstance(cell, date):
                sheet.write(r, c, cell, day)
            else:
                sheet.write(r, c, cell)
    book.save(str(path))
    return path


_ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2" '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="花名册">'
)
_ODS_TAIL = (
    '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1024"/>'
    "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
)
_ODS_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def _write_ods(path: Path, rows: Iterable[Cells]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _ODS_MANIFEST)
        with archive.open("content.xml", "w") as content:
            content.write(_ODS_HEAD.encode())
            for row in rows:
                cells = "".join(map(_ods_cell, row))
                content.write(f"<table:table-row>{cells}</table:table-row>".encode())
            content.write(_ODS_TAIL.encode())
    return path


def _ods_cell(cell: Any) -> str:
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    if isinstance(cell, Formula):
        return f'<table:table-cell table:formula="of:{escape(cell)}"/>'
    if isinstance(cell, Error):
        return f'<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>{cell}</text:p></table:table-cell>'
    if isinstance(cell, str):
        text = f"<text:p>{escape(cell)}</text:p>"
        return (
            f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
            if cell
            else "<table:table-cell/>"
        )
    return f'<table:table-cell office:value-type="float" office:value="{cell!r}"/>'
