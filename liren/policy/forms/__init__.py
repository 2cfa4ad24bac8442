from liren.policy.forms.judgements import AdoptForm, EvidenceForm, JudgementForm

__all__ = ["AdoptForm", "EvidenceForm", "JudgementForm"]
