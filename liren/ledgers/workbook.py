"""A ledger as an Excel file that prints as it should: title, head row on each page, foot line, watermark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from liren.kernel.declarations import Fact, Kind
from liren.ledgers.check_code import CheckCode
from liren.ledgers.queries.rows import Line

WIDTHS = {Kind.IDENTITY: 21, Kind.PHONE: 14, Kind.ADDRESS: 30, Kind.DATE: 12, Kind.INTEGER: 7, Kind.YES_NO: 8}
A4, A3 = 9, 8
FITS_A4 = 120
"""Characters of all columns together that A4 landscape still shows at a readable size."""
HEADER_LIMIT = 255
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""What is text stays text: a name that begins with = is a name."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands around the rows."""

    title: str
    unit: str
    day: date
    maker: str
    watermark: str
    personal: bool = True
    """Whether the rows are about people."""


def write_workbook(target: Path, facts: Sequence[Fact], lines: Iterable[Line], heading: Heading) -> int:
    """Write the file; how many lines it has. Flat in memory, whatever their number."""
    book = Workbook(str(target), {"constant_memory": True, **PLAIN})
    book.set_properties({"title": heading.title, "author": heading.maker, "comments": heading.watermark})
    sheet = book.add_worksheet(_("Ledger"))
    _set_up(sheet, facts, heading)
    _write_head(book, sheet, facts, heading)
    count, code = _write_lines(book, sheet, facts, lines, heading)
    _write_foot(book, sheet, facts, heading, count, code)
    book.close()
    return count


def _set_up(sheet: Any, facts: Sequence[Fact], heading: Heading) -> None:
    widths = [6, *(WIDTHS.get(fact.kind, 12) for fact in facts)]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.set_paper(A4 if sum(widths) <= FITS_A4 else A3)
    sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.freeze_panes(3, 2)
    sheet.set_header(f"&R&9{_escaped(heading.watermark, HEADER_LIMIT - 6)}")
    foot = f"{heading.unit} · {heading.day.isoformat()} · {heading.maker}"
    sheet.set_footer(f"&L&9{_escaped(foot, 180)}&R&9&P / &N")


def _write_head(book: Workbook, sheet: Any, facts: Sequence[Fact], heading: Heading) -> None:
    title = book.add_format(
        {"bold": True, "font_size": 18, "align": "center", "valign": "vcenter", "font_color": "#B3321E"}
    )
    sheet.set_row(0, 34)
    sheet.merge_range(0, 0, 0, len(facts), heading.title, title)
    words = _("Unit: %(unit)s    Day: %(day)s    Prepared by: %(maker)s") % {
        "unit": heading.unit, "day": heading.day.isoformat(), "maker": heading.maker,
    }  # fmt: skip
    sheet.merge_range(1, 0, 1, len(facts), words, book.add_format({"align": "left"}))
    head = book.add_format(
        {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
    )
    for column, label in enumerate([_("No."), *(str(fact.label) for fact in facts)]):
        sheet.write_string(2, column, label, head)


def _write_lines(
    book: Workbook, sheet: Any, facts: Sequence[Fact], lines: Iterable[Line], heading: Heading
) -> tuple[int, CheckCode]:
    text = book.add_format({"border": 1, "num_format": "@", "valign": "vcenter"})
    number = book.add_format({"border": 1, "valign": "vcenter"})
    code = CheckCode(
        heading.title, heading.unit, heading.day.isoformat(), *(str(fact.label) for fact in facts)
    )
    count = 0
    for count, line in enumerate(lines, start=1):
        code.take(line.cells)
        sheet.write_number(count + 2, 0, count, number)
        for column, (fact, cell) in enumerate(zip(facts, line.cells, strict=True), start=1):
            if fact.kind in {Kind.INTEGER, Kind.AREA} and _is_number(cell):
                sheet.write_number(count + 2, column, float(cell), number)
            else:
                sheet.write_string(count + 2, column, cell, text)
    return count, code


def _write_foot(
    book: Workbook, sheet: Any, facts: Sequence[Fact], heading: Heading, count: int, code: CheckCode
) -> None:
    small = book.add_format({"font_size": 9, "font_color": "#6B6355", "text_wrap": True, "valign": "top"})
    words = _("%(mark)s · check code %(code)s")
    if heading.personal:
        words = _("%(mark)s · check code %(code)s · contains personal data: file or destroy it after use")
    sheet.set_row(count + 4, 30)
    sheet.merge_range(
        count + 4, 0, count + 4, len(facts), words % {"mark": heading.watermark, "code": code}, small
    )


def _is_number(cell: str) -> bool:
    return cell.replace(".", "", 1).isdigit() and cell.isascii()


def _escaped(words: str, most: int) -> str:
    """For a page's header: & begins a command there, and there is room for 255 characters."""
    return words.replace("\n", " ")[:most].replace("&", "&&")[:most]
