"""Why a file cannot be read as a roster at all: one sentence per kind, for the person who chose the file."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import Refused


class FileRefused(Refused):
    """The file is no roster that can be read. `kind` is the word reports count it by."""

    def __init__(self, kind: str, **values: object) -> None:
        self.kind = kind
        super().__init__(format_lazy(_SENTENCES[kind], **values), field="file")


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a roster may be. A workbook is held in memory as a whole (about 1.5 kB a row of 12 columns,
    so 300,000 rows need 450 MB); a CSV file is read in chunks and needs the same memory at any length."""

    file_bytes: int = 60 * 2**20
    csv_rows: int = 2_000_000
    workbook_rows: int = 300_000
    workbook_cells: int = 12_000_000
    unpacked_bytes: int = 700 * 2**20
    unpacked_ratio: int = 150
    columns: int = 500


_SENTENCES = {
    "too_large": _(
        "The file has {size} MB; at most {limit} MB can be imported. Split it by grid or by compound."
    ),
    "too_many_rows": _(
        "The sheet has more than {limit} rows. Split it by grid or by compound, or save it as CSV."
    ),
    "too_many_columns": _("The sheet has {count} columns. Delete what lies far to the right of the table."),
    "stray_cells": _(
        "The sheet reaches from row 1 to row {rows} and has {columns} columns, almost all empty. "
        "Copy the table into a new workbook and import that."
    ),
    "bomb": _(
        "The file unpacks to far more than its size. It is not read; please save it again from the spreadsheet."
    ),
    "damaged": _(
        "The file is damaged and cannot be opened. Open it in the spreadsheet program and save it again."
    ),
    "encrypted": _(
        "The file is protected by a password. Remove the password in the spreadsheet, save and try again."
    ),
    "pdf": _("This is a PDF. Please give the table as xlsx, xls, ods or csv."),
    "word": _("This is a text document. Copy its table into a spreadsheet and save that as xlsx."),
    "picture": _("This is a picture. Please give the table as xlsx, xls, ods or csv."),
    "web_page": _(
        "This is a web page under another name. Open it in the spreadsheet program and save it as xlsx."
    ),
    "archive": _("This is a compressed archive. Unpack it and import the table inside."),
    "unknown": _("This file is no table. Please give it as xlsx, xls, ods or csv."),
    "encoding": _("The characters of the file cannot be read. Save it as xlsx, or as CSV in UTF-8."),
    "quotes": _("Near row {row} a quotation mark is opened and never closed. Save the file as xlsx."),
    "empty": _("The file is empty."),
    "no_sheet": _("The workbook has no sheet with a table."),
    "no_such_sheet": _("The workbook has no sheet called “{name}”."),
    "no_headers": _(
        "No row with column names was found in the first {rows} rows. The table needs at least a column 姓名."
    ),
}
