"""Documents of many styles – notices, statutes, minutes, reports, conventions – each with every clause marked by hand."""

from __future__ import annotations

import pytest

from liren.policy.reading import read_document
from liren.policy.reading.tests.marked import documents, found, unmarked, wrapped

DOCUMENTS = dict(documents())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_clause_is_found_at_its_depth(name: str) -> None:
    marked = unmarked(DOCUMENTS[name])
    assert found(read_document(marked.text.encode(), name)) == marked.clauses


@pytest.mark.parametrize("width", [21, 34, 45])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_broken_lines_change_nothing(name: str, width: int) -> None:
    marked = unmarked(wrapped(DOCUMENTS[name], width))
    assert found(read_document(marked.text.encode(), name)) == marked.clauses


HEADS = {
    "notice_with_plan": (
        "青街办发〔2023〕41号",
        "青禾街道办事处",
        "2023-05-12",
        "各社区居民委员会，街道各科室、站所",
        "",
    ),
    "opinions_without_numbers": ("", "临溪区民政局", "2022-03-09", "各街道办事处、镇人民政府", ""),
    "statute": ("", "", "2021-09-28", "", ""),
    "report": ("", "", "2024-01-18", "", "各位代表，同志们"),
    "letter": ("", "白鹭湖街道社区居民选举委员会", "2024-11-01", "", "亲爱的居民朋友"),
    "convention": ("", "", "2022-06-19", "", ""),
    "minutes": ("〔2024〕第7期", "", None, "", ""),
    "interpretation": ("", "", None, "", ""),
}


@pytest.mark.parametrize("name", HEADS)
def test_the_head_is_read(name: str) -> None:
    read = read_document(unmarked(DOCUMENTS[name]).text.encode(), name)
    day = read.issued_on.isoformat() if read.issued_on else None
    assert (read.number, read.issuer, day, read.addressee, read.salutation) == HEADS[name]


def test_titles() -> None:
    titles = {
        name: read_document(unmarked(text).text.encode(), name).title for name, text in DOCUMENTS.items()
    }
    assert titles["report"] == "关于2023年社区服务工作情况的报告"
    assert titles["statute"] == "云岭市住宅小区公共空间管理条例"
    assert titles["interpretation"] == "《青禾街道社区用房管理细则》政策解读"
    assert titles["notice_with_plan"].endswith("三年行动计划（2023—2025年）》的通知")


def test_no_name_of_a_person_is_in_what_is_shown() -> None:
    read = read_document(unmarked(DOCUMENTS["minutes"]).text.encode(), "纪要")
    shown = str(read.as_json())
    assert not any(name in shown for name in ("钮梧桐", "郗青山", "亓长河", "逄小满"))
    assert "钮梧桐" in read.source
