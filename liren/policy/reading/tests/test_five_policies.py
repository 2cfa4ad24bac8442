"""The five documents from which this product began: their clauses, figures, deadlines and offices, counted by hand.

The documents are not part of the repository. Where they are absent these tests say so and are skipped.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from liren.policy.reading import Document, read_document

FOLDER = Path(__file__).resolve().parents[5] / "shared" / "policies"
pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason=f"THE FIVE POLICIES ARE NOT HERE ({FOLDER}): nothing was compared with them"
)

LEVELS = {
    "000": {1: 3, 2: 6, 3: 10},
    "001": {1: 5, 2: 12, 3: 17, 4: 5},
    "002": {1: 3, 2: 11, 3: 16},
    "003": {1: 3, 2: 12},
    "004": {1: 3, 2: 7},
}
HEADS = {
    "000": ("2020-04-14", "新安江街道党工委、新安江街道办事处", "", "街道所属各单位"),
    "001": (None, "中山街道", "", ""),
    "002": (None, "省委办公厅 省政府办公厅", "鲁办发〔2012〕22号", ""),
    "003": (None, "", "", ""),
    "004": (None, "重庆市渝中区解放碑街道", "", ""),
}
FIGURES = {
    "000": set(),
    "001": {
        ("三（一）1", 1500, None, "户", "左右"), ("三（一）1", 30, None, "%", "未达到"), ("三（一）1", 30, None, "%", "达到"),
        ("三（一）2", 640, None, "平方米", "不少于"), ("三（一）2", 30, None, "平方米", "不少于"), ("三（五）1", 5, 9, "名", "一般"),
        ("三（五）1", 0.6667, None, "", "不低于"), ("三（五）1", 80, None, "%", "不低于"), ("三（六）1", 8, None, "万元", "不少于"),
        ("三（六）1", 2, None, "万元", ""), ("三（一）", 9, None, "家", ""), ("三（一）", 10, None, "家", ""), ("三（二）", 9, None, "家", ""),
        ("三（二）", 10, None, "家", ""),
    },
    "002": {
        ("一（三）", 300, None, "平方米", "以上"), ("一（三）", 80, None, "%", "以上"), ("一（三）", 1, None, "名", "至少"), ("一（三）", 50, None, "%", "以上"),
        ("一（三）", 5, None, "个", "以上"), ("一（三）", 10, None, "%", "以上"), ("二（一）1", 3000, None, "户", "左右"), ("二（一）1", 50, None, "%", "达到"),
        ("二（一）2", 5, 9, "人", "一般"), ("二（二）1", 3000, None, "平方米", "不低于"), ("二（二）1", 1000, None, "平方米", "不低于"),
        ("二（二）2", 10, 20, "户", "一般"), ("二（二）2", 1, None, "平方米", "一般"), ("二（二）2", 300, None, "平方米", "不低于"),
        ("二（三）3", 80, None, "%", "以上"), ("二（三）3", 30, None, "%", "以上"), ("二（五）1", 0.6667, None, "", "以上"), ("二（五）3", 1, None, "年", "以上"),
        ("三（三）", 1, None, "比", ""),
    },
    "003": {
        ("一", 12, None, "个", ""), ("一", 50, None, "个", ""), ("一", 10, None, "个", ""), ("一", 1, None, "家", "至少"), ("二（二）", 35, None, "个", ""),
        ("二（二）", 4, None, "个", ""), ("二（二）", 13, None, "个", ""), ("二（二）", 300, None, "平方米", "少于"), ("二（二）", 30, None, "平方米", ""),
        ("二（二）", 500, None, "平方米", "不低于"), ("二（二）", 300, None, "平方米", "不低于"), ("二（二）", 50, None, "个", ""), ("二（五）", 7, None, "个", ""),
        ("二（五）", 3, None, "个", ""), ("二（五）", 1, None, "家", "至少"), ("二（五）", 50, None, "%", ""), ("二（五）", 1, None, "名", "至少"),
        ("二（九）", 7, None, "级", ""), ("三（十二）", 1, None, "个", ""), ("三（十二）", 3, None, "个", ""), ("三（十二）", 30, None, "个", ""),
        ("三（十二）", 100, None, "个", ""),
    },
    "004": set(),
}  # fmt: skip
TIMES = {
    "000": {("二（二）1", "P1M"), ("二（二）1", "P1Y"), ("三（二）", "P6M"), ("三（二）", "2020-12-31")},
    "001": {("二", "P3Y"), ("三（五）2", "P1Y"), ("三（五）2", "P2Y"), ("三（一）", "2018-12-31"), ("三（二）", "2019-12-31"), ("三（三）", "2020-12-31")},
    "002": {("一（三）", "2015-12-31"), ("一（三）", "2020-12-31"), ("二（一）2", "P1Y"), ("二（一）2", "P2Y"), ("二（三）3", "P5Y")},
    "003": {
        ("一", "2021-12-31"), ("一", "2025-12-31"), ("二（二）", "2021-12-31"), ("二（二）", "2022-12-31"), ("二（二）", "P3Y"), ("二（三）", "2021-12-31"),
        ("二（五）", "2021-12-31"), ("二（五）", "2025-12-31"), ("二（五）", "P1Y"), ("二（八）", "2021-12-31"), ("三（十二）", "2021-12-31"),
    },
    "004": set(),
}  # fmt: skip
OFFICES = {
    "000": {
        ("二（一）1", "财政科、社区工作科"), ("二（一）2", "社区工作科、民政线"), ("二（一）3", "社区工作科"), ("二（二）1", "财政科"), ("二（二）2", "社区工作科、财政科"),
        ("二（二）3", "社区工作科、财政科"), ("二（二）4", "纪工委"), ("二（三）1", "党建工作科、社工协会"), ("二（三）2", "社区工作科、党建工作科"),
        ("二（三）3", "社区工作科、社工协会"), ("三（二）", "社区工作科"),
    },
    "002": {("二（二）2", "县（市、区）人民政府"), ("二（二）2", "设区的市或县（市、区）人民政府"), ("三（二）", "民政部门")},
    "003": {("三（十）", "组织部门"), ("三（十）", "政法部门"), ("三（十）", "民政部门")},
}  # fmt: skip


@cache
def document(code: str) -> Document:
    [file] = FOLDER.glob(f"{code}_*.txt")
    return read_document(file.read_bytes(), file.name)


def _spot(path: tuple[str, ...]) -> str:
    return "".join(path)


@pytest.mark.parametrize("code", LEVELS)
def test_the_clauses_of_each_level(code: str) -> None:
    assert Counter(len(clause.path) for clause in document(code).clauses) == LEVELS[code]


@pytest.mark.parametrize("code", HEADS)
def test_the_head(code: str) -> None:
    read = document(code)
    day = read.issued_on.isoformat() if read.issued_on else None
    assert (day, read.issuer, read.number, read.addressee) == HEADS[code]


@pytest.mark.parametrize("code", FIGURES)
def test_every_figure_and_no_other(code: str) -> None:
    found = {
        (_spot(clause.path), q.value, q.max, q.unit, q.comparison)
        for clause in document(code).clauses
        for q in clause.quantities
    }
    assert found == FIGURES[code]


@pytest.mark.parametrize("code", TIMES)
def test_every_deadline_and_no_other(code: str) -> None:
    found = {
        (_spot(clause.path), one.within or one.every or (one.due.isoformat() if one.due else ""))
        for clause in document(code).clauses
        for one in clause.deadlines
    }
    assert found == TIMES[code]


@pytest.mark.parametrize("code", OFFICES)
def test_the_offices(code: str) -> None:
    found = {
        (_spot(clause.path), owner.text)
        for clause in document(code).clauses
        for owner in clause.owners
        if owner.text
    }
    assert found >= OFFICES[code]


def test_leaders_are_roles_without_names() -> None:
    read = document("000")
    leaders = [owner for clause in read.clauses for owner in clause.owners if owner.role == "责任领导"]
    assert len(leaders) == 10
    assert all(owner.text == "" for owner in leaders)
    assert "×××任组长" in read.clauses[-3].text
