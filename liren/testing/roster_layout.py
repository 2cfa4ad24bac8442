"""What the dirty roster looks like: its place, its header of two lines, and the answer key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from liren.testing.roster_writers import write_rows

PLACE = "999999001001"
GRIDS = {f"第{word}网格": f"{PLACE}{n:03}" for n, word in enumerate("一二三四五六", 1)}
TITLE = "新桥街道青石社区居民花名册"
UPPER = (
    "序号",
    "户主信息",
    "",
    "家庭成员信息",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "现住址",
    "所属网格",
    "是否\n低保",
    "备注",
)
LOWER = (
    "",
    "户号",
    "姓名",
    "姓 名",
    "与户主关系",
    "*公民身份号码",
    "性别",
    "出生日期",
    "民族",
    "文化程度",
    "政治面貌",
    "婚姻状况",
    "联系电话(手机)",
    "",
    "",
    "",
    "",
)
NOTES = (
    "",
    "",
    "",
    "必填",
    "如：配偶",
    "18位",
    "",
    "格式：1965-03-02",
    "",
    "",
    "",
    "",
    "",
    "请填写到室",
    "",
    "",
    "",
)
(SERIAL, NUMBER, HEAD, NAME, RELATION, IDENTITY, SEX, BORN, ETHNICITY, EDUCATION, POLITICAL, MARITAL, PHONE, ADDRESS,
 GRID, LOW_INCOME, NOTE) = range(17)  # fmt: skip
TODAY = date(2026, 11, 23)


class Planted(NamedTuple):
    """One error in the file."""

    row: int
    column: int
    kind: str


class Expected(NamedTuple):
    """Who must come out of a good row."""

    name: str
    identity: str
    sex: str
    born: date | None
    phones: tuple[str, ...]
    address: str
    household: str


@dataclass(slots=True)
class DirtyRoster:
    """The file's rows and its answer key. Row numbers count from 1, as the spreadsheet shows them."""

    rows: list[list[Any]] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)
    people: dict[int, Expected] = field(default_factory=dict)
    furniture: int = 0
    """Rows below the header that are no people."""

    def write(self, path: Path, **options: str) -> Path:
        """The file, in the format of the path's ending."""
        return write_rows(path, self.rows, **options)


def labels() -> Iterator[str]:
    """The columns' names as problems name them, by position."""
    group = ""
    for upper, lower in zip(UPPER, LOWER, strict=True):
        group = (upper or group) if lower else ""
        yield f"{group}/{lower}" if lower else upper
