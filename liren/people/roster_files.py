"""Spreadsheets that the import gives back: the list of errors, and an empty roster."""

from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from liren.people.models import RosterBatch
from liren.people.queries.rosters import problems

TEMPLATE = ("姓名", "公民身份号码", "性别", "出生日期", "民族", "户主姓名", "与户主关系", "现住址", "联系电话", "人户状态", "户籍地址",
            "文化程度", "政治面貌", "婚姻状况", "工作单位", "网格", "备注")  # fmt: skip
"""The headers that are understood best. They are data, not interface: always in Chinese."""


def error_file(batch: RosterBatch) -> BytesIO:
    """All errors of an import: row, column, what to do. Values are masked."""
    rows = [(problem.row, problem.column, problem.sentence()) for problem in problems(batch, limit=None)]
    return _sheet([_("Row"), _("Column"), _("What to do")], rows, widths=(8, 18, 80))


def template() -> BytesIO:
    """An empty roster. Identity numbers and phones are text columns, so that no digit is lost."""
    return _sheet(list(TEMPLATE), [], widths=(16,) * len(TEMPLATE))


def _sheet(headers: list[str], rows: list[tuple[Any, ...]], widths: tuple[int, ...]) -> BytesIO:
    stream = BytesIO()
    with xlsxwriter.Workbook(
        stream, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet, text = book.add_worksheet(), book.add_format({"num_format": "@"})
        head = book.add_format({"bold": True, "bottom": 1})
        sheet.freeze_panes(1, 0)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width, text)
        for number, row in enumerate([tuple(headers), *rows]):
            sheet.write_row(number, 0, row, head if number == 0 else None)
    stream.seek(0)
    return stream
