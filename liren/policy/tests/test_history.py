"""How a unit stood before: a line is left when something changes on a later day, and when nothing judges it any more."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from liren.places.models import Place
from liren.policy.choices import State
from liren.policy.models import Pack, Verdict, VerdictDay
from liren.policy.operations.judging import forget
from liren.policy.operations.settling import judge_everything, settle
from liren.policy.queries.clauses import days_of
from liren.policy.tests.conftest import premises_of
from liren.testing.area import LUOTONG
from liren.testing.cast import actor

WHY = "the tests look at everything"
Line = tuple[date, State, Decimal | None]


@pytest.fixture
def week_old(packs) -> date:
    """640 m² since a week."""
    premises_of("640")
    judge_everything()
    since = timezone.localdate() - timedelta(days=7)
    Verdict.objects.unscoped(WHY).update(since=since)
    return since


def kept() -> list[Line]:
    rows = VerdictDay.objects.unscoped(WHY).filter(clause__code="tr-1.1", place_code=LUOTONG)
    return [(row.day, State(row.state), row.value) for row in rows.order_by("day")]


def shown() -> list[Line]:
    row = Verdict.objects.unscoped(WHY).get(clause__code="tr-1.1", place_code=LUOTONG)
    return [(line.day, State(line.state), line.value) for line in days_of(actor("xu_guilan"), row)]


def test_the_first_verdict_is_its_own_line(packs):
    premises_of("640")
    judge_everything()
    assert kept() == []
    assert shown() == [(timezone.localdate(), State.MET, Decimal(640))]


def test_a_change_on_a_later_day_leaves_the_line_before(week_old):
    premises_of("60")
    settle()
    assert kept() == [(week_old, State.MET, Decimal(640))]
    assert shown() == [*kept(), (timezone.localdate(), State.MET, Decimal(700))]


def test_several_changes_on_a_day_leave_one_line(week_old):
    premises_of("60")
    settle()
    premises_of("40")
    settle()
    assert shown() == [(week_old, State.MET, Decimal(640)), (timezone.localdate(), State.MET, Decimal(740))]


def test_what_no_longer_judges_leaves_its_line(week_old):
    forget(Pack.objects.get(clauses__code="tr-1.1"), LUOTONG)
    assert kept() == [(week_old, State.MET, Decimal(640))]


def test_a_closed_place_leaves_its_line(week_old):
    Place.objects.unscoped(WHY).filter(code=LUOTONG).update(closed_on=timezone.localdate())
    judge_everything()
    assert kept() == [(week_old, State.MET, Decimal(640))]
