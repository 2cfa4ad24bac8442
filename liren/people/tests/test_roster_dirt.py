"""A dirty roster is read: every planted error is found, none is invented, and everybody else comes out right."""

from collections import Counter
from pathlib import Path

import pytest

from liren.people.operations.roster.twins import take_out_twins
from liren.people.roster.clean_row import CleanRow, make_plan
from liren.people.roster.cleaner import clean_chunk
from liren.people.roster.headers import find_headers
from liren.people.roster.households import Households
from liren.people.roster.problems import Problem
from liren.people.roster.sheets import open_roster
from liren.people.tests.desk import stage
from liren.testing.dirty_roster import GRIDS, PLACE, TODAY, DirtyRoster, labels, make_dirty_roster

pytestmark = pytest.mark.django_db
BATCH = 7


def read(path: Path, chunk: int = 700) -> tuple[list[CleanRow], list[Problem], int]:
    """The whole file through all steps and through staging, as an import does it."""
    roster = open_roster(path)
    headers = find_headers(roster.head())
    plan = make_plan(headers, place_code=PLACE, grids=GRIDS.items(), formulas=roster.formulas, today=TODAY)
    households = Households(plan.column("person.relation"))
    people: list[CleanRow] = []
    problems: list[Problem] = []
    skipped = 0
    for first_row, rows in roster.chunks(headers.first_data_row, chunk):
        cleaned = clean_chunk(plan, rows, first_row)
        people += households.assign(cleaned.rows, cleaned.rejected)
        problems += cleaned.problems
        skipped += cleaned.skipped
    stage(BATCH, people)
    twins = take_out_twins(BATCH, plan)
    again = {problem.row for problem in twins}
    return [row for row in people if row.row not in again], problems + twins + households.problems, skipped


def told(problems: list[Problem]) -> Counter[tuple[int, str, str]]:
    return Counter((problem.row, problem.column, problem.kind) for problem in problems)


def planted(roster: DirtyRoster) -> Counter[tuple[int, str, str]]:
    names = list(labels())
    return Counter((fault.row, names[fault.column], fault.kind) for fault in roster.planted)


def came_out(row: CleanRow) -> tuple[object, ...]:
    address = row.address if row.home.room else ""
    return row.name, row.identity, row.sex, row.born, row.phones, address, row.household


def check(roster: DirtyRoster, path: Path) -> None:
    people, problems, skipped = read(path)
    assert told(problems) == planted(roster)
    assert {row.row: came_out(row) for row in people} == {n: tuple(e) for n, e in roster.people.items()}
    assert skipped == roster.furniture


@pytest.mark.parametrize("ending", ["csv", "xlsx", "xls", "ods"])
def test_every_planted_error_is_found_and_none_invented(tmp_path: Path, ending: str) -> None:
    roster = make_dirty_roster(2000, seed=7, formulas=ending == "xlsx")
    check(roster, roster.write(tmp_path / f"roster.{ending}"))


@pytest.mark.parametrize(("encoding", "separator"), [("gb18030", ","), ("utf-16", "\t"), ("utf-8", ";")])
def test_text_files_are_read_however_they_were_saved(tmp_path: Path, encoding: str, separator: str) -> None:
    roster = make_dirty_roster(300, seed=3)
    check(roster, roster.write(tmp_path / "roster.csv", encoding=encoding, separator=separator))


@pytest.mark.slow
def test_two_hundred_thousand_rows(tmp_path: Path) -> None:
    roster = make_dirty_roster(200_000, seed=11)
    check(roster, roster.write(tmp_path / "roster.csv"))


def test_every_kind_of_fault_is_planted_even_in_a_short_roster() -> None:
    kinds = {fault.kind for fault in make_dirty_roster(50, formulas=True).planted}
    assert len(kinds) >= 22


def test_no_problem_carries_a_whole_number(tmp_path: Path) -> None:
    roster = make_dirty_roster(500)
    _people, problems, _skipped = read(roster.write(tmp_path / "roster.csv"))
    for problem in problems:
        digits = [len(run) for run in "".join(c if c.isdigit() else " " for c in problem.value).split()]
        assert max(digits, default=0) <= 6, problem.kind


def test_every_problem_is_a_sentence_with_row_and_column(tmp_path: Path) -> None:
    roster = make_dirty_roster(100)
    _people, problems, _skipped = read(roster.write(tmp_path / "roster.csv"))
    for problem in problems:
        sentence = problem.sentence()
        assert str(problem.row) in sentence
        assert problem.column in sentence
        assert "{" not in sentence


def test_chunks_may_be_cut_anywhere(tmp_path: Path) -> None:
    path = make_dirty_roster(300, seed=5).write(tmp_path / "roster.csv")
    assert told(read(path, chunk=7)[1]) == told(read(path, chunk=10_000)[1])
    assert read(path, chunk=7)[0] == read(path, chunk=10_000)[0]
