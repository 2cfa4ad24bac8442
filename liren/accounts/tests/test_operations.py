"""What operations refuse and record: accounts, grants, hand-over, emergency sessions."""

from datetime import date, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from liren.accounts.models import BreakGlass, GridHandover, Role, RoleGrant, User
from liren.accounts.operations.accounts import (
    close_account,
    edit_account,
    open_account,
    remove_factors,
    reopen_account,
)
from liren.accounts.operations.accounts import reset_password as give_new_password
from liren.accounts.operations.break_glass import end_break_glass, start_break_glass
from liren.accounts.operations.grants import grant_role, revoke_grant
from liren.accounts.operations.grid_handover import hand_over_grid
from liren.accounts.queries.actors import actor_for, today
from liren.accounts.queries.grants import held_on
from liren.events.models import Event
from liren.kernel.errors import OutOfScope, Refused, RightMissing, Stale
from liren.testing.area import COUNTY, FUDONG, GRID_1, GRID_2, LUOTONG, SUBDISTRICT, YANGXI
from liren.testing.cast import account, actor

pytestmark = pytest.mark.django_db


def role(code: str) -> Role:
    return Role.objects.get(code=code)


def recorded(action: str) -> bool:
    return Event.objects.unscoped("test").filter(action=f"accounts.{action}").exists()


def give(who: str, code: str, place: str, *, by: str, **period):
    return grant_role(
        account(who), actor=actor(by), role=role(code), place_code=place, **{"from_on": today(), **period}
    )


def workers_on(day: date) -> set[str]:
    return {grant.user.username for grant in held_on(actor("wu_li"), day, GRID_2)}


class TestAccounts:
    def test_a_new_account_has_a_random_password_that_must_be_changed(self):
        one = open_account(
            actor=actor("wu_li"), username="Niu.Xinyi ", display_name="牛新一", place_code=LUOTONG
        )
        assert one.user.username == "niu.xinyi"
        assert one.user.must_change_password
        assert one.user.check_password(one.password)
        assert one.password not in str(Event.objects.unscoped("test").values_list())

    @pytest.mark.parametrize("name", ["x", "1abc", "陈晓岚", "a b c", "a" * 61])
    def test_a_misshapen_user_name_is_refused(self, name: str):
        with pytest.raises(Refused) as problem:
            open_account(actor=actor("wu_li"), username=name, display_name="牛新一", place_code=LUOTONG)
        assert problem.value.field == "username"

    def test_a_taken_user_name_is_refused(self):
        account("chen_xiaolan")
        with pytest.raises(Refused):
            open_account(actor=actor("wu_li"), username="chen_xiaolan", display_name="x", place_code=LUOTONG)

    def test_nobody_opens_accounts_outside_their_area(self):
        with pytest.raises(RightMissing):
            open_account(actor=actor("wu_li"), username="niu.xinyi", display_name="牛新一", place_code=YANGXI)

    def test_a_place_that_does_not_exist_is_refused(self):
        with pytest.raises(Refused):
            open_account(
                actor=actor("wu_li"), username="niu.xinyi", display_name="x", place_code=SUBDISTRICT + "999"
            )

    def test_two_managers_editing_one_account_the_second_is_told(self):
        user, wu = account("chen_xiaolan"), actor("wu_li")
        facts = {"display_name": "陈晓岚", "place_code": GRID_2, "job_title": "网格员", "email": ""}
        edit_account(user, actor=wu, version=user.version, **facts)
        with pytest.raises(Stale):
            edit_account(user, actor=wu, version=user.version, **facts)

    def test_an_account_cannot_be_moved_out_of_reach(self):
        user = account("chen_xiaolan")
        with pytest.raises(OutOfScope):
            edit_account(user, actor=actor("wu_li"), version=user.version, display_name="陈晓岚",
                         place_code=YANGXI, job_title="", email="")  # fmt: skip

    def test_closing_takes_every_right_and_opening_again_gives_none_back(self):
        user, wu = account("chen_xiaolan"), actor("wu_li")
        close_account(user, actor=wu, reason="调离")
        assert not actor_for(User.objects.get(pk=user.pk)).grants
        opened = reopen_account(user, actor=wu)
        assert opened.user.is_active
        assert not actor_for(User.objects.get(pk=user.pk)).grants
        assert recorded("closed")
        assert recorded("reopened")

    def test_nobody_closes_or_resets_their_own_account(self):
        for act in (close_account, give_new_password):
            with pytest.raises(Refused):
                act(account("wu_li"), actor=actor("wu_li"))

    def test_a_community_cannot_take_over_an_account_that_reaches_beyond_it(self):
        """A director who could reset the password of an officer would hold the officer's rights."""
        officer = account("wu_li")
        User.objects.filter(pk=officer.pk).update(place_code=LUOTONG)
        for act in (close_account, give_new_password):
            with pytest.raises(Refused):
                act(officer, actor=actor("xu_guilan"))

    def test_who_could_not_give_a_role_cannot_get_at_it_through_a_password(self):
        """A director resets the password of a community worker, but not of one who also sees care files."""
        director = actor("xu_guilan")
        give_new_password(account("fang_yuqing"), actor=director)
        with pytest.raises(Refused):
            give_new_password(account("pan_shuzhen"), actor=director)
        give_new_password(account("pan_shuzhen"), actor=actor("wu_li"))

    def test_only_security_takes_second_factors_away(self):
        user = account("fang_yuqing")
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
        with pytest.raises(OutOfScope):
            remove_factors(user, actor=actor("wu_li"))
        assert remove_factors(user, actor=actor("ni_anguo")) == 1
        assert recorded("factors_removed")


class TestGrants:
    def test_nobody_gives_a_role_to_an_account_outside_their_area(self):
        with pytest.raises(OutOfScope):
            give("zhu_linfeng", "grid_worker", GRID_1, by="wu_li")

    def test_an_officer_gives_what_she_holds(self):
        give("ye_zhiwei", "community_worker", LUOTONG, by="wu_li")
        assert actor("ye_zhiwei").may("people.import", LUOTONG)
        assert recorded("role_granted")

    def test_nobody_gives_what_they_do_not_hold(self):
        with pytest.raises(Refused):
            give("ye_zhiwei", "subdistrict_officer", LUOTONG, by="xu_guilan")
        with pytest.raises(Refused):
            give("ye_zhiwei", "county_officer", COUNTY[:6] + "001", by="wu_li")

    def test_nobody_gives_outside_their_area(self):
        with pytest.raises(RightMissing):
            give("ye_zhiwei", "community_worker", YANGXI, by="wu_li")

    def test_nobody_changes_their_own_rights(self):
        with pytest.raises(Refused):
            give("wu_li", "community_worker", LUOTONG, by="wu_li")
        grant = RoleGrant.objects.unscoped("test").get(user=account("wu_li"))
        with pytest.raises(Refused):
            revoke_grant(grant, actor=actor("wu_li"))

    def test_who_has_no_right_to_manage_gives_nothing(self):
        with pytest.raises(RightMissing):
            give("ye_zhiwei", "grid_worker", GRID_1, by="fang_yuqing")

    def test_the_security_administrator_appoints_without_using(self):
        give("dai_yinping", "subdistrict_officer", SUBDISTRICT, by="ni_anguo")
        assert actor("dai_yinping").may("people.view", LUOTONG)
        assert not actor("ni_anguo").may("people.view")

    def test_care_is_given_by_an_officer_who_does_not_hold_it(self):
        give("fang_yuqing", "care_worker", LUOTONG, by="wu_li")
        assert actor("fang_yuqing").may("care.view", LUOTONG)
        assert not actor("wu_li").may("care.view")

    @pytest.mark.parametrize("second", ["security_administrator", "system_administrator"])
    def test_the_three_administrators_are_three_people(self, second: str):
        with pytest.raises(Refused, match=r"安全审计员|Auditor"):
            give("qiu_shen", second, COUNTY, by="ni_anguo")

    def test_separation_holds_for_grants_that_only_begin_later(self):
        later = today() + timedelta(days=30)
        give("jiang_wenhua", "auditor", COUNTY, by="ni_anguo", from_on=later)
        with pytest.raises(Refused):
            give("jiang_wenhua", "system_administrator", COUNTY, by="ni_anguo")
        give("jiang_wenhua", "system_administrator", COUNTY, by="ni_anguo", to_on=later - timedelta(days=1))

    def test_the_same_grant_twice_is_refused(self):
        with pytest.raises(Refused):
            give("ye_zhiwei", "committee_member", LUOTONG, by="wu_li")

    @pytest.mark.parametrize("last", [-1, -40])
    def test_nothing_is_granted_for_the_past(self, last: int):
        day = today() + timedelta(days=last)
        with pytest.raises(Refused):
            give("ye_zhiwei", "community_worker", LUOTONG, by="wu_li", from_on=day, to_on=day)

    def test_a_ninth_separate_area_is_refused_before_the_fence_would(self):
        user = account("jiang_wenhua")
        for number in range(9):
            RoleGrant.objects.create(user=user, role=role("grid_worker"), place_code=f"33018200{number}0{number:02}",
                                     from_on=today())  # fmt: skip
        with pytest.raises(Refused):
            give("jiang_wenhua", "grid_worker", GRID_1, by="lai_zhengping")

    def test_a_grant_taken_back_ends_at_once_and_stays_in_the_history(self):
        grant = RoleGrant.objects.unscoped("test").get(user=account("chen_xiaolan"))
        wu = actor("wu_li")
        revoke_grant(grant, actor=wu)
        assert not actor("chen_xiaolan").grants
        assert grant.pk in {row.pk for row in held_on(wu, today())}
        assert grant.pk not in {row.pk for row in held_on(wu, today() + timedelta(days=1))}
        with pytest.raises(Refused):
            revoke_grant(grant, actor=wu)


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
