"""A roster comes into the register, again, corrected, contradicted: through the operations."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from liren.events.models import Event
from liren.kernel.errors import OutOfScope, Refused, RightMissing
from liren.kernel.fence import fenced
from liren.people import secrets
from liren.people.models import (
    Conflict,
    Contact,
    Household,
    PersonIdentity,
    PersonTag,
)
from liren.people.operations.people import edit_person
from liren.people.operations.roster.commit import commit_roster
from liren.people.operations.roster.conflicts import values
from liren.people.operations.roster.open import open_batch
from liren.people.operations.roster.stage import read_roster
from liren.people.operations.roster.undo import undo_roster
from liren.people.operations.roster.upload import giver_of
from liren.people.queries.digest import people_in, register_digest
from liren.people.queries.rosters import problems
from liren.people.tests.desk import AGEN, GUIYING, HEADERS, LIST, MEIJUAN, Desk, but, counts, person
from liren.places.models import Building, Dwelling
from liren.testing.area import FUDONG, GRID_2, LUOTONG, SUBDISTRICT
from liren.testing.cast import actor
from liren.testing.dirty_roster import make_dirty_roster
from liren.testing.roster_writers import write_rows

pytestmark = pytest.mark.django_db


def test_a_list_becomes_people_homes_households_phones_and_tags(desk: Desk) -> None:
    batch = desk.bring(LIST)

    assert counts(batch) == (3, 0, 0, 0, 0)
    guiying = person("李桂英")
    assert (guiying.sex, guiying.born_on, guiying.education, guiying.initials) == (
        "2",
        date(1942, 3, 8),
        "80",
        "lgy",
    )
    assert guiying.dwelling is not None
    assert guiying.dwelling.line == "罗桐路58弄3幢2单元201室"
    assert (
        secrets.open_identity(PersonIdentity.objects.unscoped("test").get(person=guiying).sealed)
        == GUIYING[1]
    )
    assert secrets.open_phone(Contact.objects.unscoped("test").get(person=guiying).sealed) == "19900000001"
    assert PersonTag.objects.unscoped("test").get(person=guiying).tag == "low_income"
    assert Building.objects.unscoped("test").count() == 1
    assert Dwelling.objects.unscoped("test").count() == 2
    family = Household.objects.unscoped("test").get(head=person("邵阿根"))
    assert person("方美娟").household_id == family.pk


def test_counters_of_the_tree_follow_without_counting(desk: Desk) -> None:
    desk.bring(LIST)

    assert people_in(LUOTONG) == people_in(SUBDISTRICT) == 3


def test_the_same_list_again_changes_nothing(desk: Desk) -> None:
    desk.bring(LIST)
    before = register_digest(SUBDISTRICT)

    assert counts(desk.bring(LIST)) == (0, 0, 3, 0, 0)
    assert register_digest(SUBDISTRICT) == before


def test_a_later_list_of_the_same_giver_corrects_and_fills_blanks(desk: Desk) -> None:
    desk.bring([GUIYING, MEIJUAN], "花名册2025.csv")
    later = [but(GUIYING, 文化程度="初中"), but(MEIJUAN, 联系电话="19900000009")]

    batch = desk.bring(later, "花名册2026.csv")

    assert counts(batch) == (0, 2, 0, 0, 0)
    guiying = person("李桂英")
    assert guiying.education == "70"
    assert guiying.field_sources["education"][0] == batch.source_id
    assert Contact.objects.unscoped("test").get(person=person("方美娟"))


def test_an_empty_cell_erases_nothing(desk: Desk) -> None:
    desk.bring([GUIYING])

    assert counts(desk.bring([but(GUIYING, 文化程度="", 联系电话="")])) == (0, 0, 1, 0, 0)
    assert person("李桂英").education == "80"


def test_another_givers_differing_value_waits_for_a_person(desk: Desk) -> None:
    desk.bring([GUIYING], "社区花名册.csv")

    batch = desk.bring([but(GUIYING, 文化程度="初中", 联系电话="19900000077")], "卫生站名册.csv")

    assert counts(batch) == (0, 0, 0, 1, 0)
    assert person("李桂英").education == "80"
    waiting = Conflict.objects.unscoped("test").order_by("field")
    assert [(c.field, values(c)) for c in waiting] == [
        ("person.education", ("80", "70")),
        ("person.phone", ("19900000001", "19900000077")),
    ]


def test_a_conflict_that_waits_is_not_raised_twice(desk: Desk) -> None:
    desk.bring([GUIYING], "社区花名册.csv")
    other = [but(GUIYING, 文化程度="初中")]
    desk.bring(other, "卫生站名册.csv")

    assert desk.bring(other, "卫生站名册.csv").counts["queued"] == 0
    assert Conflict.objects.unscoped("test").count() == 1


def test_a_value_told_on_a_visit_is_not_overwritten_by_a_list(desk: Desk) -> None:
    desk.bring([GUIYING])
    guiying = person("李桂英")
    edit_person(guiying, actor=desk.clerk, values={"education": "70"}, version=guiying.version)

    assert counts(desk.bring([GUIYING])) == (0, 0, 0, 1, 0)
    assert person("李桂英").education == "70"


def test_two_people_of_one_number_are_told_with_both_rows(desk: Desk) -> None:
    twin = but(GUIYING, 姓名="李桂云")
    batch = desk.read([GUIYING, AGEN, twin])

    assert [(p.row, p.kind, p.detail) for p in problems(batch)] == [(4, "duplicate.differs", "2")]
    assert batch.counts["new"] == 2


def test_rows_of_another_place_stay_out(clerk: Any, tmp_path: Path) -> None:
    headers = [*HEADERS, "网格代码"]
    file = write_rows(tmp_path / "名册.csv", [headers, [*GUIYING, GRID_2], [*AGEN, "330182002004001"]])
    batch = read_roster(open_batch(file, actor=clerk, place_code=LUOTONG), actor=clerk, path=file)

    assert [(p.row, p.kind) for p in problems(batch)] == [(3, "place.out_of_scope")]
    commit_roster(batch, actor=clerk)
    assert person("李桂英").place_code in {LUOTONG, GRID_2}


def test_a_subdistricts_list_says_by_community_and_grid_where_everybody_belongs(tmp_path: Path) -> None:
    officer = actor("wu_li")
    headers = [*HEADERS, "社区", "网格"]
    rows = [[*GUIYING, "罗桐社区", "第二网格"], [*AGEN, "府东社区", ""], [*MEIJUAN, "洋溪社区", ""]]
    file = write_rows(tmp_path / "街道名册.csv", [headers, *rows])
    with fenced(officer):
        batch = read_roster(open_batch(file, actor=officer, place_code=SUBDISTRICT), actor=officer, path=file)
        commit_roster(batch, actor=officer)

    assert person("李桂英").place_code == GRID_2
    assert person("邵阿根").place_code == FUDONG
    assert [(p.row, p.kind, p.detail) for p in problems(batch)] == [(4, "place.out_of_scope", "洋溪社区")]


def test_nobody_imports_without_the_right_or_into_another_area(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "名册.csv", [HEADERS, GUIYING])
    for who in ("chen_xiaolan", "zhu_linfeng"):
        with pytest.raises(RightMissing):
            open_batch(file, actor=actor(who), place_code=LUOTONG)


def test_the_neighbour_cannot_commit_or_undo_it(desk: Desk) -> None:
    batch = desk.read(LIST)
    for act in (commit_roster, undo_roster):
        with pytest.raises(OutOfScope):
            act(batch, actor=actor("zhu_linfeng"))


def test_a_committed_import_is_one_event_without_personal_data(desk: Desk) -> None:
    desk.bring(LIST)
    event = Event.objects.unscoped("test").get(action="people.roster_committed")

    assert (event.place_code, event.subject_label) == (LUOTONG, "花名册.csv")


def test_a_committed_import_is_not_committed_twice(desk: Desk) -> None:
    batch = desk.bring(LIST)

    with pytest.raises(Refused):
        commit_roster(batch, actor=desk.clerk)


def test_a_dirty_roster_comes_in_and_goes_out_again(clerk: Any, tmp_path: Path) -> None:
    dirty = make_dirty_roster(1200, seed=3)
    file = dirty.write(tmp_path / "dirty.csv")
    outsider = clerk_of_the_dirty_place()
    with fenced(outsider):
        before = register_digest("999999")
        batch = read_roster(
            open_batch(file, actor=outsider, place_code="999999001001"), actor=outsider, path=file
        )
        batch = commit_roster(batch, actor=outsider)
        assert batch.counts["new"] == len(dirty.people)
        again = read_roster(
            open_batch(file, actor=outsider, place_code="999999001001"), actor=outsider, path=file
        )
        assert (again.counts["same"], again.counts["new"], again.counts["changed"]) == (
            len(dirty.people),
            0,
            0,
        )
        undo_roster(batch, actor=outsider)
        assert register_digest("999999") == before


def clerk_of_the_dirty_place() -> Any:
    from liren.people.commands import command_line

    return command_line("999999001001")


@pytest.mark.parametrize(
    ("name", "giver"),
    [
        ("花名册2025年3月(1).xlsx", "花名册"),
        ("花名册2026.xlsx", "花名册"),
        ("卫生站名册.csv", "卫生站名册"),
        ("2026.csv", "2026"),
    ],
)
def test_lists_of_one_giver_are_known_by_their_name(name: str, giver: str) -> None:
    assert giver_of(name) == giver


def test_the_command_line_says_what_it_would_do() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "config.cli", "roster", "import", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "--dry-run" in told.stdout
