from liren.policy.models.adoption import Adoption
from liren.policy.models.candidate import (
    Acceptance,
    AcceptanceLine,
    AssessmentLine,
    Award,
    Candidate,
    SelfAssessment,
    Withdrawal,
)
from liren.policy.models.draft import Draft, DraftClause
from liren.policy.models.evaluation import Evaluation, EvaluationClosing, EvaluationRound
from liren.policy.models.judgement import Evidence, Judgement
from liren.policy.models.measured import FullRound, IndicatorName, Stirred, Value
from liren.policy.models.pack import Clause, Pack
from liren.policy.models.programme import AwardLevel, Criterion, Programme, ProgrammeRole
from liren.policy.models.review import Finding, FindingSettled, ReviewHeld, ReviewRound, YearSummary
from liren.policy.models.round import Phase, Quota, Round, RoundSummary
from liren.policy.models.supervision import SupervisionClosing, SupervisionNote, SupervisionReply
from liren.policy.models.target import EvidenceDecision, Target, TargetEvidence
from liren.policy.models.value_day import ValueDay
from liren.policy.models.verdict import Tally, TallyDay, Verdict, VerdictDay

__all__ = [
    "Acceptance",
    "AcceptanceLine",
    "Adoption",
    "AssessmentLine",
    "Award",
    "AwardLevel",
    "Candidate",
    "Clause",
    "Criterion",
    "Draft",
    "DraftClause",
    "Evaluation",
    "EvaluationClosing",
    "EvaluationRound",
    "Evidence",
    "EvidenceDecision",
    "Finding",
    "FindingSettled",
    "FullRound",
    "IndicatorName",
    "Judgement",
    "Pack",
    "Phase",
    "Programme",
    "ProgrammeRole",
    "Quota",
    "ReviewHeld",
    "ReviewRound",
    "Round",
    "RoundSummary",
    "SelfAssessment",
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
    "Withdrawal",
    "YearSummary",
]
