"""What the audit log calls the acts on policies."""

from django.utils.translation import gettext_lazy as _

EVENT_WORDS = {
    "policy.pack_loaded": _("Policy pack loaded"),
    "policy.pack_adopted": _("Policy adopted"),
    "policy.pack_left": _("Policy no longer applied"),
    "policy.judged": _("Judgement signed"),
    "policy.judgement_withdrawn": _("Judgement withdrawn"),
    "policy.evidence_added": _("Evidence added"),
    "policy.target_set": _("Target set"),
    "policy.target_edited": _("Target changed"),
    "policy.target_broken_down": _("Target broken down"),
    "policy.target_removed": _("Target removed"),
    "policy.evidence_reported": _("Progress reported"),
    "policy.evidence_accepted": _("Progress accepted"),
    "policy.evidence_refused": _("Progress not accepted"),
    "policy.supervision_written": _("Supervision note written"),
    "policy.supervision_replied": _("Supervision note answered"),
    "policy.supervision_closed": _("Supervision note closed"),
    "policy.evidence_removed": _("Evidence removed"),
    "policy.gaps_printed": _("List of gaps printed"),
    "policy.gaps_exported": _("List of gaps exported"),
}
