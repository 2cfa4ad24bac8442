"""What is suggested for a clause, marked in its text, and assembled to a pack."""

from __future__ import annotations

from typing import Any

import pytest

from liren.policy.choices import Way
from liren.policy.drafting.dictionary import Entry, suggested
from liren.policy.drafting.marks import Piece, pieces_of
from liren.policy.drafting.prefill import prefilled

AREA = Entry("places.premises_area", "社区用房面积", "Premises", "m2", True)
SHARE = Entry("x.share", "占比", "Share", "percent", True)
WORKERS = Entry("x.workers", "社区工作者", "Workers", "person", True)


def number(
    value: float, unit: str, comparison: str = "", upper: float | None = None, hedge: str = ""
) -> dict[str, Any]:
    return {
        "text": "",
        "value": value,
        "unit": unit,
        "max": upper,
        "comparison": comparison,
        "hedge": hedge,
        "per": "",
    }


def begins(quantity: dict[str, Any], *entries: Entry, due: str | None = None) -> dict[str, Any]:
    deadlines = [{"text": "", "due": due, "within": None, "every": None}] if due else []
    return prefilled(
        "", {"quantities": [quantity], "deadlines": deadlines, "owners": []}, lambda _text: entries
    )


@pytest.mark.parametrize(
    ("comparison", "sign"),
    [("不低于", ">="), ("以上", ">="), ("不少于", ">="), ("", ">="), ("不超过", "<="), ("以下", "<="), ("超过", ">"),
     ("少于", "<"), ("左右", "about")],
)  # fmt: skip
def test_words_of_comparison_become_signs(comparison: str, sign: str) -> None:
    form = begins(number(640, "平方米", comparison), AREA)
    assert (form["way"], form["measure"], form["compare"], form["than"]) == (
        Way.FIGURE,
        AREA.key,
        sign,
        "640",
    )


def test_about_comes_with_a_tolerance_and_as_a_general_wish() -> None:
    form = begins(number(1500, "平方米", "左右"), AREA)
    assert (form["tolerance"], form["general"]) == (10, True)


def test_a_range_has_two_ends() -> None:
    form = begins(number(5, "名", upper=9, hedge="一般"), WORKERS)
    assert (form["compare"], form["than"], form["upper"], form["general"]) == ("between", "5", "9", True)


def test_two_thirds_are_percent() -> None:
    assert begins(number(0.6667, "", "不低于"), SHARE)["than"] == "66.67"


def test_a_number_is_compared_only_with_its_like() -> None:
    assert begins(number(80, "%", "以上"), AREA, SHARE)["measure"] == SHARE.key
    assert begins(number(80, "%", "以上"), AREA)["way"] == Way.PERSON


def test_a_count_with_a_last_day_is_a_target() -> None:
    form = begins(number(50, "个"), due="2021-12-31")
    assert (form["way"], form["count"], form["by"]) == (Way.TARGET, 50, "2021-12-31")


def test_what_recurs_is_asked_again_and_offices_are_named() -> None:
    found = {
        "quantities": [],
        "deadlines": [{"text": "每半年", "due": None, "within": None, "every": "P6M"}],
        "owners": [{"role": "责任领导", "text": ""}, {"role": "责任科室", "text": "财政科、社区工作科"}],
    }
    form = prefilled("", found, lambda _text: ())
    assert (form["every"], form["office"], form["role"]) == (6, "财政科、社区工作科", "责任领导")


def test_marks_find_words_that_print_has_broken_and_lose_nothing() -> None:
    text = "面积不少于 640\n平方米，年底前完成。"
    found = {"quantities": [{"text": "不少于640平方米"}], "deadlines": [{"text": "年底前"}]}
    pieces = pieces_of(text, found)
    assert "".join(piece.text for piece in pieces) == text
    assert [one for one in pieces if one.kind] == [
        Piece("不少于 640\n平方米", "quantities"),
        Piece("年底前", "deadlines"),
    ]


def test_the_indicator_whose_words_stand_in_the_clause_is_suggested() -> None:
    assert suggested("", "每个社区用房面积不少于640平方米。")[0].key == "places.premises_area"


def test_a_number_belongs_to_its_own_sentence() -> None:
    asked: list[str] = []

    def likely(words: str) -> list[Entry]:
        asked.append(words)
        return []

    quantity = number(640, "平方米") | {"text": "不少于640平方米"}
    text = "办公经费另行安排。社区用房面积不少于640平方米；其余自定。"
    prefilled(text, {"quantities": [quantity]}, likely)
    assert asked == ["社区用房面积不少于640平方米"]
