"""Spreadsheets that the import gives back: the list of errors, and an empty roster."""

from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from liren.people.models import RosterBatch
from liren.people.queries.rosters import problems
from liren.people.roster.headers import TEMPLATE_COLUMNS


def error_file(batch: RosterBatch) -> BytesIO:
    """All errors of an import: row, column, what to do. Values are masked."""
    rows = [(problem.row, problem.column, problem.message) for problem in problems(batch, limit=None)]
    return _sheet([_("Row"), _("Column"), _("What to do")], rows, widths=(8, 18, 80))


def template() -> BytesIO:
    """An empty roster. Identity numbers and phones are text columns, so that no digit is lost."""
    return _sheet(list(TEMPLATE_COLUMNS), [], widths=(16,) * len(TEMPLATE_COLUMNS))


def _sheet(headers: list[str], rows: list[tuple[Any, ...]], widths: tuple[int, ...]) -> BytesIO:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet, text = book.add_worksheet(), book.add_format({"num_format": "@"})
        head = book.add_format({"bold": True, "bottom": 1})
        sheet.freeze_panes(1, 0)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width, text)
        for number, row in enumerate([tuple(headers), *rows]):
            sheet.write_row(number, 0, row, head if number == 0 else None)
    stream.seek(0)
    return stream
