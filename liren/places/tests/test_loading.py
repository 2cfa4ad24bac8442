"""Places come from the national list or from a subdistrict's own sheet; running it again changes nothing."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from click.testing import CliRunner

from liren.kernel.errors import Refused, RightMissing
from liren.places.commands import places as command
from liren.places.models import Place
from liren.places.names import initials, short_name
from liren.places.operations.grids import rename_place
from liren.places.operations.load_places import load_places
from liren.places.reading import china_division
from liren.places.reading.own_sheet import read_sheet
from liren.places.tests.conftest import TOWN, officer

LINES = {
    "provinces.csv": ['11,"北京市"', '33,"浙江省"'],
    "cities.csv": ['1101,"市辖区",11', '3301,"杭州市",33', '4190,"省直辖县级行政区划",41'],
    "areas.csv": ['110101,"东城区",1101,11', '330182,"建德市",3301,33', '330183,"富阳区",3301,33'],
    "streets.csv": ['330182001,"新安江街道",330182,33,3301', '330183001,"别处街道",330183,33,3301'],
    "villages.csv": [
        '330182001034,"罗桐社区居委会",330182001,33,3301,330182',
        '330183001001,"别处社区",330183001,33,3301,330183',
    ],
}


@pytest.fixture
def country(tmp_path: Path) -> Path:
    for name, lines in LINES.items():
        (tmp_path / name).write_text("code,name\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def place(code: str) -> Place:
    return Place.objects.unscoped("test").get(code=code)


def sheet(*rows: tuple[Any, ...]) -> BytesIO:
    """An own list, as a community sends it."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    file.seek(0)
    return file


def test_one_county_comes_with_the_places_above_it_and_nothing_else(country):
    codes = [code for code, _name in china_division.rows_within(country, "330182")]
    assert codes == ["33", "3301", "330182", "330182001", "330182001034"]


def test_the_whole_list_is_read_level_by_level(country):
    codes = [code for code, _name in china_division.rows_within(country)]
    assert len(codes) == sum(map(len, LINES.values()))
    assert [len(code) for code in codes] == sorted(len(code) for code in codes)


@pytest.mark.django_db
def test_loading_again_changes_nothing(town):
    again = load_places(TOWN, actor=town)
    assert (again.new, again.changed, again.same) == (0, 0, len(TOWN))
    assert place("330182001034").short_name == "罗桐社区"
    assert place("330182001034").initials == "ltsq"
    assert place("330182001034").level == 12


@pytest.mark.django_db
def test_a_changed_name_is_taken_over_and_counted(town):
    renamed = load_places([("330182001034", "罗桐新社区居委会")], actor=town)
    assert (renamed.new, renamed.changed) == (0, 1)
    assert place("330182001034").short_name == "罗桐新社区"


@pytest.mark.django_db
def test_who_holds_only_the_town_cannot_load_the_country(town):
    with pytest.raises(RightMissing):
        load_places([("44", "广东省")], actor=officer("330182"))


@pytest.mark.django_db
def test_the_command_tells_rows_per_level(country, monkeypatch):
    monkeypatch.setattr(china_division, "data_folder", lambda: country)
    done = CliRunner().invoke(command, ["load", "--within", "330182", "--json"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.output)
    assert told["rows"] == {"province": 1, "city": 1, "county": 1, "subdistrict": 1, "community": 1}
    assert (told["new"], told["same"]) == (5, 0)


def test_a_wrong_code_is_refused_with_a_sentence():
    assert CliRunner().invoke(command, ["load", "--within", "33018"]).exit_code == 2


@pytest.mark.django_db
def test_grids_without_codes_get_the_next_free_one_and_keep_it(town):
    rows = [("名称", "上级"), ("第三网格", "罗桐社区"), ("第一网格", "330182001034")]
    read = read_sheet(sheet(*rows))
    assert not read.problems
    assert dict(read.places) == {"330182001034003": "第三网格", "330182001034001": "第一网格"}
    load_places(read.places, actor=town)
    assert read_sheet(sheet(*rows)).places == read.places


@pytest.mark.django_db
def test_every_problem_of_a_sheet_names_its_row_and_column(town):
    read = read_sheet(
        sheet(
            ("新安江街道网格表",),
            ("代码", "名称"),
            (330182001034003, "第三网格"),
            ("33018200103", "短了"),
            ("330182001034003", "重复"),
            ("330182009001", "没有上级"),
            ("330182002001009", "别的街道"),
            ("330182001034004", ""),
        ),
        within="330182001",
    )
    assert [problem.row for problem in read.problems] == [4, 5, 6, 7, 8]
    assert read.problems[-1].column == "名称"
    assert "33018200103" in str(read.problems[0])


@pytest.mark.parametrize("file", [BytesIO(b"not a sheet"), BytesIO(b"PK\x03\x04broken")])
def test_what_is_no_sheet_is_refused(file):
    with pytest.raises(Refused):
        read_sheet(file)


def test_a_sheet_without_headings_is_refused():
    with pytest.raises(Refused):
        read_sheet(sheet(("a", "b"), ("c", "d")))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("罗桐社区居委会", "罗桐社区"),
        ("罗桐社区居民委员会", "罗桐社区"),
        ("新蓬村委会", "新蓬村"),
        ("江村村民委员会", "江村"),
        ("东门居委会", "东门居委会"),
        ("白沙社区", "白沙社区"),
        ("某某农场生活区", "某某农场生活区"),
    ],
)
def test_a_place_is_called_as_people_say_it(name, said):
    assert short_name(name, 12) == said


def test_initials_know_the_names_that_sound_otherwise():
    assert initials("重庆市") == "cqs"
    assert initials("第3网格") == "d3wg"


@pytest.mark.django_db
def test_a_renamed_place_is_found_by_its_new_initials(town):
    row = place("330182001034")
    rename_place(row, actor=town, name="罗桐花园社区居委会", version=row.version)
    assert place("330182001034").initials == "lthysq"
