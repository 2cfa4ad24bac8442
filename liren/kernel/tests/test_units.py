import pytest

from liren.kernel.units import Unit


def test_areas_compare_with_areas_and_not_with_households():
    assert Unit.of("m2") == Unit.of("m2")
    assert Unit.of("m2") != Unit.of("household")


def test_households_divided_by_households_per_square_metre_are_square_metres():
    assert Unit.of("household") / Unit.of("household/m2") == Unit.of("m2")


def test_a_unit_over_itself_is_a_plain_number():
    assert not Unit.of("yuan") / Unit.of("yuan")


def test_units_multiply_and_are_written_as_they_are_read():
    assert str(Unit.of("m2") / Unit.of("household")) == "m2/household"
    assert str(Unit.of("yuan") * Unit.of("1/year")) == "yuan/year"


def test_a_unit_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="furlong"):
        Unit.of("furlong")
