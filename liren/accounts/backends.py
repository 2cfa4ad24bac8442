"""How a session becomes an account again, on every request, with its rights in the same query."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from liren.accounts.models import User
from liren.accounts.queries.actors import accounts_with_rights


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]
    """Passwords, second factors and passkeys as allauth checks them; closed accounts are nobody."""

    def get_user(self, user_id: Any) -> User | None:
        """The account of a session, with its live grants; `None` when it was closed meanwhile."""
        user = accounts_with_rights().filter(pk=user_id).first()
        return user if user is not None and user.is_active else None
