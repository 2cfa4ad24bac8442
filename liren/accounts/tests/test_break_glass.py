"""Emergency sessions: reading only, with a reason, for a while."""

from typing import Any

import pytest
from django.utils import timezone

from liren.accounts.models import BreakGlass
from liren.accounts.operations.break_glass import end_break_glass, start_break_glass
from liren.events.models import Event
from liren.kernel.errors import OutOfScope, Refused, RightMissing
from liren.testing.area import FUDONG, LUOTONG, YANGXI
from liren.testing.cast import actor

pytestmark = pytest.mark.django_db


def recorded(action: str) -> bool:
    return Event.objects.unscoped("test").filter(action=f"accounts.{action}").exists()


class TestBreakGlass:
    def start(self, who: str = "wu_li", **changed: Any) -> BreakGlass:
        facts = {
            "place_code": FUDONG,
            "permissions": ["care.view"],
            "minutes": 15,
            "reason": "台风夜紧急转移独居老人",
        }
        return start_break_glass(actor=actor(who), **{**facts, **changed})

    def test_it_opens_reading_for_a_while_and_closes_by_itself(self):
        session = self.start()
        wu = actor("wu_li")
        assert wu.may("care.view", FUDONG)
        assert not wu.may("care.view", LUOTONG)
        assert wu.reason == "台风夜紧急转移独居老人"
        BreakGlass.objects.unscoped("test").filter(pk=session.pk).update(ends_at=timezone.now())
        assert not actor("wu_li").may("care.view")
        assert recorded("break_glass_started")

    def test_it_can_be_ended_early_by_its_owner_and_by_security_but_not_by_others(self):
        session = self.start()
        with pytest.raises(OutOfScope):
            end_break_glass(session, actor=actor("xu_guilan"))
        end_break_glass(session, actor=actor("ni_anguo"))
        assert not actor("wu_li").may("care.view")

    @pytest.mark.parametrize(
        "wrong",
        [
            {"reason": "急用    "},
            {"minutes": 61},
            {"minutes": 0},
            {"permissions": []},
            {"permissions": ["people.export"]},
            {"permissions": ["care.view", "accounts.manage"]},
        ],
        ids=str,
    )
    def test_it_is_refused_without_reason_measure_or_for_more_than_reading(self, wrong: dict[str, Any]):
        with pytest.raises(Refused):
            self.start(**wrong)

    def test_it_stays_in_the_area_and_one_at_a_time(self):
        with pytest.raises(RightMissing):
            self.start(place_code=YANGXI)
        with pytest.raises(RightMissing):
            self.start("fang_yuqing", place_code=LUOTONG)
        self.start()
        with pytest.raises(Refused):
            self.start()
