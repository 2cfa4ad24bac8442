"""A community's roster as it really arrives: fictional people, every kind of dirt, and the answer key.

Seeded, of any length. The key says for each planted error its row, column and kind, and for each good row who
must come out of it, so that a test can ask for every error and for not one more. County code 999999 is never
issued, and no network gives out 199 0000 numbers: nobody real can be hit.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from liren.kernel.identity import check_character
from liren.testing.roster_faults import FAULTS, a_formula
from liren.testing.roster_layout import (
    GRIDS,
    LOWER,
    NOTES,
    PLACE,
    TITLE,
    TODAY,
    UPPER,
    DirtyRoster,
    Expected,
    Planted,
    labels,
)
from liren.testing.roster_shapes import a_name, an_address, dirty_day, dirty_identity, dirty_name, dirty_phone

__all__ = ["GRIDS", "PLACE", "TODAY", "DirtyRoster", "labels", "make_dirty_roster"]


def make_dirty_roster(
    people: int, *, seed: int = 1, errors_per_thousand: int = 60, formulas: bool = False
) -> DirtyRoster:
    """A roster of about so many people. `formulas`: also plant cells without a result (xlsx only)."""
    maker = Maker(random.Random(seed), errors_per_thousand, formulas)
    maker.begin()
    while len(maker.roster.rows) < people:
        maker.household()
    maker.end()
    return maker.roster


class Maker:
    """Builds household after household; each person's row may get one error, and always some harmless dirt."""

    def __init__(self, rng: random.Random, errors: int, formulas: bool) -> None:
        self.rng, self.errors, self.roster = rng, errors, DirtyRoster()
        self.faults = [fault for fault in FAULTS if formulas or fault is not a_formula]
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
        number, head = f"QS{self.households:06}", a_name(self.rng)
        line, written = an_address(self.rng)
        for position in range(self.rng.choice((1, 2, 2, 3, 3, 4, 5))):
            name = head if position == 0 else a_name(self.rng)
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
            len(self.roster.rows) - 4, number, head, dirty_name(self.rng, name), relation, dirty_identity(self.rng, identity),
            rng.choice(("男", "男性", " 男", "1")) if sex == "1" else rng.choice(("女", "女性", "女 ", 2)),
            dirty_day(self.rng, born), rng.choice(("汉族", "汉", "畲族", "回族")), rng.choice(("小学", "初中", "高中", "大专", "本科", "/")),
            rng.choice(("群众", "中共党员", "共青团员", "")), rng.choice(("已婚", "未婚", "丧偶", "离婚", "")),
            dirty_phone(self.rng, phone), written, rng.choice((*GRIDS, "3网格", "")), rng.choice(("", "", "否", "是", "√")), rng.choice(("", "", "租房", "常年在外")),
        ]  # fmt: skip
        return row, Expected(name, identity, sex, born, (phone,), line, f"n:{number}")

    def identity(self, child: bool = False) -> str:
        """A valid number that no other row has."""
        while True:
            first = date(2008, 1, 1) if child else date(1930, 1, 1)
            day = first + timedelta(days=self.rng.randrange(6500 if child else 26_000))
            number = f"999999{day:%Y%m%d}{self.rng.randrange(1, 996):03}"
            if number not in self.issued:
                self.issued.add(number)
                return number + check_character(number)
