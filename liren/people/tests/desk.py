"""A clerk at work on rosters: what tests of the import do again and again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from liren.people.models import (
    Person,
    RosterBatch,
)
from liren.people.operations.roster.commit import commit_roster
from liren.people.operations.roster.encode import copy_lines
from liren.people.operations.roster.open import open_batch
from liren.people.operations.roster.stage import copied_to_staging, read_roster
from liren.people.roster.clean_row import CleanRow
from liren.testing.area import LUOTONG
from liren.testing.people import an_identity
from liren.testing.roster_writers import write_rows

HEADERS = ["姓名", "公民身份号码", "户主姓名", "与户主关系", "现住址", "联系电话", "文化程度", "低保"]
GUIYING = [
    "李桂英",
    an_identity(date(1942, 3, 8), 2),
    "李桂英",
    "户主",
    "罗桐路58弄3幢2单元201",
    "19900000001",
    "小学",
    "是",
]
AGEN = [
    "邵阿根",
    an_identity(date(1947, 5, 18), 1),
    "邵阿根",
    "户主",
    "罗桐路58弄3幢2单元202",
    "19900000002",
    "初中",
    "",
]
MEIJUAN = [
    "方美娟",
    an_identity(date(1950, 2, 24), 2),
    "邵阿根",
    "配偶",
    "罗桐路58弄3幢2单元202",
    "",
    "初中",
    "",
]
LIST = [GUIYING, AGEN, MEIJUAN]


class Desk:
    """A clerk at work on rosters of 罗桐社区."""

    def __init__(self, clerk: Any, folder: Path) -> None:
        self.clerk, self.folder = clerk, folder

    def read(self, rows: list[list[Any]], name: str = "花名册.csv", place: str = LUOTONG) -> RosterBatch:
        file = write_rows(self.folder / name, [HEADERS, *rows])
        batch = open_batch(file, actor=self.clerk, place_code=place)
        return read_roster(batch, actor=self.clerk, path=file)

    def bring(self, rows: list[list[Any]], name: str = "花名册.csv", **options: Any) -> RosterBatch:
        return commit_roster(self.read(rows, name), actor=self.clerk, **{"add_homes": True, **options})


def stage(batch: int, people: list[CleanRow]) -> None:
    """Clean rows into staging, as an import of 罗桐社区 puts them there."""
    with copied_to_staging(copy_lines(batch, LUOTONG, people)):
        pass


def but(row: list[Any], **changed: Any) -> list[Any]:
    """The same person with some cells changed, by header."""
    return [changed.get(header, cell) for header, cell in zip(HEADERS, row, strict=True)]


def person(name: str) -> Person:
    return Person.objects.unscoped("a test looks").get(name=name)


def counts(batch: RosterBatch) -> tuple[int, ...]:
    return tuple(batch.counts[key] for key in ("new", "changed", "same", "conflict", "error"))
