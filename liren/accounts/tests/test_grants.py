"""Roles over places: who gives what to whom, and what is refused."""

from datetime import timedelta

import pytest

from liren.accounts.models import Role, RoleGrant
from liren.accounts.operations.grants import grant_role, revoke_grant
from liren.accounts.queries.actors import today
from liren.accounts.queries.grants import held_on
from liren.events.models import Event
from liren.kernel.errors import OutOfScope, Refused, RightMissing
from liren.testing.area import COUNTY, GRID_1, LUOTONG, SUBDISTRICT, YANGXI
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
