"""Every workbook that Liren writes opens in an office program, its words in their cells and its numbers as text."""

from __future__ import annotations

import csv
import subprocess
from datetime import date
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from liren.events.log_file import as_file
from liren.kernel.fence import fenced
from liren.kernel.scope import Actor
from liren.ledgers.catalogue import LEDGERS
from liren.ledgers.operations.exports import ask_export
from liren.ledgers.operations.produce import produce_export
from liren.ledgers.wanted import Wanted
from liren.people import roster_files
from liren.people.conditions import Conditions
from liren.people.models import Export
from liren.people.operations.roster.stage import read_roster
from liren.people.operations.roster.upload import upload_roster
from liren.testing.area import LUOTONG, make_area
from liren.testing.cast import actor
from liren.testing.people import a_home, a_person, an_identity

TEXT = "csv:Text - txt - csv (StarCalc):44,34,76"
BORN = date(1941, 5, 6)
ROSTER = "姓名,公民身份号码\n柏一错,123\n".encode()
COLUMNS = ("person.name", "person.age", "person.identity", "person.home")
Table = list[list[str]]


@pytest.mark.office
@pytest.mark.django_db
def test_an_office_program_opens_every_workbook(soffice: str, tmp_path: Path) -> None:
    make_area()
    a_person("=柏岚舟", born=BORN, identity=an_identity(BORN, 11), home=a_home("201"))
    clerk = actor("fang_yuqing")
    with fenced(clerk):
        books = {"export": _export(clerk), "errors": _errors(clerk), "template": roster_files.template().read(),
                 "log": as_file("xlsx", [], actor=clerk, reason="=年度检查")}  # fmt: skip

    found = _opened(soffice, books, tmp_path)

    assert found["export"][2] == ["序号", "姓名", "年龄", "证件号", "住址"]
    assert found["export"][3][:2] == ["1", "=柏岚舟"]
    assert found["export"][3][3].startswith("9999****")
    assert found["errors"][1][:2] == ["2", "公民身份号码"]
    assert found["template"][0] == list(roster_files.TEMPLATE)
    assert found["log"][0][3] == "=年度检查"


def _export(clerk: Actor) -> bytes:
    wanted = Wanted(LEDGERS["elderly80"], Conditions(place=LUOTONG))
    export = ask_export(wanted, actor=clerk, reason="街道复核名单", columns=COLUMNS)
    produce_export(export, actor=clerk)
    content: bytes = Export.objects.visible_to(clerk, "people.export").get(pk=export.pk).file.read()
    return content


def _errors(clerk: Actor) -> bytes:
    batch = upload_roster(ContentFile(ROSTER, name="花名册.csv"), actor=clerk, place_code=LUOTONG)
    return roster_files.error_file(read_roster(batch, actor=clerk)).read()


def _opened(soffice: str, books: dict[str, bytes], folder: Path) -> dict[str, Table]:
    """What the program shows in each: all opened by one start of it, under a profile of its own."""
    for name, content in books.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", TEXT,
               "--outdir", str(folder), *(str(folder / f"{name}.xlsx") for name in books)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {name: _table(folder / f"{name}.csv") for name in books}


def _table(path: Path) -> Table:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))
