"""Lists of bodies and posts: read as they come, committed as one, undone as one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from liren.kernel.errors import Refused
from liren.organisations.imports.columns import TEMPLATE
from liren.organisations.models import ImportBatch, Member, Organisation, Post
from liren.organisations.operations import imports
from liren.organisations.operations.bodies import edit_body
from liren.testing.area import LUOTONG
from liren.testing.bodies import a_member
from liren.testing.cast import actor
from liren.testing.people import a_home

WHY = "a test looks"
HEADERS = (
    "组织名称",
    "组织类型",
    "上级组织",
    "职能",
    "姓名",
    "性别",
    "出生年月",
    "职务",
    "是否专职",
    "产生方式",
    "任职时间",
    "任期届满",
)
ROWS = [
    (
        "罗桐居委会",
        "居委会",
        "",
        "",
        "苗青棠",
        "女",
        "1985.3",
        "主任",
        "是",
        "直选",
        "2023-03-01",
        "2028-02-28",
    ),
    (
        "罗桐居委会",
        "",
        "",
        "",
        "白术远",
        "男",
        "1990-05-06",
        "委员",
        "否",
        "直选",
        "2023-03-01",
        "2028-02-28",
    ),
    (
        "调解委员会",
        "下属委员会",
        "罗桐居委会",
        "调解",
        "苗青棠",
        "",
        "",
        "负责人",
        "",
        "推选",
        "2023年3月2日",
        "",
    ),
    ("云岭物业", "物业公司", "", "", "", "", "", "", "", "", "", ""),
]


def a_file(folder: Path, rows: Sequence[tuple[str, ...]], headers: tuple[str, ...] = HEADERS) -> Path:
    path = folder / "名单.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, len(headers) - 1, "罗桐社区组织任职名单")
        for number, row in enumerate([headers, *rows], 1):
            sheet.write_row(number, 0, row)
    return path


def upload(path: Path) -> ImportBatch:
    return imports.upload_list(path, actor=actor("fang_yuqing"), place_code=LUOTONG, file_name=path.name)


def test_a_list_with_a_title_row_is_read_committed_and_undone(tmp_path, clerk):
    batch = upload(a_file(tmp_path, ROWS))
    assert batch.problems == []
    assert not Organisation.objects.unscoped(WHY).exists()
    imports.commit_list(batch, actor=clerk)
    assert Organisation.objects.unscoped(WHY).count() == 3
    assert Member.objects.unscoped(WHY).count() == 2
    director = Post.objects.unscoped(WHY).get(role="director")
    assert (director.member.name, director.full_time, director.chosen) == ("苗青棠", True, "all_voters")
    mediation = Organisation.objects.unscoped(WHY).get(kind="sub_committee")
    assert mediation.parent == Organisation.objects.unscoped(WHY).get(kind="committee")
    imports.undo_list(batch, actor=clerk)
    assert not Organisation.objects.unscoped(WHY).exists()
    assert not Member.objects.unscoped(WHY).exists()


def test_the_same_list_again_brings_nothing_new(tmp_path, clerk):
    imports.commit_list(upload(a_file(tmp_path, ROWS)), actor=clerk)
    imports.commit_list(upload(a_file(tmp_path, ROWS)), actor=clerk)
    assert Post.objects.unscoped(WHY).count() == 3


def test_what_is_wrong_is_told_with_row_and_column_and_the_rest_is_read(tmp_path, clerk):
    rows = [
        *ROWS,
        ("无名会", "会所", "", "", "", "", "", "", "", "", "", ""),
        ("罗桐居委会", "", "", "", "方木香", "女", "1990-13-01", "委员", "", "", "2023-03-01", ""),
        ("罗桐居委会", "", "", "", "方木香", "女", "", "委员", "", "", "2023-03-01", "2022-01-01"),
        ("", "", "", "", "方木香", "", "", "", "", "", "", ""),
    ]
    batch = upload(a_file(tmp_path, rows))
    assert [(row, column) for row, column, _why in batch.problems] == [
        (7, "组织类型"), (8, "出生年月"), (9, "任期届满"), (10, "组织名称"), (10, "职务"),
    ]  # fmt: skip
    assert len(batch.rows) == 4


def test_what_cannot_be_entered_names_its_row_and_nothing_is_entered(tmp_path, clerk):
    double = ("罗桐居委会", "", "", "", "苗青棠", "", "", "社工", "是", "招聘", "2024-01-01", "")
    batch = upload(a_file(tmp_path, [*ROWS, double]))
    with pytest.raises(Refused, match="7"):
        imports.commit_list(batch, actor=clerk)
    assert not Organisation.objects.unscoped(WHY).exists()


def test_undo_is_refused_once_somebody_worked_with_it(tmp_path, clerk):
    batch = upload(a_file(tmp_path, ROWS))
    imports.commit_list(batch, actor=clerk)
    body = Organisation.objects.unscoped(WHY).get(kind="property_firm")
    edit_body(body, actor=clerk, version=1, address="罗桐路3号")
    with pytest.raises(Refused):
        imports.undo_list(batch, actor=clerk)


def test_heads_are_given_their_buildings_and_unknown_addresses_are_told(tmp_path, clerk):
    building = a_home().building
    headers = (*HEADERS, "楼栋")
    head = ("罗桐居委会", "居委会", "", "", "苗青棠", "", "", "楼栋长", "", "推选", "2024-01-01", "")
    path = a_file(tmp_path, [(*head, "罗桐路58弄3幢"), (*head, "罗桐路58弄99幢"), (*head, "")], headers)
    batch = upload(path)
    assert [(row, column) for row, column, _why in batch.problems] == [(4, "楼栋")]
    with pytest.raises(Refused, match="5"):
        imports.commit_list(batch, actor=clerk)
    ImportBatch.objects.unscoped(WHY).filter(pk=batch.pk).update(rows=batch.rows[:1])
    imports.commit_list(ImportBatch.objects.unscoped(WHY).get(pk=batch.pk), actor=clerk)
    assert Post.objects.unscoped(WHY).get().head_of == building


def test_a_person_known_here_is_not_made_twice(tmp_path, clerk):
    known = a_member("苗青棠")
    imports.commit_list(upload(a_file(tmp_path, ROWS)), actor=clerk)
    assert Member.objects.unscoped(WHY).filter(name="苗青棠").get() == known


def test_a_file_that_is_no_such_list_is_refused(tmp_path, clerk):
    with pytest.raises(Refused):
        upload(a_file(tmp_path, [("1", "2")], ("甲", "乙")))


def test_the_pages_of_an_import(desk, tmp_path):
    data = a_file(tmp_path, ROWS).read_bytes()
    sent = {"file": SimpleUploadedFile("名单.xlsx", data), "place_code": LUOTONG}
    answer = desk.post(reverse("organisations:imports"), sent)
    batch = ImportBatch.objects.unscoped(WHY).get()
    assert answer.url == reverse("organisations:import", args=[batch.pk])
    assert "苗青棠" in desk.get(answer.url).content.decode()
    assert desk.post(reverse("organisations:import_commit", args=[batch.pk])).status_code == 302
    assert desk.post(reverse("organisations:import_discard", args=[batch.pk])).status_code == 422
    assert desk.post(reverse("organisations:import_undo", args=[batch.pk])).status_code == 302
    assert desk.post(reverse("organisations:import_discard", args=[batch.pk])).status_code == 302
    broken = {"file": SimpleUploadedFile("名单.xlsx", b"PK\x03\x04nothing"), "place_code": LUOTONG}
    assert desk.post(reverse("organisations:imports"), broken).status_code == 422


def test_the_empty_list_is_understood_by_the_reader(desk):
    answer = desk.get(reverse("organisations:import_template"))
    assert answer.status_code == 200
    from liren.organisations.imports.reading import _find_headers

    _row, columns = _find_headers([list(TEMPLATE)])
    assert len(columns) == len(TEMPLATE)
