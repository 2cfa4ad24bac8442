"""Emergency sessions: reading only, with a reason, for a while."""

from typing import Any

import pytest
from django.utils import timezone

from liren.accounts.models import BreakGlass, Role, RoleGrant
from liren.accounts.operations.break_glass import end_break_glass, start_break_glass
from liren.accounts.operations.grants import grant_role, revoke_grant
from liren.accounts.queries.actors import today
from liren.events.models import Event
from liren.kernel.errors import OutOfScope, Refused, RightMissing
from liren.testing.area import FUDONG, LUOTONG, YANGXI
from liren.testing.cast import account, actor

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


class TestWhatAnEmergencyDoesNotLend:
    def start(self) -> BreakGlass:
        return start_break_glass(
            actor=actor("xu_guilan"), place_code=LUOTONG, permissions=["events.view"], minutes=15,
            reason="台风夜紧急转移独居老人",
        )  # fmt: skip

    def give_auditor(self) -> None:
        grant_role(
            account("ye_zhiwei"), actor=actor("xu_guilan"), role=Role.objects.get(code="auditor"),
            place_code=LUOTONG, from_on=today(),
        )  # fmt: skip

    def test_its_rights_are_not_given_to_others_for_good(self):
        with pytest.raises(Refused):
            self.give_auditor()
        self.start()
        assert actor("xu_guilan").may("events.view", LUOTONG)
        with pytest.raises(Refused):
            self.give_auditor()
        assert not actor("ye_zhiwei").may("events.view")

    def test_it_ends_with_the_right_to_open_one(self):
        self.start()
        grant = RoleGrant.objects.unscoped("test").get(user=account("xu_guilan"), role="committee_director")
        revoke_grant(grant, actor=actor("wu_li"))
        assert not actor("xu_guilan").may("events.view")
