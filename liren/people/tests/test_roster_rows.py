"""Single cells and rows: what each means, who lives with whom, who is there twice."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liren.people.operations.roster.twins import take_out_twins
from liren.people.roster.clean_row import CleanRow, Plan, make_plan
from liren.people.roster.cleaner import Cleaned, clean_chunk
from liren.people.roster.headers import find_headers
from liren.people.roster.households import Households
from liren.people.tests.desk import stage
from liren.testing.dirty_roster import GRIDS, PLACE, TODAY

WOMAN, MAN = "999999196503020026", "999999199001011238"


def plan_for(labels: list[str], **options: Any) -> Plan:
    settled: dict[str, Any] = {"grids": GRIDS.items(), "today": TODAY} | options
    return make_plan(find_headers([labels]), place_code=PLACE, **settled)


def clean(labels: str, *rows: list[Any], **options: Any) -> Cleaned:
    return clean_chunk(plan_for(labels.split(), **options), rows, 2)


def one(labels: str, *cells: Any, **options: Any) -> CleanRow:
    """The row when the name is 苏青 and these are the other cells."""
    cleaned = clean(f"姓名 {labels}", ["苏青", *cells], **options)
    assert len(cleaned.rows) == 1, cleaned.problems
    return cleaned.rows[0]


def kinds(cleaned: Cleaned) -> list[str]:
    return [problem.kind for problem in cleaned.problems]


@pytest.mark.parametrize("cell", ["是", "有", "√", "1", 1.0, "Y", True, "低保户", "享受"])
def test_yes_is_written_in_many_ways(cell: object) -> None:
    assert one("低保", cell).tags == ("low_income",)


@pytest.mark.parametrize("cell", ["否", "无", "", "0", 0.0, "×", "/", "不是", False, None])
def test_and_so_is_no(cell: object) -> None:
    assert one("低保", cell).tags == ()


def test_a_disability_is_told_by_its_degree() -> None:
    assert one("残疾 退役军人", "肢体二级", "1979年退伍").tags == ("disabled", "veteran")


@pytest.mark.parametrize(
    ("label", "cell", "standing"),
    [
        ("人户状态", "人户一致", "both"), ("人户状态", "人在户不在", "living"), ("人户状态", "户在人不在", "registered"),
        ("是否人户分离", "否", "both"), ("是否人户分离", "是", ""), ("人户一致", "是", "both"), ("户籍类型", "流动人口", "living"),
    ],
)  # fmt: skip
def test_standing(label: str, cell: str, standing: str) -> None:
    assert one(label, cell).standing == standing


def test_the_number_tells_sex_and_birthday_where_the_file_does_not() -> None:
    row = one("身份证号", WOMAN)
    assert (row.sex, row.born) == ("2", date(1965, 3, 2))


def test_without_a_number_the_file_is_believed() -> None:
    row = one("身份证号 性别 出生日期", "", "男", "1965.3.2")
    assert (row.identity, row.sex, row.born) == ("", "1", date(1965, 3, 2))


@pytest.mark.parametrize(
    "cell", ["1965.3.2", "1965年3月", "1965", "19650302", 23803, "23803", date(1965, 3, 2)]
)
def test_a_birthday_told_less_exactly_does_not_contradict(cell: object) -> None:
    assert kinds(clean("姓名 身份证号 出生日期", ["苏青", WOMAN, cell])) == []


def test_passports_and_permits_are_no_mistakes() -> None:
    row = one("证件类型 证件号码", "护照", "E12345678")
    assert (row.document_kind, row.document, row.identity) == ("passport", "E12345678", "")
    assert one("证件号码", "H01234567").document_kind == "hk_macao"


def test_a_number_rounded_by_the_spreadsheet_is_told_as_such() -> None:
    assert kinds(clean("姓名 身份证号", ["苏青", "999999196503020000"], ["苏青", 9.99999196503020e17])) == [
        "identity.scientific", "identity.scientific",
    ]  # fmt: skip


def test_two_phones_in_one_cell_and_one_in_another() -> None:
    assert one("电话 座机", "19900000001/19900000002", "0571-88880000").phones == (
        "19900000001", "19900000002", "0571-88880000",
    )  # fmt: skip


def test_an_address_in_separate_columns() -> None:
    row = one("小区 幢 单元 室", "桂花园", 3.0, "2单元", "201室")
    assert row.address == "桂花园3幢2单元201室"
    assert one("地址 幢号 室号", "青石路3弄", "5", "301").address == "青石路3弄5幢301室"
    assert one("地址 室号", "青石路3弄5幢1单元", "301").address == "青石路3弄5幢1单元301室"


def test_remarks_do_not_make_another_home() -> None:
    assert one("地址", "青石路3弄1幢1单元101(出租)").address == "青石路3弄1幢1单元101室"


@pytest.mark.parametrize("cell", ["第三网格", "3网格", "网格3", "第3网格", f"{PLACE}003", "青石第三网格"])
def test_grids_are_found_by_name_number_or_code(cell: str) -> None:
    assert one("网格", cell).grid == f"{PLACE}003"


def test_a_row_of_another_place_is_an_error_naming_it() -> None:
    cleaned = clean(
        "姓名 区划代码", ["苏青", "999999001002"], ["沈禾", "999999001001"], ["陆云", "999999001"]
    )
    assert [row.name for row in cleaned.rows] == ["沈禾", "陆云"]
    assert cleaned.problems[0].kind == "place.out_of_scope"
    assert "999999001002" in cleaned.problems[0].sentence()


def test_the_communitys_own_name_is_known() -> None:
    rows = [["苏青", "青石社区"], ["沈禾", "青石"], ["陆云", "白沙社区"]]
    cleaned = clean("姓名 社区", *rows, communities=("青石社区居民委员会",))
    assert [row.name for row in cleaned.rows] == ["苏青", "沈禾"]


def test_totals_signatures_blanks_and_repeated_headers_are_no_people() -> None:
    rows = [
        ["苏青", WOMAN], ["", ""], ["合计", "1人"], ["姓名", "身份证号"], ["填表人：", "审核人："],
        ["注：以上为常住人口", ""], ["例：苏青", "999999199001011238"], [],
    ]  # fmt: skip
    cleaned = clean("姓名 身份证号", *rows)
    assert (len(cleaned.rows), cleaned.skipped) == (1, 7)
    assert cleaned.problems == []


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("苏 青", "苏青"),
        ("苏青(户主)", "苏青"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("Anna  Berg", "Anna Berg"),
        ("欧阳青禾", "欧阳青禾"),
    ],
)
def test_names(cell: str, name: str) -> None:
    assert clean("姓名 地址", [cell, ""]).rows[0].name == name


def households(labels: str, *rows: list[Any]) -> list[tuple[str, str, bool, str]]:
    cleaned = clean(labels, *rows)
    grouped = Households().assign(cleaned.rows, cleaned.rejected)
    return [(row.name, row.household, row.is_head, row.address) for row in grouped]


HOME, OTHER = "青石路3弄1幢1单元101室", "青石路3弄1幢1单元102室"


def test_members_follow_their_head_and_live_there() -> None:
    found = households(
        "姓名 身份证号 关系 地址",
        ["苏青", WOMAN, "户主", HOME], ["沈禾", "", "配偶", ""], ["陆云", MAN, "户主", OTHER], ["陆晚", "", "长女", ""],
    )  # fmt: skip
    assert found == [
        ("苏青", f"i:{WOMAN}", True, HOME), ("沈禾", f"i:{WOMAN}", False, HOME),
        ("陆云", f"i:{MAN}", True, OTHER), ("陆晚", f"i:{MAN}", False, OTHER),
    ]  # fmt: skip


def test_members_below_a_head_with_a_wrong_number_do_not_join_the_neighbours() -> None:
    found = households(
        "姓名 身份证号 关系 地址",
        ["苏青", WOMAN, "户主", HOME], ["陆云", "12345", "户主", OTHER], ["陆晚", "", "长女", ""],
    )  # fmt: skip
    assert found[1] == ("陆晚", f"h:陆云|{OTHER}", False, OTHER)


def test_the_head_may_be_named_in_every_row() -> None:
    found = households(
        "户主姓名 姓名 地址",
        ["苏青", "苏青", HOME],
        ["苏青", "沈禾", HOME],
        ["陆云", "陆晚", OTHER],
        ["陆云", "陆云", OTHER],
    )
    assert [(key, head) for _name, key, head, _address in found] == [
        (f"h:苏青|{HOME}", True), (f"h:苏青|{HOME}", False), (f"h:陆云|{OTHER}", False), (f"h:陆云|{OTHER}", True),
    ]  # fmt: skip


def test_household_numbers_decide_where_there_are_any() -> None:
    found = households("户号 姓名 关系", ["1", "苏青", "户主"], ["1", "沈禾", "妻"], ["2", "陆云", "户主"])
    assert [key for _name, key, _head, _address in found] == ["n:1", "n:1", "n:2"]


def test_without_anything_else_one_home_is_one_household() -> None:
    found = households("姓名 地址", ["苏青", HOME], ["沈禾", "青石路3弄1-1-101"], ["陆云", OTHER])
    assert [key for _name, key, _head, _address in found] == [f"a:{HOME}", f"a:{HOME}", f"a:{OTHER}"]


def test_a_member_before_any_head_is_told() -> None:
    plan = plan_for(["姓名", "关系"])
    grouping = Households(plan.column("person.relation"))
    grouping.assign(clean_chunk(plan, [["沈禾", "长子"]], 2).rows)
    assert [(p.row, p.column, p.kind) for p in grouping.problems] == [(2, "关系", "household.no_head")]


@pytest.mark.django_db
def test_a_repeated_number_names_the_other_row_also_from_an_earlier_chunk() -> None:
    plan = plan_for(["姓名", "身份证号", "电话"])
    stage(3, clean_chunk(plan, [["苏青", WOMAN, "19900000001"], ["陆云", MAN, ""]], 2).rows)
    stage(3, clean_chunk(plan, [["苏青", WOMAN[:6] + WOMAN[8:17], "19900000001"], ["陆明", MAN, ""]], 9).rows)
    assert [(p.row, p.kind, p.detail, p.is_error) for p in take_out_twins(3, plan)] == [
        (9, "duplicate.same", "2", False), (10, "duplicate.differs", "3", True),
    ]  # fmt: skip
    assert take_out_twins(3, plan) == []


def test_a_sentence_in_the_wrong_column_is_left_out_and_told() -> None:
    cleaned = clean("姓名 职业 地址", ["苏青", "很" * 61, "长" * 90 + "园1幢101"])
    assert kinds(cleaned) == ["address.unreadable", "text.too_long"]
    assert (cleaned.rows[0].occupation, cleaned.rows[0].home.room) == ("", "")


CELLS = st.one_of(
    st.text("苏青男女是否无户主1965.3-年月日E+X/ 　幢路弄号99", max_size=20), st.integers(), st.floats(), st.booleans(),
    st.dates(), st.none(),
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=10), min_size=1, max_size=4))
def test_no_content_of_cells_breaks_the_reading(rows: list[list[object]]) -> None:
    labels = "姓名 身份证号 性别 出生日期 与户主关系 现住址 联系电话 网格 低保 备注"
    cleaned = clean(labels, *rows)
    assert len(cleaned.rows) + len(cleaned.rejected) + cleaned.skipped == len(rows)
    Households().assign(cleaned.rows, cleaned.rejected)
