"""What the audit log calls the acts on policies."""

from django.utils.translation import gettext_lazy as _

EVENT_WORDS = {
    "policy.pack_loaded": _("Policy pack loaded"),
    "policy.pack_adopted": _("Policy adopted"),
    "policy.pack_left": _("Policy no longer applied"),
    "policy.judged": _("Judgement signed"),
    "policy.judgement_withdrawn": _("Judgement withdrawn"),
    "policy.evidence_added": _("Evidence added"),
}
