"""Records → values → verdicts, for all units at once and again when something changes."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from liren.kernel.money import LIMIT
from liren.organisations.operations.guarantees import ALLOCATION
from liren.organisations.operations.records import add_row
from liren.places.models import Place
from liren.places.operations.premises import add_room
from liren.policy.choices import Reason, State
from liren.policy.models import Clause, Pack, Tally, Value, Verdict
from liren.policy.operations.judging import judge
from liren.policy.operations.measuring import measure_all
from liren.policy.operations.settling import is_due, judge_everything, settle
from liren.policy.tests.conftest import premises_of
from liren.testing.area import FUDONG, LUOTONG, SUBDISTRICT
from liren.testing.cast import actor

WHY = "the tests look at everything"


def verdict(clause: str, place_code: str = LUOTONG) -> Verdict:
    return Verdict.objects.unscoped(WHY).get(clause__code=clause, place_code=place_code)


def value(key: str, place_code: str) -> tuple[Decimal | None, Decimal | None]:
    row = Value.objects.unscoped(WHY).get(indicator__key=key, place_code=place_code)
    return row.numerator, row.denominator


def test_areas_add_up_the_tree(area):
    premises_of("500")
    premises_of("200.5", FUDONG)
    measure_all()
    assert value("places.premises_area", LUOTONG) == (Decimal(500), None)
    assert value("places.premises_area", SUBDISTRICT) == (Decimal("700.5"), None)
    assert value("places.premises_area", "33") == (Decimal("700.5"), None)


@pytest.mark.parametrize(
    ("square_metres", "state", "distance"),
    [("640", State.MET, "0"), ("600", State.NEAR, "-0.0625"), ("500", State.NOT_MET, "-0.2188")],
)
def test_an_area_is_met_near_or_not_met(packs, square_metres, state, distance):
    premises_of(square_metres)
    judge_everything()
    found = verdict("tr-1.1")
    assert (found.state, found.value, found.threshold) == (state, Decimal(square_metres), Decimal(640))
    assert found.distance == Decimal(distance)


def test_a_place_without_records_has_no_data_and_no_division_by_zero(packs):
    judge_everything()
    found = verdict("tr-1.2")
    assert (found.state, found.reason, found.value) == (State.NO_DATA, Reason.NO_RECORDS, None)


def test_an_unknown_number_of_households_leaves_the_threshold_unknown(packs):
    """The larger of 300 and nothing known is not 300."""
    premises_of("500")
    judge_everything()
    assert verdict("tr-1.2").state == State.NO_DATA


def test_what_is_not_built_says_so_and_what_a_person_decides_waits(packs):
    judge_everything()
    assert (verdict("tr-2.2").state, verdict("tr-2.2").reason) == (State.NO_DATA, Reason.NOT_BUILT)
    assert (verdict("tr-2.1").state, verdict("tr-2.1").reason) == (State.JUDGEMENT, Reason.ASKED)


def test_nothing_entered_may_mean_none(packs):
    judge_everything()
    assert verdict("tr-2.3").state == State.MET
    assert verdict("tr-2.3").value == 0


def test_the_worst_of_the_clauses_below_counts(packs):
    premises_of("500")
    judge_everything()
    assert (verdict("tr-1").state, verdict("tr-1").reason) == (State.NOT_MET, Reason.COMBINED)
    assert verdict("tr-2").state == State.NO_DATA


def test_places_above_know_how_many_units_stand_how(packs):
    premises_of("640")
    premises_of("600", FUDONG)
    judge_everything()
    tally = Tally.objects.unscoped(WHY).get(clause__code="tr-1.1", place_code="33")
    assert (tally.met, tally.near, tally.not_met, tally.no_data) == (1, 1, 0, 3)


def test_a_changed_record_moves_the_province(packs):
    home = premises_of("600")
    judge_everything()
    add_room(home, actor=actor("wu_li"), name="活动室", area_m2=Decimal(40), functions=["culture_sport"])
    assert settle() > 0
    assert value("places.premises_area", "33") == (Decimal(640), None)
    assert verdict("tr-1.1").state == State.MET
    assert Tally.objects.unscoped(WHY).get(clause__code="tr-1.1", place_code="33").met == 1
    assert settle() == 0


def test_step_by_step_gives_what_all_at_once_gives(packs):
    judge_everything()
    for square_metres, place_code in (("100", LUOTONG), ("30.25", FUDONG), ("7", LUOTONG), ("0.01", FUDONG)):
        premises_of(square_metres, place_code)
        settle()
    stepwise = figures()
    measure_all()
    judge()
    assert figures() == stepwise


def test_judging_again_changes_nothing(packs):
    premises_of("640")
    judge_everything()
    assert judge() == 0


def figures() -> tuple[set[tuple[object, ...]], set[tuple[object, ...]]]:
    values = Value.objects.unscoped(WHY).values_list(
        "indicator__key", "place_code", "numerator", "denominator"
    )
    verdicts = Verdict.objects.unscoped(WHY).values_list(
        "clause__code", "place_code", "state", "value", "threshold"
    )
    return set(values), set(verdicts)


def test_everything_is_judged_once_a_day_and_when_packs_change(packs):
    assert is_due()
    judge_everything()
    assert not is_due()
    Pack.objects.update(digest="another")
    assert is_due()


def test_a_closed_place_has_no_verdict(packs):
    judge_everything()
    Place.objects.unscoped(WHY).filter(code=LUOTONG).update(closed_on=timezone.localdate())
    judge_everything()
    assert not Verdict.objects.unscoped(WHY).filter(place_code=LUOTONG).exists()
    assert Tally.objects.unscoped(WHY).get(clause__code="tr-1.1", place_code=SUBDISTRICT).no_data == 4


def test_a_pack_judges_nobody_before_it_begins_and_after_it_ends(packs):
    judge_everything()
    Pack.objects.update(valid_to=timezone.localdate() - timedelta(days=1))
    judge_everything()
    assert not Verdict.objects.unscoped(WHY).exists()
    assert not Tally.objects.unscoped(WHY).exists()


def test_a_figure_beyond_all_measure_is_unknown_and_stops_nobody(packs):
    premises_of("640")
    huge = "places.premises_area * 1e15 * 1e15"
    Clause.objects.filter(code="tr-1.1").update(check_data={"measure": huge, "compare": ">=", "than": "1"})
    tiny = {"measure": "places.premises_area", "compare": ">=", "than": "0.000001[m2] * 0.000001 * 0.000001"}
    Clause.objects.filter(code="tr-1.2").update(check_data=tiny)
    judge_everything()
    assert (verdict("tr-1.1").state, verdict("tr-1.1").value) == (State.NO_DATA, None)
    assert verdict("tr-1.2").state == State.MET
    assert verdict("tr-2.3").judged_at >= verdict("tr-1.1").judged_at


def test_the_largest_amounts_that_can_be_typed_are_measured(area):
    for year in (2024, 2025, 2026):
        add_row(ALLOCATION, actor=actor("fang_yuqing"), place_code=LUOTONG, year=year, line="service", source="county",
                amount_fen=LIMIT - 1)  # fmt: skip
    measure_all()
    assert Value.objects.unscoped(WHY).filter(place_code=LUOTONG).exists()
