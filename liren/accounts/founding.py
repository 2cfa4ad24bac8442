"""The installation itself as an actor: makes the first accounts, before there is anybody who could."""

from liren.accounts.permissions import PERMISSIONS
from liren.kernel.scope import EVERYWHERE, Actor, Grant

FOUNDER = Actor(
    user_id=None, name="installation", grants=frozenset(Grant(name, EVERYWHERE) for name in PERMISSIONS)
)
"""Used by the command line and by the demo, never by a page."""
