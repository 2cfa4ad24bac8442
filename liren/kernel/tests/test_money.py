"""Money in whole fen, as figures and as capitals."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liren.kernel.money import LIMIT, MoneyProblem, fen_of, format_money, parse_money, plain_money
from liren.kernel.money_capitals import capitals

amounts = st.integers(-LIMIT + 1, LIMIT - 1)


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        ("1,234.50", 123450),
        ("￥12", 1200),
        ("¥ 1 234.5", 123450),
        ("１２．３４", 1234),
        ("（12.00）", -1200),
        ("-3元", -300),
        ("−3.5", -350),
        ("1.5万", 1500000),
        ("人民币12元整", 1200),
        (12, 1200),
        (12.1, 1210),
        (0.1 + 0.2, 30),
        (".5", 50),
    ],
)
def test_amounts_are_read_to_the_fen(cell: object, fen: int) -> None:
    assert parse_money(cell) == fen


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("", "empty"),
        (None, "empty"),
        ("约12", "shape"),
        ("1,23", "shape"),
        ("1e5", "shape"),
        (float("inf"), "shape"),
        ("12.345", "fractions"),
        (12.345, "fractions"),
        ("1" * 18, "range"),
    ],
)
def test_each_mistake_has_its_kind(cell: object, kind: str) -> None:
    with pytest.raises(MoneyProblem) as caught:
        parse_money(cell)
    assert caught.value.kind == kind


@given(amounts)
def test_what_is_shown_is_read_back(fen: int) -> None:
    assert parse_money(format_money(fen, "¥")) == fen
    assert parse_money(plain_money(fen)) == fen
    assert fen_of(Decimal(fen) / 100) == fen


@given(st.text(max_size=20) | st.floats())
def test_any_cell_is_read_or_refused(cell: object) -> None:
    with suppress(MoneyProblem):
        assert isinstance(parse_money(cell), int)


def test_thousands_and_sign_are_shown() -> None:
    assert format_money(-123456789, "¥") == "−¥1,234,567.89"
    assert format_money(5) == "0.05"


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("10010000", "壹仟零壹万元整"),
        ("100000001", "壹亿零壹元整"),
        ("1234500000000", "壹万贰仟叁佰肆拾伍亿元整"),
        ("1000000000000", "壹万亿元整"),
        ("0.05", "伍分"),
        ("0", "零元整"),
        ("-3", "负叁元整"),
    ],
)
def test_capitals_follow_the_rules_for_vouchers(yuan: str, words: str) -> None:
    assert capitals(parse_money(yuan)) == "人民币" + words


DIGITS = {sign: value for value, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}
PLACES = {"拾": 10, "佰": 100, "仟": 1000}


def value_of(words: str) -> int:
    """Read capitals back, the slow way."""
    total = section = digit = 0
    for sign in words:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in PLACES:
            section, digit = section + digit * PLACES[sign], 0
        else:
            section, digit = section + digit, 0
            if sign == "亿":
                total, section = (total + section) * 10**8, 0
            elif sign == "万":
                total, section = total + section * 10**4, 0
    return total + section + digit


@given(st.integers(1, LIMIT // 100 - 1))
def test_capitals_say_the_same_number(yuan: int) -> None:
    words = capitals(yuan * 100).removeprefix("人民币").removesuffix("元整")
    assert value_of(words) == yuan
    assert "零零" not in words


def test_too_much_money_has_no_capitals() -> None:
    with pytest.raises(ValueError, match="capitals"):
        capitals(LIMIT)
