from liren.organisations.models.guarantee import Allocation, Facility, Payment, Project, UnifiedItem
from liren.organisations.models.imports import ImportBatch
from liren.organisations.models.member import Certificate, Member, Mentorship, Training
from liren.organisations.models.organisation import Filing, LegalPerson, Organisation, Tie
from liren.organisations.models.pay import PayScheme, PayStep
from liren.organisations.models.post import Post, Term
from liren.organisations.models.record import Record
from liren.organisations.models.rule_text import RuleKind, RuleText
from liren.organisations.models.survey import CompoundSurvey, SetUpProfile

__all__ = [
    "Allocation",
    "Certificate",
    "CompoundSurvey",
    "Facility",
    "Filing",
    "ImportBatch",
    "LegalPerson",
    "Member",
    "Mentorship",
    "Organisation",
    "PayScheme",
    "PayStep",
    "Payment",
    "Post",
    "Project",
    "Record",
    "RuleKind",
    "RuleText",
    "SetUpProfile",
    "Term",
    "Tie",
    "Training",
    "UnifiedItem",
]
