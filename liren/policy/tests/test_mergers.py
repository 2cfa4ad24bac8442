"""A merger of subdistricts: bodies and targets go along, and verdicts stand under the new code alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from liren.kernel.errors import Refused
from liren.organisations.models import Organisation
from liren.overview.queries.binding import binding
from liren.places.models import Place
from liren.places.operations.restructuring import carry_out, plan_merge, undo_restructuring
from liren.places.queries import current_code
from liren.places.tests.conftest import officer
from liren.policy.models import Clause, Pack, Target, Verdict
from liren.policy.operations.adoptions import adopt_pack
from liren.policy.operations.evidence import decide_evidence
from liren.policy.operations.judging import binds
from liren.policy.operations.settling import judge_everything, settle
from liren.policy.operations.supervision import write_note
from liren.policy.operations.targets import break_down, fold_target, remove_target
from liren.policy.queries.packs import applying
from liren.policy.queries.targets import Progress, targets_of
from liren.policy.tests.conftest import premises_of
from liren.policy.tests.test_judging import WHY, figures, verdict
from liren.policy.tests.test_targets import accepted, proved, target
from liren.testing.area import COUNTY, FUDONG, LUOTONG, NEIGHBOUR, SUBDISTRICT, YANGXI
from liren.testing.bodies import a_body
from liren.testing.cast import actor

DAY = date(2026, 11, 1)
KEPT = (Organisation, Target)


@pytest.fixture
def standing(packs):
    """Both subdistricts have premises, bodies and a proved target; everything is judged."""
    adopt_pack(Pack.objects.get(code="trial"), actor=actor("dai_yinping"), place_code=NEIGHBOUR)
    premises_of("700")
    premises_of("600", YANGXI, who="dai_yinping")
    a_body(place=LUOTONG)
    a_body(name="洋溪社区居民委员会", place=YANGXI)
    [part] = break_down(target(), actor=actor("wu_li"), parts={LUOTONG: Decimal(10)})
    accepted(part, "10")
    judge_everything()


def merged():
    """洋溪街道 becomes part of 新安江街道."""
    plan = plan_merge([place(NEIGHBOUR)], place(SUBDISTRICT))
    return carry_out(plan, actor=officer(COUNTY), happened_on=DAY)


def place(code: str) -> Place:
    return Place.objects.unscoped(WHY).get(code=code)


def judged_places() -> set[str]:
    return set(Verdict.objects.unscoped(WHY).values_list("place_code", flat=True))


@pytest.mark.parametrize("follow", [settle, judge_everything])
def test_verdicts_stand_under_the_new_code_alone_and_come_back_with_it(standing, follow):
    before = figures()
    done = merged()
    follow()
    new = current_code(YANGXI)
    assert new.startswith(SUBDISTRICT)
    assert new in judged_places()
    assert not [code for code in judged_places() if code.startswith(NEIGHBOUR)]
    assert (verdict("tr-1.1", new).value, verdict("tr-1.1").value) == (Decimal(600), Decimal(700))
    undo_restructuring(done, actor=officer(COUNTY))
    follow()
    assert figures() == before


def test_settling_after_a_merger_gives_what_judging_everything_gives(standing):
    merged()
    settle()
    stepwise = figures()
    judge_everything()
    assert figures() == stepwise


def test_a_community_without_records_changes_its_code_in_the_verdicts_too(packs):
    adopt_pack(Pack.objects.get(code="trial"), actor=actor("dai_yinping"), place_code=NEIGHBOUR)
    judge_everything()
    assert YANGXI in judged_places()
    merged()
    settle()
    assert current_code(YANGXI) in judged_places()
    assert YANGXI not in judged_places()


def test_bodies_and_targets_go_along_and_come_back(standing):
    before = codes()
    done = merged()
    assert {code for _model, _pk, code in codes() if code.startswith(NEIGHBOUR)} == set()
    assert {row[:2] for row in codes()} == {row[:2] for row in before}
    undo_restructuring(done, actor=officer(COUNTY))
    assert codes() == before


def test_two_parts_of_one_target_stop_the_merger_and_nothing_moves(packs):
    officer_above = actor("lai_zhengping")
    whole = target(clause=None, place_code=COUNTY, who="lai_zhengping")
    break_down(whole, actor=officer_above, parts={SUBDISTRICT: Decimal(6), NEIGHBOUR: Decimal(4)})
    before = codes()
    with pytest.raises(Refused):
        merged()
    assert codes() == before
    remove_target(Target.objects.unscoped(WHY).get(place_code=NEIGHBOUR), actor=officer_above)
    merged()


def test_two_parts_of_one_target_that_were_worked_on_are_made_one_before_the_merger(packs):
    above = actor("lai_zhengping")
    whole = target(clause=None, place_code=COUNTY, who="lai_zhengping")
    kept, gone = break_down(whole, actor=above, parts={SUBDISTRICT: Decimal(6), NEIGHBOUR: Decimal(4)})
    decide_evidence(proved(kept, "2", who="jiang_wenhua"), actor=above, accepted=True)
    decide_evidence(proved(gone, "3", who="dai_yinping"), actor=above, accepted=True)
    write_note(gone, actor=above, text="请说明排期。", working_days=5)
    with pytest.raises(Refused):
        remove_target(gone, actor=above)
    fold_target(gone, actor=above, into=kept)
    merged()
    [one] = [row for row in targets_of(above, COUNTY) if row.parent_id]
    assert (one.place_code, one.count) == (SUBDISTRICT, Decimal(10))
    assert Progress(one, DAY).done == Decimal(5)
    assert one.notes.unscoped(WHY).count() == 1
    assert {row.place_code for row in one.evidence.unscoped(WHY).all()} == {SUBDISTRICT}


def test_only_two_parts_of_one_target_are_folded(packs):
    above = actor("lai_zhengping")
    whole = target(clause=None, place_code=COUNTY, who="lai_zhengping")
    [part] = break_down(whole, actor=above, parts={SUBDISTRICT: Decimal(6)})
    other = target(clause=None, place_code=NEIGHBOUR, who="dai_yinping")
    for pair in ((part, part), (part, other), (whole, part)):
        with pytest.raises(Refused):
            fold_target(pair[0], actor=above, into=pair[1])
    assert Target.objects.unscoped(WHY).count() == 3


def test_a_pack_goes_on_to_judge_those_who_took_over_its_area(standing):
    Pack.objects.filter(code="trial").update(area=NEIGHBOUR)
    judge_everything()
    assert binds(Clause.objects.get(code="tr-1.1"), YANGXI)
    done = merged()
    settle()
    new = current_code(YANGXI)
    assert verdict("tr-1.1", new).value == Decimal(600)
    assert "trial" in {pack.code for pack in applying(actor("wu_li"), SUBDISTRICT)}
    assert "trial" in {pack.code for pack in binding(actor("wu_li"), SUBDISTRICT, "", DAY).packs}
    undo_restructuring(done, actor=officer(COUNTY))
    settle()
    assert "trial" not in {
        pack.code for pack in binding(actor("wu_li"), LUOTONG, "", DAY).packs if pack.area == LUOTONG
    }
    assert not binds(Clause.objects.get(code="tr-1.1"), FUDONG)


def codes() -> set[tuple[str, int, str]]:
    return {
        (model.__name__, row.pk, row.place_code)
        for model in KEPT
        for row in model.objects.unscoped(WHY).all()
    }
