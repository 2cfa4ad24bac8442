"""The installation itself as an actor: makes the first accounts, before there is anybody who could."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from liren.accounts.models import Role, User
from liren.accounts.operations.accounts import Opened, open_account, reset_password
from liren.accounts.operations.grants import grant_role
from liren.accounts.permissions import PERMISSIONS
from liren.accounts.queries.actors import today
from liren.kernel.errors import Refused
from liren.kernel.scope import EVERYWHERE, Actor, Grant

FOUNDER = Actor(
    user_id=None, name="installation", grants=frozenset(Grant(name, EVERYWHERE) for name in PERMISSIONS)
)
"""Used by the command line and by the demo, never by a page."""


def found_account(username: str, *, display_name: str, place_code: str, role_code: str) -> Opened:
    """An account with a role over a place, made from the console. Refuses a role that does not exist."""
    role = Role.objects.filter(code=role_code).first()
    if role is None:
        known = ", ".join(Role.objects.values_list("code", flat=True))
        raise Refused(
            _("There is no role “%(code)s”. There are: %(known)s.") % {"code": role_code, "known": known}
        )
    opened = open_account(actor=FOUNDER, username=username, display_name=display_name, place_code=place_code)
    grant_role(opened.user, actor=FOUNDER, role=role, place_code=place_code, from_on=today())
    return opened


def new_password_for(username: str) -> Opened:
    """A new first-run password from the console, for when no manager can sign in."""
    user = User.objects.filter(username=username.strip().lower()).first()
    if user is None:
        raise Refused(_("There is no account with this user name."))
    return reset_password(user, actor=FOUNDER)
