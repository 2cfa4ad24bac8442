"""The national code tables."""

import pytest
from django.utils.translation import override

from liren.kernel.codes import EDUCATION, ETHNICITY, MARITAL, POLITICAL, RELATION, SEX, TABLES, CodeTable
from liren.kernel.text import one_of_each


@pytest.mark.parametrize(
    ("table", "size"),
    [(SEX, 4), (MARITAL, 8), (ETHNICITY, 58), (EDUCATION, 40), (RELATION, 84), (POLITICAL, 13)],
)
def test_tables_are_complete(table: CodeTable, size: int) -> None:
    assert len(table.entries) == size


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.standard)
def test_every_word_leads_to_one_code_only(table: CodeTable) -> None:
    claims = [(one_of_each(word), code) for word, code in table.synonyms.items()]
    claims += [(one_of_each(name), e.code) for e in table.entries.values() for name in {e.zh, e.said, e.en}]
    codes = dict(claims)
    assert [(word, code) for word, code in claims if codes[word] != code] == []
    assert all(table.find(word) == code for word, code in claims)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.standard)
def test_every_code_finds_itself(table: CodeTable) -> None:
    assert all(table.find(code) == code for code in table.entries)


@pytest.mark.parametrize(
    ("table", "word", "code"),
    [
        (SEX, "女", "2"),
        (SEX, "１", "1"),
        (SEX, 1.0, "1"),
        (MARITAL, "离异", "40"),
        (ETHNICITY, "汉", "01"),
        (ETHNICITY, "畲族", "22"),
        (ETHNICITY, 1, "01"),
        (EDUCATION, "大专", "30"),
        (EDUCATION, "文盲", "90"),
        (EDUCATION, " 初 中 ", "70"),
        (RELATION, "之妻", "12"),
        (RELATION, "儿媳妇", "38"),
        (RELATION, "外婆", "64"),
        (POLITICAL, "党员", "01"),
        (POLITICAL, "群众", "13"),
    ],
)
def test_words_from_real_rosters_are_understood(table: CodeTable, word: object, code: str) -> None:
    assert table.find(word) == code


@pytest.mark.parametrize("word", ["", None, "?", "很好", 77])
def test_an_unknown_word_has_no_code(word: object) -> None:
    assert EDUCATION.find(word) is None


def test_labels_follow_the_readers_language() -> None:
    label = SEX.labels["2"]
    with override("zh-hans"):
        assert str(label) == "女"
    with override("en"):
        assert str(label) == "Female"
    assert SEX.official("2") == "女性"
    assert SEX.label("7") == "7"


def test_grades_of_education_belong_to_a_level() -> None:
    assert EDUCATION.broader("31") == "30"
    assert SEX.broader("1") == "1"


def test_all_fifty_six_groups_have_the_codes_of_the_standard() -> None:
    known = {
        "汉族": "01",
        "蒙古族": "02",
        "藏族": "04",
        "壮族": "08",
        "满族": "11",
        "土家族": "15",
        "畲族": "22",
        "羌族": "33",
    }
    known |= {"锡伯族": "38", "塔塔尔族": "50", "基诺族": "56"}
    assert {word: ETHNICITY.find(word) for word in known} == known
