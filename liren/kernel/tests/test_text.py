"""Cells as people leave them behind."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liren.kernel.text import clean_cell, clean_name, clean_text, half_width, one_of_each


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("　张三\u00a0", "张三"),
        ("１２３ＡＢ", "123AB"),
        ("罗桐路  58\n弄", "罗桐路 58 弄"),
        ("低保（2023年）", "低保（2023年）"),
        ("\ufeff姓\u200b名", "姓名"),
        ("\u3164", ""),
        (12.0, "12"),
        (12.5, "12.5"),
        (7, "7"),
        (None, ""),
        (datetime.fromisoformat("1965-03-02"), "1965-03-02"),
        (date(1965, 3, 2), "1965-03-02"),
    ],
)
def test_cells_become_clean_text(cell: object, text: str) -> None:
    assert clean_cell(cell) == text


@given(st.text())
def test_clean_text_stays_as_it_is(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert once == once.strip()
    assert "  " not in once


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("张 三", "张三"),
        ("王　小　明 ", "王小明"),
        ("阿依古丽.买买提", "阿依古丽·买买提"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("阿依古丽 · 买买提", "阿依古丽·买买提"),
        ("Anna B. Lee", "Anna B. Lee"),
    ],
)
def test_names_lose_gaps_and_keep_one_kind_of_dot(typed: str, name: str) -> None:
    assert clean_name(typed) == name


def test_numbers_are_half_width_and_words_compare_without_spaces() -> None:
    assert half_width("（０５７１）－８８") == "(0571)-88"
    assert one_of_each(" 大 专（ A ）") == "大专(a)"
