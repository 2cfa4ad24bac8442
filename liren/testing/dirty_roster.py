"""A community's roster as it really arrives: fictional people, every kind of dirt, and the answer key.

Seeded, of any length. The key says for each planted error its row, column and kind, and for each good row who
must come out of it, so that a test can ask for every error and for not one more. County code 999999 is never
issued, and no network gives out 199 0000 numbers: nobody real can be hit.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from liren.kernel.identity import check_character
from liren.testing.roster_writers import Formula, write_rows

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

_SURNAMES = "苏沈陆顾姚汪戴夏钟田方石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万康严覃武乔赖龚文"
_FIRST = "雨若禾云青石溪松竹岚晴川沐可秋冬春晓安宁远知书砚墨桐榆槐柏枫兰芷荷菱"
_SECOND = "辰宜舟禾蓝晗汐月星霖岩峰川泽妍婷琪瑶珂玥荣根福茂"


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


def make_dirty_roster(
    people: int, *, seed: int = 1, errors_per_thousand: int = 60, formulas: bool = False
) -> DirtyRoster:
    """A roster of about so many people. `formulas`: also plant cells without a result (xlsx only)."""
    maker = _Maker(random.Random(seed), errors_per_thousand, formulas)
    maker.begin()
    while len(maker.roster.rows) < people:
        maker.household()
    maker.end()
    return maker.roster


class _Maker:
    """Builds household after household; each person's row may get one error, and always some harmless dirt."""

    def __init__(self, rng: random.Random, errors: int, formulas: bool) -> None:
        self.rng, self.errors, self.roster = rng, errors, DirtyRoster()
        self.faults = [fault for fault in FAULTS if formulas or fault is not _formula]
        self.next_fault = 0
        self.issued: set[str] = set()
        self.households = 0
        self.good: list[tuple[list[Any], Expected, int]] = []

    def begin(self) -> None:
        """A title, a line of small print, a header of two lines, and notes on how to fill it in."""
        self.roster.rows += [
            [TITLE],
            ["填报单位：青石社区居委会", "", "", "", "填报日期：2026年11月"],
            list(UPPER),
            list(LOWER),
            list(NOTES),
        ]

    def end(self) -> None:
        """A total and signatures; and each kind of fault at least once, however short the file is."""
        while self.next_fault < len(self.faults):
            self.household(fault_all=True)
        self.furniture(["", "", "", "合计", "", f"{len(self.roster.people)}人"])
        self.furniture([""] * 17)
        self.furniture(["填表人：", "", "", "", "", "审核人：", "", "", "填表日期：2026.11.23"])

    def furniture(self, row: list[Any]) -> None:
        self.roster.rows.append(row)
        self.roster.furniture += 1

    def household(self, *, fault_all: bool = False) -> None:
        """One to five people in one home."""
        self.households += 1
        number, head = f"QS{self.households:06}", self.name()
        line, written = self.address()
        for position in range(self.rng.choice((1, 2, 2, 3, 3, 4, 5))):
            name = head if position == 0 else self.name()
            row, expected = self.person(name, head, number, line, written, position)
            faulty = fault_all or self.rng.randrange(1000) < self.errors
            self.add(row, expected, faulty)
        if self.households % 97 == 0:
            self.furniture([""] * 17)
        if self.households % 151 == 0:
            self.furniture(list(LOWER))

    def add(self, row: list[Any], expected: Expected, faulty: bool) -> None:
        """Append the row, with the next fault planted in it where it is to be faulty."""
        if not faulty:
            self.roster.people[self.append(row)] = expected
            self.good.append((row, expected, len(self.roster.rows)))
            return
        fault = self.faults[self.next_fault % len(self.faults)]
        self.next_fault += 1
        fault(self, row, expected)

    def append(self, row: list[Any]) -> int:
        self.roster.rows.append(row)
        return len(self.roster.rows)

    def plant(self, row: list[Any], column: int, kind: str, expected: Expected | None = None) -> None:
        """A row with one known error; `expected` where it is imported all the same."""
        number = self.append(row)
        self.roster.planted.append(Planted(number, column, kind))
        if expected is not None:
            self.roster.people[number] = expected

    def person(
        self, name: str, head: str, number: str, line: str, written: str, position: int
    ) -> tuple[list[Any], Expected]:
        """A good row, as dirty as good rows are, and who it is."""
        rng = self.rng
        identity = self.identity(child=position > 2)
        born = date(int(identity[6:10]), int(identity[10:12]), int(identity[12:14]))
        sex = "1" if int(identity[16]) % 2 else "2"
        phone = f"19900{rng.randrange(10**6):06}"
        relation = (
            "户主"
            if position == 0
            else rng.choice(("配偶", "妻子", "之夫"))
            if position == 1
            else rng.choice(("长子", "女儿", "之女", "母亲", "孙子"))
        )
        row: list[Any] = [
            len(self.roster.rows) - 4, number, head, self.dirty_name(name), relation, self.dirty_identity(identity),
            rng.choice(("男", "男性", " 男", "1")) if sex == "1" else rng.choice(("女", "女性", "女 ", 2)),
            self.dirty_day(born), rng.choice(("汉族", "汉", "畲族", "回族")), rng.choice(("小学", "初中", "高中", "大专", "本科", "/")),
            rng.choice(("群众", "中共党员", "共青团员", "")), rng.choice(("已婚", "未婚", "丧偶", "离婚", "")),
            self.dirty_phone(phone), written, rng.choice((*GRIDS, "3网格", "")), rng.choice(("", "", "否", "是", "√")), rng.choice(("", "", "租房", "常年在外")),
        ]  # fmt: skip
        return row, Expected(name, identity, sex, born, (phone,), line, f"n:{number}")

    def name(self) -> str:
        rng = self.rng
        return (
            rng.choice(_SURNAMES) + rng.choice(_FIRST) + (rng.choice(_SECOND) if rng.random() < 0.7 else "")
        )

    def identity(self, child: bool = False) -> str:
        """A valid number that no other row has."""
        while True:
            first = date(2008, 1, 1) if child else date(1930, 1, 1)
            day = first + timedelta(days=self.rng.randrange(6500 if child else 26_000))
            number = f"999999{day:%Y%m%d}{self.rng.randrange(1, 996):03}"
            if number not in self.issued:
                self.issued.add(number)
                return number + check_character(number)

    def address(self) -> tuple[str, str]:
        """A home's canonical line, and one of the ways to write it."""
        rng = self.rng
        lane, building, unit, room = (
            rng.randrange(2, 90),
            rng.randrange(1, 30),
            rng.randrange(1, 6),
            rng.randrange(1, 18) * 100 + rng.randrange(1, 5),
        )
        road = rng.choice(("青石路", "新桥东路", "望山大道", "柳荫巷"))
        place = f"{road}{lane}弄"
        shapes = (
            f"{place}{building}幢{unit}单元{room}", f"{place}{building}-{unit}-{room}", f"{place}{building}#{unit}-{room}室",
            f"{place} {building}栋{unit}单元{room}室", f"{place}第{building}幢{unit}单元{room}室", f"新桥街道青石社区{place}{building}号楼{unit}单元{room}",
            f"{place}{building}幢{unit}单元{room}".translate(_WIDE),
        )  # fmt: skip
        return f"{place}{building}幢{unit}单元{room}室", rng.choice(shapes)

    def dirty_name(self, name: str) -> str:
        return self.rng.choice(
            (name, name, name, f" {name}", f"{name}\u3000", " ".join(name) if len(name) == 2 else name)
        )

    def dirty_identity(self, number: str) -> str:
        shapes = [number] * 6 + [
            f"'{number}",
            f" {number} ",
            number.lower(),
            number.translate(_WIDE),
            f"{number[:6]} {number[6:14]} {number[14:]}",
        ]
        if number[6:8] == "19":
            shapes.append(number[:6] + number[8:17])
        return self.rng.choice(shapes)

    def dirty_day(self, day: date) -> Any:
        y, m, d = day.year, day.month, day.day
        serial = (day - date(1899, 12, 30)).days
        shapes = [
            f"{y}.{m}.{d}",
            f"{y}年{m}月",
            f"{y}-{m:02}-{d:02}",
            f"{y}{m:02}{d:02}",
            f"{y}年{m}月{d}日",
            f"{y}/{m}/{d}",
            day,
            "",
            str(y),
            f"{y}.{m}",
        ]
        return self.rng.choice([*shapes, serial] if serial > 10_000 else shapes)

    def dirty_phone(self, phone: str) -> Any:
        return self.rng.choice(
            (
                phone,
                phone,
                phone,
                int(phone),
                f"+86 {phone}",
                f"{phone[:3]}-{phone[3:7]}-{phone[7:]}",
                f" {phone}",
                phone.translate(_WIDE),
            )
        )


_WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
Fault = Callable[[_Maker, list[Any], Expected], None]


def _cell(column: int, kind: str, value: Any, *, stays: bool = False, **changed: Any) -> Fault:
    """A fault that is one wrong cell. `stays`: the row is imported all the same, with what `changed` says."""

    def plant(maker: _Maker, row: list[Any], expected: Expected) -> None:
        row[column] = value(expected) if callable(value) else value
        maker.plant(row, column, kind, expected._replace(**changed) if stays else None)

    return plant


def _wrong_check(expected: Expected) -> str:
    number = expected.identity
    return (
        number[:17] + "0123456789X"[("0123456789X".index(number[17]) + 3) % 11]
        if not number.endswith("0009")
        else number[:16] + "51"
    )


def _with_check(first17: str) -> str:
    return first17 + check_character(first17)


def _no_number(maker: _Maker, row: list[Any], expected: Expected) -> None:
    row[IDENTITY], row[BORN], row[SEX] = "", expected.born, {"1": "男", "2": "女"}[expected.sex]
    maker.plant(row, IDENTITY, "identity.missing", expected._replace(identity=""))


def _repeated(maker: _Maker, row: list[Any], expected: Expected) -> None:
    """An earlier row once more, the 15-digit form of its number where it has one."""
    earlier, person, _number = maker.rng.choice(maker.good[-500:])
    copy = list(earlier)
    if person.identity[6:8] == "19":
        copy[IDENTITY] = person.identity[:6] + person.identity[8:17]
    maker.roster.people[maker.append(row)] = expected
    maker.plant(copy, IDENTITY, "duplicate.same")


def _contradicting(maker: _Maker, row: list[Any], expected: Expected) -> None:
    """The number of an earlier row under another name."""
    _earlier, person, _number = maker.rng.choice(maker.good[-500:])
    row[IDENTITY], row[BORN], row[SEX] = person.identity, "", ""
    maker.plant(row, IDENTITY, "duplicate.differs")


def _formula(maker: _Maker, row: list[Any], expected: Expected) -> None:
    row[IDENTITY] = Formula("=VLOOKUP(A1,Z:Z,1,0)")
    maker.plant(row, IDENTITY, "formula")


FAULTS: tuple[Fault, ...] = (
    _cell(IDENTITY, "identity.scientific", lambda e: float(f"{e.identity[:9]}E9")),
    _cell(IDENTITY, "identity.check_digit", _wrong_check),
    _cell(IDENTITY, "identity.date", lambda e: _with_check(f"{e.identity[:10]}0230{e.identity[14:17]}")),
    _cell(
        IDENTITY,
        "identity.future_date",
        lambda e: _with_check(f"{e.identity[:6]}20991201{e.identity[14:17]}"),
    ),
    _cell(IDENTITY, "identity.length", lambda e: e.identity[:17]),
    _cell(IDENTITY, "identity.characters", lambda e: f"{e.identity[:8]}O{e.identity[9:]}"),
    _cell(IDENTITY, "identity.region", lambda e: _with_check(f"009999{e.identity[6:17]}")),
    _cell(NAME, "name.missing", ""),
    _cell(NAME, "name.shape", "12"),
    _cell(SEX, "sex.contradicts", lambda e: "女" if e.sex == "1" else "男", stays=True),
    _cell(BORN, "born.contradicts", lambda e: f"{e.born.year - 1 if e.born else 1900}.7.8", stays=True),
    _cell(BORN, "born.unreadable", "腊月初八", stays=True),
    _cell(PHONE, "phone.length", "1990000123", stays=True, phones=()),
    _cell(PHONE, "phone.prefix", "12900001234", stays=True, phones=()),
    _cell(PHONE, "phone.characters", "1990000l234", stays=True, phones=()),
    _cell(PHONE, "phone.scientific", "1.99E+10", stays=True, phones=()),
    _cell(EDUCATION, "word.unknown", "家里蹲大学", stays=True),
    _cell(POLITICAL, "word.unknown", "甲", stays=True),
    _cell(LOW_INCOME, "word.unknown", "大概", stays=True),
    _cell(ADDRESS, "address.unreadable", "他女儿家", stays=True, address=""),
    _cell(GRID, "place.out_of_scope", "999999002001003"),
    _cell(GRID, "place.unknown_grid", "第九十网格", stays=True),
    _no_number,
    _repeated,
    _contradicting,
    _formula,
)
"""Every error that a roster can carry, planted in turn."""


def labels() -> Iterator[str]:
    """The columns' names as problems name them, by position."""
    group = ""
    for upper, lower in zip(UPPER, LOWER, strict=True):
        group = (upper or group) if lower else ""
        yield f"{group}/{lower}" if lower else upper
