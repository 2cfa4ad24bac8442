"""Who puts a name under an act: always a person."""

from __future__ import annotations

from django.utils.translation import gettext as _

from liren.accounts.models import User
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor


def signer(actor: Actor) -> User:
    """The account that acts; refused for the installation itself."""
    if actor.user_id is None:
        raise Refused(_("A person signs, not the installation."))
    return User.objects.get(pk=actor.user_id)
