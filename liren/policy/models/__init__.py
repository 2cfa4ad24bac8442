from liren.policy.models.adoption import Adoption
from liren.policy.models.judgement import Evidence, Judgement
from liren.policy.models.measured import FullRound, IndicatorName, Stirred, Value
from liren.policy.models.pack import Clause, Pack
from liren.policy.models.supervision import SupervisionClosing, SupervisionNote, SupervisionReply
from liren.policy.models.target import EvidenceDecision, Target, TargetEvidence
from liren.policy.models.value_day import ValueDay
from liren.policy.models.verdict import Tally, TallyDay, Verdict, VerdictDay

__all__ = [
    "Adoption",
    "Clause",
    "Evidence",
    "EvidenceDecision",
    "FullRound",
    "IndicatorName",
    "Judgement",
    "Pack",
    "Stirred",
    "SupervisionClosing",
    "SupervisionNote",
    "SupervisionReply",
    "Tally",
    "TallyDay",
    "Target",
    "TargetEvidence",
    "Value",
    "ValueDay",
    "Verdict",
    "VerdictDay",
]
