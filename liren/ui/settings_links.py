"""Where the settings page leads: one's own account, and what one has the right to set for others."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Actor
from liren.ui.navigation import Entry, Link
from liren.ui.navigation import links_for as entries_open_to

PAGES = (
    Entry("account_change_password", _("Change password"), "key"),
    Entry("mfa_index", _("Second step at sign-in"), "shield-lock"),
    Entry("usersessions_list", _("Where I am signed in"), "devices"),
    Entry("places:calendar", _("Working calendar"), "calendar", "calendar.edit"),
    Entry("care:programmes", _("Care programmes"), "heart-handshake", "care.switch"),
    Entry("accounts:break_glass", _("Emergency sessions"), "urgent", "security.manage"),
)


def links_for(actor: Actor) -> list[Link]:
    """The pages that exist and that this actor may open."""
    return entries_open_to(actor, "", PAGES)
