"""A grid changes hands: rights end and begin, duties move, the history stays."""

from datetime import date, timedelta
from typing import Any

import pytest

from liren.accounts.models import GridHandover
from liren.accounts.operations.grid_handover import hand_over_grid
from liren.accounts.queries.actors import today
from liren.accounts.queries.grants import held_on
from liren.events.models import Event
from liren.kernel.errors import Refused, RightMissing
from liren.testing.area import GRID_1, GRID_2
from liren.testing.cast import account, actor

pytestmark = pytest.mark.django_db


def recorded(action: str) -> bool:
    return Event.objects.unscoped("test").filter(action=f"accounts.{action}").exists()


def workers_on(day: date) -> set[str]:
    return {grant.user.username for grant in held_on(actor("wu_li"), day, GRID_2)}


class TestHandover:
    def hand(self, **changed: Any) -> GridHandover:
        facts: dict[str, Any] = {
            "giver": account("chen_xiaolan"),
            "taker": account("tong_xiaobin"),
            "first_day": today(),
        }
        return hand_over_grid(GRID_2, actor=actor("xu_guilan"), **{**facts, **changed})

    def test_from_today_the_taker_works_and_the_giver_does_not(self):
        row = self.hand()
        assert actor("tong_xiaobin").may("people.edit", GRID_2)
        assert actor("tong_xiaobin").may("people.edit", GRID_1), "the taker keeps the old grid"
        assert not actor("chen_xiaolan").may("people.edit", GRID_2)
        assert row.moved["roles"] == ["grid_worker"]
        assert recorded("grid_handed_over")

    def test_from_a_later_day_the_giver_works_until_the_day_before(self):
        day = today() + timedelta(days=5)
        self.hand(first_day=day)
        assert actor("chen_xiaolan").may("people.edit", GRID_2)
        assert not actor("tong_xiaobin").may("people.edit", GRID_2)
        assert workers_on(day - timedelta(days=1)) == {"chen_xiaolan"}
        assert workers_on(day) == {"tong_xiaobin"}

    def test_it_is_refused_when_it_makes_no_sense(self):
        for wrong in (
            {"first_day": today() - timedelta(days=1)},
            {"taker": account("chen_xiaolan")},
            {"giver": account("fang_yuqing")},
            {"taker": account("xu_guilan")},
        ):
            with pytest.raises(Refused):
                self.hand(**wrong)

    def test_another_communitys_director_cannot(self):
        with pytest.raises(RightMissing):
            hand_over_grid(GRID_2, actor=actor("sheng_meihua"), giver=account("chen_xiaolan"),
                           taker=account("tong_xiaobin"), first_day=today())  # fmt: skip

    def test_declared_duties_move_along(self, monkeypatch):
        from liren.accounts.duty import Duty

        moves: list[Any] = []

        def move(*who: Any) -> int:
            moves.append(who)
            return 7

        duty = Duty("rounds.due", "Visits due", lambda user, place: 7, move)
        monkeypatch.setattr("liren.accounts.operations.grid_handover.declared", lambda kind: {duty.key: duty})
        row = self.hand()
        assert row.moved["rounds.due"] == 7
        assert moves[0][:3] == (account("chen_xiaolan").pk, account("tong_xiaobin").pk, GRID_2)
