"""What the audit log calls the acts of this app."""

from django.utils.translation import gettext_lazy as _

EVENT_WORDS = {
    "accounts.opened": _("Account opened"),
    "accounts.edited": _("Account edited"),
    "accounts.closed": _("Account closed"),
    "accounts.reopened": _("Account opened again"),
    "accounts.password_reset": _("First-run password given"),
    "accounts.password_changed": _("Own password changed"),
    "accounts.role_granted": _("Role granted"),
    "accounts.role_revoked": _("Role taken back"),
    "accounts.grid_handed_over": _("Grid handed over"),
    "accounts.break_glass_started": _("Emergency session opened"),
    "accounts.break_glass_ended": _("Emergency session ended"),
    "accounts.break_glass_page_read": _("Page read in an emergency session"),
    "accounts.signed_in": _("Signed in"),
    "accounts.signed_out": _("Signed out"),
    "accounts.sign_in_failed": _("Sign-in failed"),
    "accounts.sign_in_locked": _("Sign-in locked"),
    "accounts.sessions_ended": _("Sessions ended"),
    "accounts.factor_added": _("Second factor added"),
    "accounts.factor_removed": _("Second factor removed"),
    "accounts.factor_reset": _("Recovery codes renewed"),
    "accounts.factors_removed": _("Second factors taken away"),
    "accounts.factor_failed": _("Wrong second factor"),
}
