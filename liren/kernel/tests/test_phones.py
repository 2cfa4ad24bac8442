"""Telephone numbers: one spelling for each, and a reason for what is none."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liren.kernel.phones import PhoneKind, PhoneProblem, clean_phone, mask_phone, read_phone, split_phones


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("19900000001", "19900000001"),
        (19900000001, "19900000001"),
        (19900000001.0, "19900000001"),
        ("199 0000 0001", "19900000001"),
        ("199-0000-0001", "19900000001"),
        ("１９９０００００００１", "19900000001"),
        ("+86 19900000001", "19900000001"),
        ("8619900000001", "19900000001"),
        ("019900000001", "19900000001"),
        ("0571-88000001", "0571-88000001"),
        ("(0571)88000001", "0571-88000001"),
        ("057188000001", "0571-88000001"),
        ("01088000001", "010-88000001"),
        ("0571—88000001转801", "0571-88000001-801"),
        ("88000001", "88000001"),
        ("400-800-0001", "4008000001"),
        ("12345", "12345"),
    ],
)
def test_one_number_has_one_spelling(typed: object, number: str) -> None:
    assert clean_phone(typed) == number


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("19900000001", PhoneKind.MOBILE),
        ("0571-88000001", PhoneKind.LANDLINE),
        ("8800001", PhoneKind.LOCAL),
        ("110", PhoneKind.SERVICE),
    ],
)
def test_the_kind_of_a_number_is_known(typed: str, kind: PhoneKind) -> None:
    assert read_phone(typed).kind is kind


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", "empty"),
        (None, "empty"),
        ("无", "characters"),
        ("1990000000", "length"),
        ("199000000011", "length"),
        ("12900000001", "prefix"),
        ("1.99E+10", "scientific"),
        ("19900000001/19900000002", "several"),
        ("19900000001 19900000002", "several"),
        ("1990000000a", "characters"),
    ],
)
def test_each_mistake_has_its_kind(typed: object, kind: str) -> None:
    with pytest.raises(PhoneProblem) as caught:
        clean_phone(typed)
    assert caught.value.kind == kind


@given(st.integers(13000000000, 19999999999))
def test_cleaning_twice_changes_nothing(number: int) -> None:
    assert clean_phone(clean_phone(str(number))) == str(number)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(PhoneProblem):
        cleaned = clean_phone(text)
        assert clean_phone(cleaned) == cleaned


def test_several_numbers_in_a_cell_can_be_taken_apart() -> None:
    assert split_phones("19900000001、0571-88000001") == ["19900000001", "0571-88000001"]
    assert list(map(clean_phone, split_phones("本人:19900000001（女儿）或 0571-88000001转801"))) == [
        "19900000001", "0571-88000001-801",
    ]  # fmt: skip


def test_masks_hide_the_middle() -> None:
    assert mask_phone("13800005678") == "138****5678"
    assert mask_phone("0571-88000012") == "0571-******12"
    assert mask_phone("88000012") == "******12"
