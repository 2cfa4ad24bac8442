"""Column names are found below titles and above notes, and mean what communities mean by them."""

import pytest

from liren.people.roster.columns import COLUMNS
from liren.people.roster.header_words import meaning, plain_header
from liren.people.roster.headers import find_headers
from liren.people.roster.refusals import FileRefused

SIMPLE = ["序号", "姓名", "身份证号码", "住址"]
PERSON = [1, "苏青", "999999199001011230", "青石路3弄1幢1单元101"]


@pytest.mark.parametrize(
    ("label", "fact"),
    [
        ("姓名", "person.name"), ("姓  名", "person.name"), ("*姓名", "person.name"), ("1.姓名", "person.name"),
        ("成员姓名", "person.name"), ("公民身份\n号码", "person.identity"), ("身份证号码（18位）", "person.identity"),
        ("证件号码", "person.identity"), ("出生日期(年月日)", "person.born"), ("联系方式（手机）", "person.phone"),
        ("与户主关系", "person.relation"), ("户主姓名", "household.head_name"), ("户主身份证号", "household.head_identity"),
        ("户号", "household.number"), ("现住址", "dwelling.address"), ("户籍所在地", "residency.registered_address"),
        ("幢号", "dwelling.building"), ("单元", "dwelling.unit"), ("室号", "dwelling.room"), ("所属网格", "place.grid"),
        ("人户状态", "residency.kind"), ("文化程度", "person.education"), ("政治面貌", "person.political"),
        ("婚姻状况", "person.marital"), ("工作单位", "person.employer"), ("是否退役军人", "tag.veteran"), ("低保", "tag.low_income"),
        ("是否独居", "tag.living_alone"), ("残疾人", "tag.disabled"), ("备注", "person.note"), ("年龄", "ignored"), ("序号", "ignored"),
        ("本人的手机号码是", "person.phone"),
    ],
)  # fmt: skip
def test_names_of_columns_are_understood(label: str, fact: str) -> None:
    assert meaning(label)[0] == fact


@pytest.mark.parametrize(
    "label",
    ["紧急联系人电话", "户主联系电话", "监护人姓名", "网格员", "身份证有效期", "房东姓名", "喜欢的颜色"],
)
def test_columns_about_somebody_else_are_not_guessed(label: str) -> None:
    assert meaning(label) == ("", 0.0)


def test_no_name_means_two_things() -> None:
    words = [plain_header(word) for names in COLUMNS.values() for word in names]
    assert len(words) == len(set(words))


def test_the_header_stands_below_titles() -> None:
    headers = find_headers([["青石社区居民花名册"], ["填报单位：", "", "2026年"], SIMPLE, PERSON])
    assert (headers.row, headers.first_data_row) == (3, 4)
    assert [column.label for column in headers.columns] == SIMPLE


def test_a_title_does_not_become_part_of_the_names() -> None:
    headers = find_headers([["户主信息登记表", "", "", ""], SIMPLE, PERSON])
    assert headers.mapping["1"] == "person.name"


def test_merged_headers_of_two_lines_are_read_together() -> None:
    upper = ["序号", "户主信息", "", "", "家庭成员", "", "住址"]
    lower = ["", "姓名", "身份证号", "电话", "姓名", "身份证号", ""]
    headers = find_headers([upper, lower, [1, "苏青", "", "", "沈禾", "", "桥东"]])
    assert headers.first_data_row == 3
    assert headers.mapping == {
        "0": "ignored", "1": "household.head_name", "2": "household.head_identity",
        "4": "person.name", "5": "person.identity", "6": "dwelling.address",
    }  # fmt: skip
    assert [column.label for column in headers.unknown] == ["户主信息/电话"]


def test_notes_below_the_header_are_no_people() -> None:
    notes = ["", "必填", "18位，请按身份证填写", "如：青石路3弄"]
    assert find_headers([SIMPLE, notes, ["", "", "", ""], PERSON]).first_data_row == 4


def test_a_second_phone_stays_a_phone_and_a_second_name_is_asked_about() -> None:
    headers = find_headers([["姓名", "联系电话", "手机", "名字"]])
    assert headers.mapping == {"0": "person.name", "1": "person.phone", "2": "person.phone2"}


def test_what_was_chosen_once_is_remembered_by_the_fingerprint() -> None:
    first = find_headers([[*SIMPLE, "编制"], PERSON])
    chosen = first.mapping | {"4": "person.note"}
    again = find_headers([["标题"], ["序号", "姓 名", "身份证号码", "住址", "编制"], PERSON])
    assert again.fingerprint == first.fingerprint
    assert again.with_mapping(chosen).mapping == chosen
    assert again.unknown[0].label == "编制"


@pytest.mark.parametrize("rows", [[], [[""]], [["一", "二"], ["三", "四"]], [PERSON, PERSON]])
def test_without_a_header_the_sheet_is_refused(rows: list[list[object]]) -> None:
    with pytest.raises(FileRefused) as caught:
        find_headers(rows)
    assert caught.value.kind == "no_headers"
