"""A subdistrict's own list of places, read from a spreadsheet: 代码, 名称 and, where codes are missing, 上级.

A grid without a code gets the next free one of its community; a name that is already there keeps its code.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from liren.kernel.errors import Refused
from liren.places.choices import Level
from liren.places.reading.known import Known

LIMIT_BYTES, LIMIT_ROWS = 20 * 1024 * 1024, 200_000
HEADINGS = {
    "code": {"代码", "编码", "区划代码", "网格编码", "网格代码", "code"},
    "name": {"名称", "区划名称", "网格名称", "社区名称", "name"},
    "parent": {"上级", "上级代码", "上级名称", "所属社区", "所属街道", "所属单位", "parent"},
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a cell, for the person who will mend the file."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        return _("Row %(row)s, column “%(column)s”: %(message)s") % {
            "row": self.row,
            "column": self.column,
            "message": self.message,
        }


@dataclass(slots=True)
class Sheet:
    """The places of a file, and what is wrong with it. With problems, nothing is to be loaded."""

    places: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_sheet(file: Path | Any, *, within: str = "") -> Sheet:
    """Read the first sheet. Raises `Refused` when it is not such a list at all."""
    rows = _rows(file)
    top, columns = _headings(rows)
    known, sheet = Known(), Sheet()
    for number, row in enumerate(rows[top + 1 :], start=top + 2):
        cells = {key: _text(row[at]) if at < len(row) else "" for key, at in columns.items()}
        if any(cells.values()):
            _take(number, cells, within, known, sheet)
    sheet.places.sort(key=lambda place: (len(place[0]), place[0]))
    return sheet


def _take(number: int, cells: dict[str, str], within: str, known: Known, sheet: Sheet) -> None:
    code, name, parent = cells.get("code", ""), cells.get("name", ""), cells.get("parent", "")
    column = "名称"
    try:
        if not 1 < len(name) <= 80:
            raise ValueError(_("The name is missing or longer than 80 characters."))
        column = "代码" if code else "上级"
        code = _checked(code, known) if code else known.code_for(name, known.place(parent))
        if not code.startswith(within):
            raise ValueError(_("%(code)s lies outside %(within)s.") % {"code": code, "within": within})
        known.add(code, name)
        sheet.places.append((code, name))
    except ValueError as problem:
        sheet.problems.append(Problem(number, column, str(problem)))


def _checked(code: str, known: Known) -> str:
    if not code.isdigit() or len(code) not in Level.values[1:]:
        raise ValueError(
            _("“%(code)s” is not a place code: 2, 4, 6, 9, 12 or 15 digits.") % {"code": code[:20]}
        )
    if code in known.added:
        raise ValueError(_("The code %(code)s stands here twice.") % {"code": code})
    parent = code[: max(level for level in Level.values if level < len(code))]
    if parent and not known.has(parent):
        raise ValueError(_("The place above, %(parent)s, does not exist.") % {"parent": parent})
    return code


def _headings(rows: list[list[Any]]) -> tuple[int, dict[str, int]]:
    for top, row in enumerate(rows[:10]):
        words = [re.sub(r"\s", "", _text(cell)).lower() for cell in row]
        columns = {
            key: at for key, names in HEADINGS.items() for at, word in enumerate(words) if word in names
        }
        if "name" in columns and len(columns) > 1:
            return top, columns
    raise Refused(_("No heading row was found. The sheet needs the columns 代码 and 名称, or 名称 and 上级."))


def _rows(file: Any) -> list[list[Any]]:
    from python_calamine import CalamineError, CalamineWorkbook

    if isinstance(file, Path) and file.stat().st_size > LIMIT_BYTES:
        raise Refused(_("The file is larger than 20 MB. A list of places is small: is it the right file?"))
    try:
        rows = CalamineWorkbook.from_object(file).get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError, IndexError, ValueError):
        raise Refused(_("This is not a spreadsheet that can be read (xlsx, xls or ods).")) from None
    if len(rows) > LIMIT_ROWS:
        raise Refused(
            _("The sheet has more than 200,000 rows. A list of places is small: is it the right file?")
        )
    return rows


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return unicodedata.normalize("NFKC", str(cell)).replace("\u3000", " ").strip().lstrip("'")
