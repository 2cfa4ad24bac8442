"""A programme after its clause: applications, forms filled from verdicts, acceptance by two sides, awards, upgrades."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import timezone

from liren.kernel.errors import OutOfScope, Refused, RightMissing
from liren.policy.choices import Party, PhaseKind, State
from liren.policy.models import AwardLevel, Candidate, Round
from liren.policy.operations.awards import award, withdraw_award
from liren.policy.operations.candidates import Filled, apply_for_round, fill_assessment, withdraw_application
from liren.policy.operations.programmes import set_quota, set_roles, weigh_criteria
from liren.policy.operations.rounds import sum_up
from liren.policy.queries.rounds import phase_of, rooms, standings
from liren.policy.tests.rounds import (
    WHY,
    applied,
    at_awards,
    handed_in,
    moved,
    named,
    started,
    visited,
)
from liren.testing.area import FUDONG, LUOTONG, SUBDISTRICT, YANGXI
from liren.testing.cast import actor


def test_after_its_clause_a_programme_has_rounds_quotas_roles_and_criteria(programme):
    rounds = list(programme.rounds.unscoped(WHY))
    quotas = [[(one.level.title, one.places, one.upgrade) for one in row.quotas.all()] for row in rounds]
    assert [row.starts_on.year for row in rounds] == [2018, 2019, 2020]
    assert quotas == [[("区级", 1, False), ("街道级", 2, False)], [("区级", 2, True)], []]
    assert [phase.kind for phase in rounds[2].phases.all()] == [PhaseKind.SUM_UP]
    assert [one.clause.code for one in programme.criteria.all()] == [
        "tr-1.1",
        "tr-1.2",
        "tr-2.1",
        "tr-2.2",
        "tr-2.3",
    ]
    assert programme.roles.filter(office="").count() == 5


def test_the_pattern_may_begin_this_year(packs):
    rounds = started(first_year=2027).rounds.unscoped(WHY)
    assert [row.starts_on.year for row in rounds] == [2027, 2028, 2029]


def test_self_assessment_is_filled_from_the_verdicts_of_the_moment(first):
    candidate = applied(first)
    moved(first)
    area = candidate.lines.get(criterion__clause__code="tr-1.1")
    whole = Decimal(640)
    assert (area.state, area.value, area.threshold, area.points) == (State.MET, whole, whole, Decimal(10))
    asked = candidate.lines.get(criterion__clause__code="tr-2.1")
    assert (asked.state, asked.points) == (State.JUDGEMENT, None)


@pytest.mark.parametrize("wrong", [{"place_code": YANGXI}, {"place_code": SUBDISTRICT}, {"unit": "county"}])
def test_who_the_round_is_not_for_cannot_apply(first, wrong):
    asked = {"place_code": LUOTONG, "unit": "community", **wrong}
    with pytest.raises((Refused, RightMissing)):
        apply_for_round(first, actor=actor("lai_zhengping"), highlight="x", plan="", **asked)


def test_nobody_applies_before_a_round_begins(packs):
    [first, *_later] = started(first_year=timezone.localdate().year + 1).rounds.unscoped(WHY).all()
    with pytest.raises(Refused):
        applied(first)


def test_nobody_applies_twice_or_late(first):
    applied(first)
    with pytest.raises(Refused):
        applied(first)
    moved(first)
    with pytest.raises(Refused):
        applied(first, FUDONG)


def test_an_assessment_needs_points_or_words_and_stays_within_what_a_criterion_is_worth(first):
    candidate = applied(first)
    moved(first)
    clerk, lines = actor("fang_yuqing"), list(candidate.lines.all())
    with pytest.raises(Refused):
        fill_assessment(candidate, actor=clerk, lines=[Filled(lines[0].pk, Decimal(11))], submit=False)
    with pytest.raises(Refused):
        fill_assessment(candidate, actor=clerk, lines=[], submit=True)
    handed_in(candidate)
    with pytest.raises(Refused):
        handed_in(candidate)


def test_both_sides_sign_each_by_its_own_officer(first):
    candidate = applied(first)
    moved(first)
    handed_in(candidate)
    moved(first)
    with pytest.raises(RightMissing):
        visited(candidate, party=Party.ABOVE, who="wu_li")
    visited(candidate, who="lai_zhengping")
    with pytest.raises(Refused):
        visited(candidate, party=Party.ABOVE, who="lai_zhengping")
    with pytest.raises(Refused):
        visited(candidate)
    for outsider in ("fang_yuqing", "dai_yinping"):
        with pytest.raises(OutOfScope):
            visited(candidate, who=outsider)


def test_ranked_within_the_round_and_awarded_within_the_quota(first):
    one, other = at_awards(first, {LUOTONG: "9", FUDONG: "7"})
    assert [(row.candidate.pk, row.place, row.found) for row in standings(first)] == [
        (one.pk, 1, Decimal(90)), (other.pk, 2, Decimal(70))
    ]  # fmt: skip
    named(one, "区级")
    with pytest.raises(Refused):
        named(other, "区级")
    named(other, "街道级")
    assert [(room.quota.level.title, room.left) for room in rooms(first)] == [("区级", 0), ("街道级", 1)]


def test_who_did_not_pass_is_not_ranked_and_not_named(first):
    one, other = applied(first), applied(first, FUDONG)
    moved(first)
    handed_in(one)
    handed_in(other)
    moved(first)
    for party in Party:
        visited(one, party=party)
        visited(other, party=party, passed=party == Party.OWN)
    moved(first)
    assert {row.candidate.pk: row.place for row in standings(first)} == {one.pk: 1, other.pk: None}
    with pytest.raises(Refused):
        named(Candidate.objects.unscoped(WHY).get(pk=other.pk), "街道级")


def test_an_award_that_is_taken_away_frees_its_place(first):
    one, other = at_awards(first, {LUOTONG: "9", FUDONG: "7"})
    named(one, "区级")
    withdraw_award(one, actor=actor("wu_li"), reason="台账造假")
    named(other, "区级")
    assert rooms(first)[0].taken == 1


def test_next_year_those_named_lower_rise_and_nobody_else(programme, first):
    one, _other = at_awards(first, {LUOTONG: "9", FUDONG: "7"})
    lower = named(one, "街道级")
    moved(first)
    sum_up(first, actor=actor("wu_li"), text="一批经验")
    assert phase_of(Round.objects.unscoped(WHY).get(pk=first.pk)) is None
    second = programme.rounds.unscoped(WHY).all()[1]
    with pytest.raises(Refused):
        applied(second, FUDONG)
    [again] = at_awards(second, {LUOTONG: "9"})
    assert named(again, "区级").upgraded_from == lower


def test_who_steps_back_is_out(first):
    candidate = applied(first)
    withdraw_application(candidate, actor=actor("fang_yuqing"), reason="人手不够")
    with pytest.raises(Refused):
        moved(first)
    with pytest.raises(Refused):
        withdraw_application(candidate, actor=actor("fang_yuqing"), reason="再退一次")


def test_a_quota_is_never_below_what_was_awarded(first):
    one, _other = at_awards(first, {LUOTONG: "9", FUDONG: "7"})
    named(one, "街道级")
    with pytest.raises(Refused):
        set_quota(first, actor=actor("wu_li"), level="街道级", unit="community", places=0)
    set_quota(first, actor=actor("wu_li"), level="省级", unit="community", places=1)
    assert rooms(first)[0].quota.level.title == "省级"


def test_roles_are_given_to_offices_and_weights_stay_once_used(programme, first):
    set_roles(programme, actor=actor("wu_li"), offices={"lead": "街道自治办"})
    assert programme.roles.filter(office="").count() == 4
    [criterion, *_others] = programme.criteria.all()
    weigh_criteria(programme, actor=actor("wu_li"), points={criterion.pk: 20})
    applied(first)
    moved(first)
    with pytest.raises(Refused):
        weigh_criteria(programme, actor=actor("wu_li"), points={criterion.pk: 5})


def test_who_runs_a_round_names_and_not_who_lies_in_it(first):
    """The subdistrict holds the right to run rounds over its communities, but this one is the county's."""
    [one] = at_awards(first, {LUOTONG: "9"})
    Round.objects.unscoped(WHY).filter(pk=first.pk).update(place_code="330182")
    with pytest.raises(RightMissing):
        named(one, "街道级")
    given = AwardLevel.objects.get(title="街道级", programme=first.programme)
    award(one, actor=actor("lai_zhengping"), level=given, named_on=timezone.localdate())
    with pytest.raises(RightMissing):
        withdraw_award(one, actor=actor("wu_li"), reason="不服")
