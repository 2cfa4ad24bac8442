"""Long work on rosters: done as whoever asked, harmless when asked for twice, forgotten with its data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from liren.accounts.models import User
from liren.events.models import Event
from liren.kernel.errors import Refused
from liren.kernel.fence import fenced
from liren.people import tasks
from liren.people.choices import BatchState
from liren.people.models import RosterBatch, RosterProblem
from liren.people.operations.roster.ask import ask_commit
from liren.people.operations.roster.commit import commit_roster
from liren.people.operations.roster.open import open_batch
from liren.people.operations.roster.stage import read_roster
from liren.people.operations.roster.upload import choose_sheet, discard_forgotten
from liren.people.roster_files import error_file
from liren.testing.area import LUOTONG
from liren.testing.cast import actor
from liren.testing.people import an_identity
from liren.testing.roster_writers import write_rows

pytestmark = pytest.mark.django_db
ROWS = [["姓名", "公民身份号码"], ["李桂英", an_identity(date(1942, 3, 8), 2)]]


@pytest.fixture
def clerk() -> Iterator[Any]:
    who = actor("fang_yuqing")
    with fenced(who):
        yield who


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "花名册.csv", ROWS)


@pytest.fixture
def batch(clerk: Any, file: Path) -> RosterBatch:
    return read_roster(open_batch(file, actor=clerk, place_code=LUOTONG), actor=clerk, path=file)


def state_of(batch: RosterBatch) -> str:
    return str(RosterBatch.objects.unscoped("a test looks").get(pk=batch.pk).state)


def test_who_asks_for_the_commit_stands_in_the_log_not_who_uploaded(batch: RosterBatch) -> None:
    director = actor("xu_guilan")
    assert director.user_id is not None
    ask_commit(batch, actor=director)

    tasks.commit.func(batch.pk, director.user_id)

    event = Event.objects.unscoped("a test looks").get(action="people.roster_committed")
    assert event.actor_id == director.user_id != batch.by_id


def test_a_commit_asked_for_twice_stays_committed(batch: RosterBatch, clerk: Any) -> None:
    ask_commit(batch, actor=clerk)

    tasks.commit.func(batch.pk, clerk.user_id)
    tasks.commit.func(batch.pk, clerk.user_id)

    assert state_of(batch) == BatchState.COMMITTED
    assert discard_forgotten(before=timezone.now() + timedelta(days=2)) == 0


def test_another_sheet_is_read_instead(clerk: Any, tmp_path: Path) -> None:
    path = tmp_path / "花名册.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in {"1幢": ROWS, "2幢": [["住址", "姓名"], ["", "汤圆圆"]]}.items():
            for number, row in enumerate(rows):
                (book.get_worksheet_by_name(name) or book.add_worksheet(name)).write_row(number, 0, row)
    first = read_roster(open_batch(path, actor=clerk, place_code=LUOTONG), actor=clerk, path=path)
    assert (first.sheet, first.other_sheets) == ("1幢", ["2幢"])

    second = read_roster(choose_sheet(first, actor=clerk, sheet="2幢"), actor=clerk, path=path)
    assert (second.sheet, second.other_sheets, second.total_rows) == ("2幢", ["1幢"], 1)
    assert second.mapping["headers"] == ["住址", "姓名"]
    with pytest.raises(Refused):
        choose_sheet(second, actor=clerk, sheet="3幢")


def test_a_roster_in_the_register_is_not_read_again(batch: RosterBatch, clerk: Any, file: Path) -> None:
    commit_roster(batch, actor=clerk)

    with pytest.raises(Refused):
        read_roster(batch, actor=clerk, path=file)

    assert state_of(batch) == BatchState.COMMITTED


def test_a_commit_whose_process_died_is_forgotten_with_its_data(clerk: Any, file: Path) -> None:
    dead = open_batch(file, actor=clerk, place_code=LUOTONG)
    RosterBatch.objects.unscoped("as a killed worker leaves it").filter(pk=dead.pk).update(
        state=BatchState.COMMITTING
    )

    assert discard_forgotten(before=timezone.now() + timedelta(days=2)) == 1


def test_a_header_that_is_an_address_of_the_web_is_no_link_in_the_file_of_errors(
    clerk: Any, batch: RosterBatch
) -> None:
    column = "https://liren.example/名册"
    RosterProblem.objects.create(batch=batch, row=2, column=column, kind="name.missing", level="error")

    (sheet,) = load_workbook(error_file(batch)).worksheets

    assert [cell.value for cell in sheet["B"]][-1] == column
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"PK\x03\x04 cut off", b"\x89PNG\r\n"])
def test_a_file_that_is_no_table_is_refused_at_once_and_not_kept(
    clerk: Any, client: Client, content: bytes
) -> None:
    client.force_login(User.objects.get(pk=clerk.user_id))
    kept = set(Path(settings.MEDIA_ROOT).rglob("*"))
    answer = client.post(
        reverse("rosters:list"), {"file": SimpleUploadedFile("名册.xlsx", content), "place_code": LUOTONG}
    )
    assert answer.status_code == 422
    assert "invalid-feedback" in answer.text
    assert not RosterBatch.objects.unscoped("a test looks").exists()
    assert {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()} <= kept
