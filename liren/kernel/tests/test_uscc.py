"""Credit codes of organisations, and documents of people without a resident card."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc as reference

from liren.kernel.documents import (
    DocumentKind,
    DocumentProblem,
    document_kind,
    mask_document,
    parse_document,
    recognise_document,
)
from liren.kernel.uscc import ALPHABET, CreditCodeProblem, credit_check_character, parse_credit_code

GOOD = "91350100M000100Y43"  # the standard's own example


def test_the_standards_example_is_read_however_typed() -> None:
    assert parse_credit_code(GOOD) == GOOD
    assert parse_credit_code(" 91350100-m000100y43 ") == GOOD


@given(st.text(ALPHABET, min_size=17, max_size=17))
def test_check_characters_agree_with_an_independent_reckoning(first17: str) -> None:
    assert credit_check_character(first17) == reference.calc_check_digit(first17)


@given(st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(place: int, sign: str) -> None:
    wrong = GOOD[:place] + sign + GOOD[place + 1 :]
    if wrong != GOOD:
        with pytest.raises(CreditCodeProblem):
            parse_credit_code(wrong)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (None, "empty"),
        ("91350100M000100Y4", "length"),
        ("91350100M0001O0Y43", "characters"),
        ("9135010AM000100Y43", "authority"),
        ("91350100M000100Y44", "check_character"),
    ],
)
def test_each_mistake_has_its_kind(value: object, kind: str) -> None:
    with pytest.raises(CreditCodeProblem) as caught:
        parse_credit_code(value)
    assert caught.value.kind == kind


@pytest.mark.parametrize(
    ("kind", "typed", "number"),
    [
        (DocumentKind.PASSPORT, "e 0000 0001", "E00000001"),
        (DocumentKind.HK_MACAO, "h00000001", "H00000001"),
        (DocumentKind.TAIWAN, "00000001", "00000001"),
        (DocumentKind.OTHER, "军字第0001号", "军字第0001号"),
        (DocumentKind.RESIDENT, "11010519491231002x", "11010519491231002X"),
    ],
)
def test_documents_are_read_by_kind(kind: DocumentKind, typed: str, number: str) -> None:
    assert parse_document(kind, typed).number == number


def test_a_number_of_the_wrong_shape_is_refused() -> None:
    with pytest.raises(DocumentProblem, match="does not look like"):
        parse_document(DocumentKind.HK_MACAO, "X1")


def test_kinds_are_recognised_by_their_words_and_by_their_shapes() -> None:
    assert document_kind("台胞证") is DocumentKind.TAIWAN
    assert document_kind("居民身份证（二代）") is DocumentKind.RESIDENT
    assert document_kind("借书证") is None
    assert recognise_document("M00000001") is DocumentKind.HK_MACAO
    assert recognise_document("EA0000001") is DocumentKind.PASSPORT
    assert recognise_document("11010519491231002X") is None


def test_documents_are_masked() -> None:
    assert mask_document("E00000089") == "E0*****89"
    assert mask_document("11010519491231002X") == "1101**********002X"
