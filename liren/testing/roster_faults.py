"""Every error that a roster can carry, and how to plant it in a good row."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from liren.kernel.identity import check_character
from liren.testing.roster_layout import (
    ADDRESS,
    BORN,
    EDUCATION,
    GRID,
    IDENTITY,
    LOW_INCOME,
    NAME,
    PHONE,
    POLITICAL,
    SEX,
    Expected,
)
from liren.testing.roster_writers import Formula

if TYPE_CHECKING:
    from liren.testing.dirty_roster import Maker

Fault = Callable[["Maker", list[Any], Expected], None]


def _cell(column: int, kind: str, value: Any, *, stays: bool = False, **changed: Any) -> Fault:
    """A fault that is one wrong cell. `stays`: the row is imported all the same, with what `changed` says."""

    def plant(maker: Maker, row: list[Any], expected: Expected) -> None:
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


def _no_number(maker: Maker, row: list[Any], expected: Expected) -> None:
    row[IDENTITY], row[BORN], row[SEX] = "", expected.born, {"1": "男", "2": "女"}[expected.sex]
    maker.plant(row, IDENTITY, "identity.missing", expected._replace(identity=""))


def _repeated(maker: Maker, row: list[Any], expected: Expected) -> None:
    """An earlier row once more, the 15-digit form of its number where it has one."""
    earlier, person, _number = maker.rng.choice(maker.good[-500:])
    copy = list(earlier)
    if person.identity[6:8] == "19":
        copy[IDENTITY] = person.identity[:6] + person.identity[8:17]
    maker.roster.people[maker.append(row)] = expected
    maker.plant(copy, IDENTITY, "duplicate.same")


def _contradicting(maker: Maker, row: list[Any], expected: Expected) -> None:
    """The number of an earlier row under another name."""
    _earlier, person, _number = maker.rng.choice(maker.good[-500:])
    row[IDENTITY], row[BORN], row[SEX] = person.identity, "", ""
    maker.plant(row, IDENTITY, "duplicate.differs")


def a_formula(maker: Maker, row: list[Any], expected: Expected) -> None:
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
    a_formula,
)
"""Every error that a roster can carry, planted in turn."""
