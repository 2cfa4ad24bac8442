"""Closed sets of organisations."""

from liren.organisations.choices.bodies import Area, BatchState, Bond, Function, Grade, Incubated, Kind, Text
from liren.organisations.choices.guarantees import (
    PLANNED_KINDS,
    FacilityKind,
    Line,
    ProjectKind,
    PropertyModel,
    Source,
    Unified,
)
from liren.organisations.choices.people import (
    ELECTED,
    SOCIAL_WORK,
    Chosen,
    Course,
    Ending,
    Hiring,
    Insurance,
    Paper,
    Role,
)

__all__ = [
    "ELECTED",
    "PLANNED_KINDS",
    "SOCIAL_WORK",
    "Area",
    "BatchState",
    "Bond",
    "Chosen",
    "Course",
    "Ending",
    "FacilityKind",
    "Function",
    "Grade",
    "Hiring",
    "Incubated",
    "Insurance",
    "Kind",
    "Line",
    "Paper",
    "ProjectKind",
    "PropertyModel",
    "Role",
    "Source",
    "Text",
    "Unified",
]
