"""Rosters with one household in a row: the head, then the members in numbered groups of columns."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from liren.people.models import Household, RosterBatch
from liren.people.operations.roster.commit import commit_roster
from liren.people.operations.roster.open import open_batch
from liren.people.operations.roster.stage import read_roster
from liren.people.operations.roster.undo import undo_roster
from liren.people.queries.digest import people_in, register_digest
from liren.people.queries.rosters import problems
from liren.people.roster.headers import find_headers
from liren.people.roster_forms import ColumnsForm
from liren.people.tests.desk import Desk, counts, person
from liren.testing.area import LUOTONG, SUBDISTRICT
from liren.testing.people import an_identity
from liren.testing.roster_writers import write_rows

HEAD, WIFE, SON = (
    an_identity(day, n) for n, day in enumerate((date(1950, 1, 2), date(1952, 3, 4), date(1980, 5, 6)), 11)
)
ALONE = an_identity(date(1939, 9, 9), 15)
WIDE = ["户主姓名", "户主身份证号", "现住址", "户主电话",
        "成员1姓名", "成员1身份证号", "成员1关系", "成员2姓名", "成员2身份证号", "成员2与户主关系"]  # fmt: skip
FAMILY = ["邵阿根", HEAD, "罗桐路58弄3幢2单元201", "19900000002", "方美娟", WIFE, "配偶", "邵小舟", SON, "子"]
LONELY = ["李桂英", ALONE, "罗桐路58弄3幢2单元202", "", "", "", "", "", "", ""]
ENDINGS = [
    ("成员一姓名", "1:person.name"), ("家庭成员2姓名", "2:person.name"), ("家庭成员（3）身份证号码", "3:person.identity"),
    ("成员姓名4", "4:person.name"), ("成员12联系电话", "12:person.phone"), ("家庭成员5", "5:person.name"),
]  # fmt: skip


def bring(desk: Desk, rows: list[list[Any]], path: Path, headers: list[Any] | None = None) -> RosterBatch:
    file = write_rows(path / "一户一行.xlsx", [*(headers or [WIDE]), *rows])
    batch = open_batch(file, actor=desk.clerk, place_code=LUOTONG)
    return read_roster(batch, actor=desk.clerk, path=file)


@pytest.mark.parametrize(("label", "meant"), ENDINGS)
def test_numbered_members_are_recognised_however_they_are_written(label: str, meant: str) -> None:
    headers = find_headers([["户主", "户主身份证号", "成员9姓名", label], ["邵阿根", HEAD, "方美娟", "x"]])
    number, fact = meant.split(":")
    assert headers.columns[3].fact == f"member{number}.{fact}"
    assert [column.fact for column in headers.columns[:2]] == ["person.name", "person.identity"]


def test_members_under_merged_headers_are_recognised() -> None:
    upper = ["户主信息", "", "现住址", "家庭成员1", "", "家庭成员2", ""]
    lower = ["姓名", "身份证号", "", "姓名", "关系", "姓名", "关系"]
    headers = find_headers([upper, lower, FAMILY[:7]])
    assert [column.fact for column in headers.columns] == [
        "person.name", "person.identity", "dwelling.address", "member1.person.name", "member1.person.relation",
        "member2.person.name", "member2.person.relation",
    ]  # fmt: skip


def test_a_roster_of_persons_stays_what_it_is() -> None:
    headers = find_headers([["姓名", "身份证号", "户主姓名", "家庭成员数"], ["邵阿根", HEAD, "邵阿根", 3]])
    assert [column.fact for column in headers.columns[:3]] == [
        "person.name",
        "person.identity",
        "household.head_name",
    ]


@pytest.mark.django_db
def test_each_row_becomes_one_household(desk: Desk, tmp_path: Path) -> None:
    before = register_digest(SUBDISTRICT)
    batch = commit_roster(bring(desk, [FAMILY, LONELY], tmp_path), actor=desk.clerk)

    assert counts(batch) == (4, 0, 0, 0, 0)
    family = Household.objects.unscoped("a test looks").get(head=person("邵阿根"))
    assert [person(name).relation for name in ("方美娟", "邵小舟")] == ["10", "20"]
    assert {person(name).household_id for name in ("邵阿根", "方美娟", "邵小舟")} == {family.pk}
    assert {person(name).dwelling_id for name in ("邵阿根", "方美娟", "邵小舟")} == {family.dwelling_id}
    assert person("李桂英").household_id != family.pk

    assert counts(commit_roster(bring(desk, [FAMILY, LONELY], tmp_path), actor=desk.clerk)) == (0, 0, 4, 0, 0)
    undo_roster(batch, actor=desk.clerk)
    assert register_digest(SUBDISTRICT) == before


@pytest.mark.django_db
def test_a_members_mistake_is_named_by_row_and_its_own_column(desk: Desk, tmp_path: Path) -> None:
    wrong = [*FAMILY[:5], WIFE[:-1] + ("1" if WIFE[-1] != "1" else "2"), *FAMILY[6:]]
    batch = bring(desk, [LONELY, wrong], tmp_path)

    (problem,) = problems(batch)
    assert (problem.row, problem.letter, problem.column, problem.kind) == (
        3,
        "F",
        "成员1身份证号",
        "identity.check_digit",
    )
    assert counts(batch) == (3, 0, 0, 0, 1)
    assert commit_roster(batch, actor=desk.clerk).counts["new"] == 3
    assert people_in(LUOTONG) == 3


@pytest.mark.django_db
def test_somebody_in_two_rows_is_named_by_both(desk: Desk, tmp_path: Path) -> None:
    again = [*LONELY[:4], "方美娟", WIFE, "女儿", "", "", ""]
    (problem,) = problems(bring(desk, [FAMILY, again], tmp_path))
    assert (problem.row, problem.letter, problem.kind, problem.detail) == (3, "F", "duplicate.differs", "2")


@pytest.mark.django_db
def test_a_household_whose_head_is_wrong_still_is_one(desk: Desk, tmp_path: Path) -> None:
    nobody = ["邵阿根", "123", *FAMILY[2:]]
    batch = commit_roster(bring(desk, [LONELY, nobody], tmp_path), actor=desk.clerk)

    assert counts(batch) == (3, 0, 0, 0, 1)
    assert person("方美娟").household_id == person("邵小舟").household_id != person("李桂英").household_id


def test_what_a_members_column_means_can_be_corrected() -> None:
    headers = find_headers([WIDE, FAMILY])
    form = ColumnsForm({f"column_{i}": fact for i, fact in headers.mapping.items()},
                       headers=[c.label for c in headers.columns], mapping=headers.mapping)  # fmt: skip
    assert form.is_valid()
    assert form.mapping() == headers.mapping
