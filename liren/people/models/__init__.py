from liren.people.models.care import CareProgramme, CareSwitch, Enrolment
from liren.people.models.handling import Export, NotDuplicate, PersonMerge, SavedView
from liren.people.models.household import Household, Residency
from liren.people.models.person import Contact, Person, PersonDocument, PersonIdentity
from liren.people.models.roster import RosterBatch, RosterChange, RosterMapping, RosterProblem
from liren.people.models.source import Conflict, Source
from liren.people.models.tag import PersonTag

__all__ = [
    "CareProgramme", "CareSwitch", "Conflict", "Contact", "Enrolment", "Export", "Household", "NotDuplicate",
    "Person", "PersonDocument", "PersonIdentity", "PersonMerge", "PersonTag", "Residency", "RosterBatch",
    "RosterChange", "RosterMapping", "RosterProblem", "SavedView", "Source",
]  # fmt: skip
