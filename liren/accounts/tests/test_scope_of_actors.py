"""Who acts: the grants of today, in one query, and nothing more."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user
from django.http import HttpRequest
from django.test import Client

from liren.accounts.models import Role, RoleGrant, User
from liren.accounts.operations.accounts import open_account
from liren.accounts.operations.grants import grant_role
from liren.accounts.queries import actor_for
from liren.accounts.queries.actors import today
from liren.testing.area import FUDONG, GRID_2, LUOTONG
from liren.testing.cast import CAST, account, actor, make_cast
from liren.ui.scoped import ScopedView

pytestmark = pytest.mark.django_db


def test_a_grid_worker_holds_rights_over_her_grid_only():
    chen = actor("chen_xiaolan")
    assert chen.may("people.edit", GRID_2)
    assert not chen.may("people.edit", LUOTONG)
    assert not chen.may("people.export")
    assert chen.home == GRID_2


def test_a_grant_gives_rights_on_its_first_and_last_day_and_on_no_other():
    user = account("sheng_meihua")
    RoleGrant.objects.unscoped("test").filter(user=user).update(from_on=today(), to_on=today())
    assert actor_for(account("sheng_meihua")).may("people.view", FUDONG)
    for moved in (-1, 1):
        day = today() + timedelta(days=moved)
        RoleGrant.objects.unscoped("test").filter(user=user).update(from_on=day, to_on=day)
        assert not actor_for(account("sheng_meihua")).grants


def test_session_user_and_rights_take_two_queries(client: Client, django_assert_num_queries):
    client.force_login(account("wu_li"))
    request = HttpRequest()
    request.session = client.session
    with django_assert_num_queries(2):
        user = get_user(request)
        assert isinstance(user, User)
        wu = actor_for(user)
    assert wu.may("people.view", LUOTONG)


def test_a_closed_account_is_nobody(client: Client):
    user = account("ye_zhiwei")
    client.force_login(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    request = HttpRequest()
    request.session = client.session
    assert not get_user(request).is_authenticated


def test_none_of_the_three_administrators_sees_people():
    for key in ("qiu_shen", "ni_anguo", "yu_weiqi"):
        assert not actor(key).may("people.view")
        assert not actor(key).may("people.reveal")
        assert not actor(key).may("care.view")


def test_every_right_of_every_role_exists_and_separation_is_mutual():
    from liren.accounts.permissions import BREAKABLE, PERMISSIONS

    roles = {role.code: role for role in Role.objects.all()}
    assert len(roles) == 14
    for role in roles.values():
        assert set(role.permissions) <= set(PERMISSIONS)
        assert all(role.code in roles[other].excludes for other in role.excludes)
        assert set(role.appointed_by) <= set(roles)
    assert set(BREAKABLE) <= set(PERMISSIONS)


def test_a_view_without_a_permission_cannot_be_written():
    with pytest.raises(TypeError, match="which permission"):
        type("Careless", (ScopedView,), {})


def test_the_cast_gets_random_passwords_once_and_must_change_them():
    passwords = make_cast()
    assert set(passwords) == set(CAST)
    assert len(set(passwords.values())) == len(CAST)
    user = User.objects.get(username="wu_li")
    assert user.check_password(passwords["wu_li"])
    assert user.must_change_password
    assert make_cast() == {}


def test_an_account_with_a_grant_from_tomorrow_can_do_nothing_today():
    opened = open_account(actor=actor("wu_li"), username="new.one", display_name="牛新一", place_code=LUOTONG)
    role = Role.objects.get(code="community_worker")
    grant_role(
        opened.user, actor=actor("wu_li"), role=role, place_code=LUOTONG, from_on=today() + timedelta(days=1)
    )
    assert not actor_for(opened.user).grants
