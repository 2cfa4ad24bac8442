"""What is wrong with a pack is said with file, line and sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from liren.policy.packs.checking import check_folder
from liren.policy.packs.source import read_text

HEAD = """code: one
kind: policy
title: {zh: 标题, en: Title}
level: subdistrict
area: "330182001"
state: in_force
clauses:
"""
CLAUSE = """  - id: on-1
    summary: {zh: 用房, en: Premises}
    cite: 第一条
    at: community
    check: {measure: places.premises_area, compare: ">=", than: "640[m2]"}
"""


def checked(folder: Path, text: str, **others: str) -> list[str]:
    for name, body in {"one": text, **others}.items():
        (folder / name).mkdir()
        (folder / name / "policy.yaml").write_text(body, "utf-8")
    return [f"{one.line}: {one.sentence}" for one in check_folder(folder).problems]


def test_a_right_pack_has_no_problem_and_is_counted(tmp_path):
    assert checked(tmp_path, HEAD + CLAUSE) == []
    counts = check_folder(tmp_path).counts
    assert (counts["policies"], counts["clauses"], counts["checks"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("was", "is_now", "line", "words"),
    [
        ("640[m2]", "640[household]", 12, "household"),
        ("640[m2]", "640", 12, "m2"),
        ("640[m2]", "640[furlong]", 12, "furlong"),
        ("640[m2]", "sum(rooms)", 12, "sum(rooms)"),
        ("places.premises_area", "places.palaces", 12, "places.palaces"),
        ('than: "640[m2]"', "near: 10", 12, "than"),
        ("    cite: 第一条\n", "", 8, "cite"),
        ("    at: community\n", "", 8, "on-1"),
        ("state: in_force", "state: sleeping", 6, "sleeping"),
        ("state: in_force", 'state: in_force\nvalid_from: "2026-13-01"', 7, "2026-13-01"),
        ("state: in_force", "state: in_force\nsuperseded_by: nobody", 7, "nobody"),
        ("state: in_force", "state: in_force\nsuperseded_by: one", 7, ""),
        ("    cite: 第一条\n", "    cite: 第一条\n    cite: 第二条\n", 1, "cite"),
    ],
)
def test_a_mistake_is_pointed_at(tmp_path, was, is_now, line, words):
    found = checked(tmp_path, (HEAD + CLAUSE).replace(was, is_now))
    assert found
    assert found[0].startswith(f"{line}: ")
    assert words in found[0]


def test_an_id_that_stands_twice_is_refused_wherever_it_stands(tmp_path):
    found = checked(tmp_path, HEAD + CLAUSE, two=(HEAD + CLAUSE).replace("code: one", "code: two"))
    assert len(found) == 1
    assert "on-1" in found[0]
    assert "one/policy.yaml:8" in found[0]


def test_a_pack_that_contains_itself_is_refused(tmp_path):
    assert "2" in checked(tmp_path, "code: one\nclauses: &a [*a]\n")[0]


def test_an_empty_folder_says_so(tmp_path):
    assert len(check_folder(tmp_path).problems) == 1


@pytest.mark.parametrize(
    "text",
    ["[" * 5000, "\n".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}' if n else 'x'] * 9)}]" for n in range(9))],
)
def test_a_file_that_grows_when_it_is_read_is_refused_in_a_moment(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        read_text(text, "policy.yaml")
