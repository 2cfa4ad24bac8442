"""What the acts on the log itself are called."""

from django.utils.translation import gettext_lazy as _

EVENT_WORDS = {
    "events.log_exported": _("Exported the audit log"),
    "events.detail_erased": _("Erased the old and new values of an event"),
    "events.chain_broken": _("Found the log tampered with"),
    "system.keys_rotated": _("Changed the keys of the encryption"),
}
