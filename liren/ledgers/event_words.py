"""What the audit log calls the acts on ledgers and exports, and which of them show personal data in full."""

from django.utils.translation import gettext_lazy as _

EVENT_WORDS = {
    "ledgers.printed": _("Ledger printed"),
    "ledgers.export_asked": _("Export asked for, waits for approval"),
    "ledgers.export_begun": _("Export asked for"),
    "ledgers.export_approved": _("Export approved"),
    "ledgers.export_refused": _("Export refused"),
    "ledgers.export_written": _("Export written"),
    "ledgers.export_failed": _("Export not possible"),
    "ledgers.export_fetched": _("Export fetched"),
    "ledgers.full_export_fetched": _("Unmasked export fetched"),
    "ledgers.export_expired": _("Export destroyed after a day"),
    "ledgers.export_limit_set": _("Limit for exports changed"),
}
LOOKS = ("ledgers.full_export_fetched",)
