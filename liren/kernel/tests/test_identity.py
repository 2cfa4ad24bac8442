"""Identity numbers: what is accepted, what is refused and why."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liren.kernel.identity import (
    FEMALE,
    MALE,
    Identity,
    IdentityProblem,
    check_character,
    clean_identity,
    mask_identity,
    one_digit_off,
    parse_identity,
    read_identities,
    upgrade_15,
)

TODAY = date(2026, 11, 23)
GOOD = "11010519491231002X"  # the standard's own example

days = st.dates(date(1900, 1, 1), TODAY)
serials = st.integers(0, 999).map("{:03}".format)


def number_of(born: date, serial: str) -> str:
    first17 = f"999999{born:%Y%m%d}{serial}"
    return first17 + check_character(first17)


def kind_of(value: object) -> str:
    with pytest.raises(IdentityProblem) as caught:
        parse_identity(value, TODAY)
    return caught.value.kind


def test_the_standards_example_is_read() -> None:
    assert parse_identity(GOOD, TODAY) == Identity(GOOD, "110105", date(1949, 12, 31), FEMALE)


@given(days, serials)
def test_every_well_made_number_tells_birthday_and_sex(born: date, serial: str) -> None:
    found = parse_identity(number_of(born, serial), TODAY)
    assert (found.born, found.sex) == (born, MALE if int(serial) % 2 else FEMALE)


@given(days, serials, st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(born: date, serial: str, place: int, shift: int) -> None:
    good = number_of(born, serial)
    digit = "0123456789".find(good[place])
    wrong = good[:place] + str((digit + shift) % 10) + good[place + 1 :]
    assert kind_of(wrong) in {"check_digit", "date", "future_date", "region"}


@given(days, serials, st.integers(0, 15))
def test_swapped_neighbours_are_noticed(born: date, serial: str, place: int) -> None:
    good = number_of(born, serial)
    wrong = good[:place] + good[place + 1] + good[place] + good[place + 2 :]
    if wrong != good:
        assert kind_of(wrong)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    (found,) = read_identities([text], TODAY)
    assert isinstance(found, Identity) or str(found.message)


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        " 11010519491231002X ",
        "'11010519491231002X",
        "110105 19491231 002X",
        "110105-19491231-002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "11010519491231002×",
        "110105\u00a019491231002X\u200b",
        "110105491231002",
        110105491231002.0,
        110105491231002,
        "110105491231002.0",
    ],
)
def test_what_typing_and_spreadsheets_add_is_taken_away(typed: object) -> None:
    assert parse_identity(typed, TODAY).number == GOOD


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("", "empty"),
        (None, "empty"),
        ("  \u3000", "empty"),
        ("1.1E+17", "scientific"),
        ("1.10105194912310E+17", "scientific"),
        ("１．１Ｅ＋１７", "scientific"),
        (1.10105194912310e17, "scientific"),
        ("1101051949123100", "length"),
        ("11010519491231002X1", "characters"),
        ("1101051949123100211", "length"),
        ("1101051949123100AB", "characters"),
        ("张三", "characters"),
        ("110105194913310026", "date"),
        ("110105194902300026", "date"),
        ("110105204912310026", "future_date"),
        ("110105194912310021", "check_digit"),
        ("007719491231002100", "region"),
        ("770105194912310026", "region"),
    ],
)
def test_each_mistake_has_its_kind(value: object, kind: str) -> None:
    assert kind_of(value) == kind


def test_born_today_is_not_the_future() -> None:
    assert parse_identity(number_of(TODAY, "001"), TODAY).born == TODAY


def test_the_expected_last_character_is_a_hint() -> None:
    with pytest.raises(IdentityProblem) as caught:
        parse_identity("110105194912310021", TODAY)
    assert "X" in str(caught.value)
    assert "110105" not in str(caught.value)


def test_residents_from_hong_kong_and_permanent_foreigners_are_accepted() -> None:
    for region in ("810000", "830000", "933156"):
        first17 = f"{region}19800101001"
        assert parse_identity(first17 + check_character(first17), TODAY).region == region


@given(st.dates(date(1900, 1, 1), date(1999, 12, 31)), st.integers(0, 995).map("{:03}".format))
def test_old_numbers_become_their_18_character_twins(born: date, serial: str) -> None:
    assert upgrade_15(f"999999{born:%y%m%d}{serial}") == number_of(born, serial)


def test_old_numbers_of_people_born_before_1900_are_told_by_their_serial() -> None:
    assert upgrade_15("999999980101999")[6:10] == "1898"


def test_what_is_not_15_digits_is_not_upgraded() -> None:
    assert upgrade_15("12345678901234X") == "12345678901234X"
    assert clean_identity("110105491231002") == "110105491231002"


def test_masking_keeps_eight_characters() -> None:
    assert mask_identity("330101194912311234") == "3301**********1234"
    assert mask_identity("12345678") == "********"


def test_typing_errors_are_one_digit_or_two_neighbours() -> None:
    assert one_digit_off("123456", "123956")
    assert one_digit_off("123456", "124356")
    assert not one_digit_off("123456", "123456")
    assert not one_digit_off("123456", "129956")
    assert not one_digit_off("123456", "12345")
    assert not one_digit_off("123456", "153426")
