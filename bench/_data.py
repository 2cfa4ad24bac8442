"""Invented rosters of any length for measuring: valid numbers of county 999999, three people a home."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from liren.kernel.identity import check_character

PLACE = "999999900001"
"""A community that does not exist: what is measured there is taken away again."""
HEADERS = (
    "序号",
    "姓名",
    "身份证号",
    "性别",
    "民族",
    "户主姓名",
    "与户主关系",
    "现住址",
    "联系电话",
    "文化程度",
    "政治面貌",
    "婚姻状况",
)
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高"
GIVEN = "桂英阿根美娟卫东海燕一诺长富文博婷国强春生雅琴小军建华晓岚志明秀兰"
DAYS = 29_000


def rows(people: int, seed: int = 5) -> Iterator[list[object]]:
    """The people of a roster, household by household."""
    chance, head = random.Random(seed), ""
    for i in range(people):
        name = chance.choice(SURNAMES) + chance.choice(GIVEN) + chance.choice(GIVEN)
        head = name if i % 3 == 0 else head
        yield [
            i + 1, name, number(i), "男" if i % 2 else "女", "汉族", head, ("户主", "配偶", "子")[i % 3], _address(i // 3),
            f"199{i:08d}", "初中", "群众", "已婚",
        ]  # fmt: skip


def number(i: int) -> str:
    """The i-th identity number: as many as wanted, none twice."""
    born = date(1940, 1, 1) + timedelta(days=i * 37 % DAYS)
    first17 = f"999999{born:%Y%m%d}{i // DAYS * 2 + i % 2:03d}"
    return first17 + check_character(first17)


def _address(home: int) -> str:
    return f"罗桐路{58 + home // 500}弄{home // 40 % 12 + 1}幢{home // 20 % 2 + 1}单元{home % 20 // 4 + 1}0{home % 4 + 1}"


def write_csv(path: Path, people: int) -> Path:
    """A CSV file of so many people."""
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADERS)
        writer.writerows(rows(people))
    return path


def write_xlsx(path: Path, people: int) -> Path:
    """A workbook of so many people."""
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for n, row in enumerate([HEADERS, *rows(people)]):
            sheet.write_row(n, 0, row)
    return path
