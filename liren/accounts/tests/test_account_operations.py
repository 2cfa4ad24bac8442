"""Opening, editing, closing accounts: what is refused and recorded."""

import pytest
from allauth.mfa.models import Authenticator

from liren.accounts.models import User
from liren.accounts.operations.accounts import (
    close_account,
    edit_account,
    open_account,
    remove_factors,
    reopen_account,
)
from liren.accounts.operations.accounts import reset_password as give_new_password
from liren.accounts.queries.actors import actor_for
from liren.events.models import Event
from liren.kernel.errors import OutOfScope, Refused, RightMissing, Stale
from liren.testing.area import GRID_2, LUOTONG, SUBDISTRICT, YANGXI
from liren.testing.cast import account, actor

pytestmark = pytest.mark.django_db


def recorded(action: str) -> bool:
    return Event.objects.unscoped("test").filter(action=f"accounts.{action}").exists()


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
