"""Files that are no roster are refused with the reason; those that are, are opened by their content."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from liren.people.roster.clean_row import make_plan
from liren.people.roster.cleaner import clean_chunk
from liren.people.roster.headers import find_headers
from liren.people.roster.refusals import FileRefused, Limits
from liren.people.roster.sheets import open_roster
from liren.testing.roster_writers import Error, Formula, write_rows

PEOPLE = [
    ["姓名", "身份证号", "住址"],
    ["苏青", "", "青石路3弄1幢1单元101"],
    ["沈禾", "", "青石路3弄1幢1单元102"],
]


def refusal(path: Path, *, sheet: str | None = None, limits: Limits | None = None) -> str:
    """The kind of refusal; fails where the file is accepted."""
    with pytest.raises(FileRefused) as caught:
        read_all(path, sheet, limits)
    assert str(caught.value)
    return caught.value.kind


def read_all(path: Path, sheet: str | None, limits: Limits | None) -> None:
    roster = open_roster(path, sheet=sheet, limits=limits)
    find_headers(roster.head())
    list(roster.rows())


CONTENTS = {
    "empty": b"",
    "pdf": b"%PDF-1.7\n1 0 obj",
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(50),
    "web_page": "<html><table><tr><td>姓名".encode(),
    "unknown": bytes(range(256)) * 4,
    "damaged": b"PK\x03\x04 cut off here",
    "no_headers": "一,二\n三,四\n".encode(),
    "encoding": b"\xe5\xa7\x93\xff\xfe\xff\n" * 3,
    "quotes": ('姓名,身份证号\n"' + "苏" * 200_000).encode(),
}


@pytest.mark.parametrize(("kind", "content"), CONTENTS.items())
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_is_no_table_is_refused_whatever_its_name(
    tmp_path: Path, kind: str, content: bytes, ending: str
) -> None:
    path = tmp_path / f"roster.{ending}"
    path.write_bytes(content)
    assert refusal(path) == kind


def test_a_word_document_is_named(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refusal(path) == "word"


def test_a_protected_workbook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )
    assert refusal(path) == "encrypted"


def test_a_protected_ods_is_named(tmp_path: Path) -> None:
    path = tmp_path / "roster.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "x")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    assert refusal(path) == "encrypted"


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(60 * 2**20))
    assert path.stat().st_size < 2**20
    assert refusal(path) == "bomb"


def test_an_entry_that_lies_about_its_size_is_found_out(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "roster.xlsx", PEOPLE * 50)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    patched = bytes(content).replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert patched != bytes(content)
    path.write_bytes(patched)
    assert refusal(path) == "damaged"


def test_one_forgotten_cell_in_the_last_corner_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "姓名")
        sheet.write(1_048_575, 16_383, "x")
    assert refusal(path) == "stray_cells"


def test_a_filled_row_repeated_a_million_times_is_refused(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "roster.ods", PEOPLE)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    row = b"<table:table-row>"
    parts["content.xml"] = parts["content.xml"].replace(
        row, b'<table:table-row table:number-rows-repeated="9000000">', 1
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert refusal(path) == "stray_cells"


def test_limits_are_told(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "roster.csv", PEOPLE * 1000)
    assert refusal(path, limits=Limits(file_bytes=1000)) == "too_large"
    assert refusal(path, limits=Limits(csv_rows=100)) == "too_many_rows"
    book = write_rows(tmp_path / "roster.xlsx", PEOPLE * 100)
    assert refusal(book, limits=Limits(workbook_rows=100)) == "too_many_rows"
    assert refusal(book, limits=Limits(columns=2)) == "too_many_columns"


def test_a_workbook_without_anything_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet()
    assert refusal(path) == "no_sheet"


def workbook(path: Path, fill: Callable[[openpyxl.Workbook], None]) -> Path:
    book = openpyxl.Workbook()
    fill(book)
    book.save(path)
    return path


def three_sheets(book: openpyxl.Workbook) -> None:
    assert book.active is not None
    book.active.title = "说明"
    book.active.append(["请填写第二张表"])
    for name in ("花名册", "旧表"):
        sheet = book.create_sheet(name)
        for row in PEOPLE:
            sheet.append(row)
    book["旧表"].sheet_state = "hidden"


def one_sheet_a_building(book: openpyxl.Workbook) -> None:
    for name in ("1幢", "2幢", "汇总"):
        sheet = book.create_sheet(name)
        for row in PEOPLE if name != "汇总" else [["幢", "人数"], ["1", 2]]:
            sheet.append(row)


def test_other_sheets_with_names_of_people_are_known(tmp_path: Path) -> None:
    roster = open_roster(workbook(tmp_path / "roster.xlsx", one_sheet_a_building))
    assert (roster.sheet, roster.alike) == ("1幢", ("1幢", "2幢"))


def test_of_several_sheets_the_one_that_looks_like_a_roster_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "roster.xlsx", three_sheets)
    roster = open_roster(path)
    assert roster.sheets == ("说明", "花名册")
    assert roster.sheet == "花名册"
    assert open_roster(path, sheet="说明").sheet == "说明"
    assert refusal(path, sheet="没有") == "no_such_sheet"


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_formulas_without_a_result_are_named_by_row_and_column(tmp_path: Path, ending: str) -> None:
    rows: list[list[object]] = [["姓名", "身份证号"], ["苏青", Formula("=A9&B9")], [Formula("=A1"), ""]]
    assert open_roster(write_rows(tmp_path / f"roster.{ending}", rows)).formulas == ((2, 2), (3, 1))


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_cells_that_show_an_error_are_named_like_formulas_without_a_result(
    tmp_path: Path, ending: str
) -> None:
    rows: list[list[object]] = [["姓名", "身份证号"], ["苏青", Error("#N/A")], ["沈禾", ""]]
    assert open_roster(write_rows(tmp_path / f"roster.{ending}", rows)).formulas == ((2, 2),)


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_a_formula_in_any_workbook_is_an_error_of_its_row(tmp_path: Path, ending: str) -> None:
    rows: list[list[object]] = [
        ["姓名", "文化程度"],
        ["苏青", "小学"],
        [Formula("=A2"), "小学"],
        ["苏蓝", Formula("=B2")],
    ]
    roster = open_roster(write_rows(tmp_path / f"roster.{ending}", rows))
    headers = find_headers(roster.head())
    plan = make_plan(headers, place_code="330182001003", formulas=roster.formulas)
    ((first, cells),) = roster.chunks(headers.first_data_row)
    told = clean_chunk(plan, cells, first).problems
    found = [(p.row, p.letter, p.is_error) for p in told if p.kind == "formula"]
    assert found == [(3, "A", True), (4, "B", False)]


def test_formulas_with_a_result_are_just_values(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["姓名", "序号"])
        sheet.write_formula(1, 1, "=ROW()-1", None, 1)
    assert open_roster(path).formulas == ()


def test_a_table_that_does_not_start_in_the_corner_keeps_its_coordinates(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(4, 2, ["姓名", "身份证号"])
        sheet.write_row(5, 2, ["苏青", "x"])
    headers = find_headers(open_roster(path).head())
    assert (headers.row, headers.first_data_row) == (5, 6)
    assert headers.mapping == {"2": "person.name", "3": "person.identity"}
    assert headers.columns[2].letter == "C"


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_a_workbook_is_read_by_its_content_under_any_name(tmp_path: Path, ending: str) -> None:
    path = write_rows(tmp_path / f"roster.{ending}", PEOPLE)
    renamed = path.rename(tmp_path / "roster.csv")
    assert open_roster(renamed).format == ending


def test_chunks_carry_the_number_of_their_first_row(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "roster.csv", [["姓名"], *([str(n)] for n in range(2, 12))])
    chunks = list(open_roster(path).chunks(first_row=3, size=4))
    assert [(first, rows[0]) for first, rows in chunks] == [(3, ["3"]), (7, ["7"]), (11, ["11"])]
