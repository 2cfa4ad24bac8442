"""Cells as clerks really fill them: what can be read of them is taken, and what is left out is told."""

from datetime import date
from typing import Any

import pytest

from liren.people.roster.clean_row import CleanRow
from liren.people.roster.cleaner import Cleaned
from liren.people.tests.test_roster_rows import WOMAN, clean, kinds
from liren.testing.dirty_roster import PLACE

REGIONS = ("石州市", "青川市", "云间省")


def only(cleaned: Cleaned) -> CleanRow:
    assert len(cleaned.rows) == 1
    return cleaned.rows[0]


@pytest.mark.parametrize(
    ("cell", "phones", "told"),
    [
        ("19900000001（儿子）", ("19900000001",), []),
        ("女儿:19900000001", ("19900000001",), []),
        ("19900000001或0571-88000001", ("19900000001", "0571-88000001"), []),
        ("19900000001/1990000002", ("19900000001",), ["phone.length"]),
        ("19900000001/19900000002/19900000003", ("19900000001", "19900000002", "19900000003"), ["phone.too_many"]),
        ("同上", (), ["phone.characters"]),
        ("12345", (), ["phone.length"]),
    ],
)  # fmt: skip
def test_good_numbers_are_kept_and_bad_ones_told(cell: str, phones: tuple[str, ...], told: list[str]) -> None:
    cleaned = clean("姓名 电话", ["苏青", cell])
    assert (only(cleaned).phones, kinds(cleaned)) == (phones, told)


def test_a_third_phone_in_another_column_is_told() -> None:
    cleaned = clean("姓名 电话 座机", ["苏青", "19900000001/19900000002", "0571-88880000"])
    assert kinds(cleaned) == ["phone.too_many"]


@pytest.mark.parametrize(("cell", "born"), [("1965年3月", date(1965, 3, 1)), ("1965", date(1965, 1, 1))])
def test_a_birthday_without_its_day_is_told_where_no_number_tells_it(cell: str, born: date) -> None:
    cleaned = clean("姓名 身份证号 出生日期", ["苏青", "", cell])
    assert (only(cleaned).born, kinds(cleaned)) == (born, ["identity.missing", "born.inexact"])
    assert kinds(clean("姓名 身份证号 出生日期", ["苏青", WOMAN, cell])) == []


def test_a_remark_behind_a_name_is_told() -> None:
    cleaned = clean("姓名", ["苏青（已故）"])
    assert (only(cleaned).name, kinds(cleaned)) == ("苏青", ["name.remark"])


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("青川市东岭区望山大道1号", ["address.elsewhere"]),
        ("云间省白鹭市望山大道1号", ["address.elsewhere"]),
        ("青川市石州市青石路3弄1幢101", []),
        ("石州市经济开发区青石路3弄1幢101", []),
        ("青石路3弄1幢101", []),
        ("青石路3弄1幢2单元", ["address.unreadable"]),
    ],
)
def test_a_home_elsewhere_and_half_a_home_are_no_homes_here(address: str, told: list[str]) -> None:
    cleaned = clean("姓名 地址", ["苏青", address], regions=REGIONS)
    assert kinds(cleaned) == told
    assert bool(only(cleaned).home.number or only(cleaned).home.room) is not bool(told)


@pytest.mark.parametrize("label", ["社区", "社区编码"])
def test_a_community_is_told_by_name_or_by_code(label: str) -> None:
    rows: list[list[Any]] = [
        ["苏青", PLACE], ["沈禾", int(PLACE)], ["陆云", "青石社区"], ["姚溪", PLACE[:9]],
        ["汪舟", "999999001002"], ["戴宁", "白沙社区"], ["田秋", "000000000000"],
    ]  # fmt: skip
    cleaned = clean(f"姓名 {label}", *rows, communities=("青石社区",))
    assert [row.name for row in cleaned.rows] == ["苏青", "沈禾", "陆云", "姚溪"]
    assert kinds(cleaned) == ["place.out_of_scope"] * 3


def test_a_subdistricts_list_may_tell_communities_by_code() -> None:
    cleaned = clean(
        "姓名 社区编码",
        ["苏青", "999999001002"],
        ["沈禾", "999999002001"],
        below=[("白沙社区", "999999001002")],
    )
    assert [(row.name, row.grid) for row in cleaned.rows] == [("苏青", "999999001002")]
    assert kinds(cleaned) == ["place.out_of_scope"]


def test_a_grid_is_told_where_the_place_has_none_yet() -> None:
    cleaned = clean("姓名 网格", ["苏青", "第七网格"], grids=())
    assert (only(cleaned).grid, kinds(cleaned)) == ("", ["place.unknown_grid"])


def test_a_header_repeated_on_each_page_is_nobody_whatever_the_column_is_called() -> None:
    cleaned = clean("居民姓名 身份证号", ["苏青", WOMAN], ["居民姓名", "身份证号"])
    assert ([row.name for row in cleaned.rows], cleaned.problems, cleaned.skipped) == (["苏青"], [], 1)


def test_totals_numbered_columns_and_samples_are_no_people() -> None:
    rows: list[list[Any]] = [
        ["1", "2", "3"], ["示例", "苏青", WOMAN], ["1", "沈禾", WOMAN], ["合　计", "", "1人"], ["小 计", "", "1人"],
    ]  # fmt: skip
    cleaned = clean("序号 姓名 身份证号", *rows)
    assert ([row.name for row in cleaned.rows], cleaned.problems, cleaned.skipped) == (["沈禾"], [], 4)
