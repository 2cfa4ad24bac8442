"""The audit log as a file to take away: xlsx or csv, with who took it, when and why in its first lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from liren.events.queries.rows import LogRow
from liren.kernel.scope import Actor

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_file(kind: str, rows: Iterable[LogRow], *, actor: Actor, reason: str) -> bytes:
    """The file's bytes."""
    lines = _lines(rows, actor, reason)
    return _xlsx(lines) if kind == "xlsx" else _csv(lines)


def _lines(rows: Iterable[LogRow], actor: Actor, reason: str) -> Iterator[list[Any]]:
    now = timezone.localtime()
    yield [_("Audit log"), _("taken by %(name)s") % {"name": actor.name}, f"{now:%Y-%m-%d %H:%M}", reason]
    yield [_("Number"), _("Time"), _("Done by"), _("Action"), _("Subject"), _("Place code"), _("Place"),
           _("Reason"), _("Request number")]  # fmt: skip
    for row in rows:
        event = row.event
        at = f"{timezone.localtime(event.at):%Y-%m-%d %H:%M:%S}"
        yield [str(event.pk), at, event.actor_name, row.words, row.subject, event.place_code, row.place,
               event.reason, event.request_id]  # fmt: skip


def _xlsx(lines: Iterable[list[Any]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(_("Audit log"))
    bold = book.add_format({"bold": True})
    for number, line in enumerate(lines):
        for column, value in enumerate(line):
            sheet.write_string(number, column, value, bold if number == 1 else None)
    sheet.set_column(0, 8, 18)
    sheet.freeze_panes(2, 0)
    book.close()
    return out.getvalue()


def _csv(lines: Iterable[list[Any]]) -> bytes:
    """With a mark that tells spreadsheets it is UTF-8, and nothing that they would take for a formula."""
    out = io.StringIO()
    csv.writer(out).writerows([_harmless(value) for value in line] for line in lines)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _harmless(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
