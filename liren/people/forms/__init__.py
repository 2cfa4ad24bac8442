"""What people type about residents: shape and messages; operations save."""

from liren.people.forms.handling import DocumentForm, EnrolForm, PlanForm, RevealForm, SwitchForm, TagForm
from liren.people.forms.person import ContactForm, EditPersonForm, IdentityForm, NewPersonForm
from liren.people.forms.residency import EndForm, HouseholdForm, MoveForm, RelationForm, ReturnForm

__all__ = [
    "ContactForm", "DocumentForm", "EditPersonForm", "EndForm", "EnrolForm", "HouseholdForm", "IdentityForm",
    "MoveForm", "NewPersonForm", "PlanForm", "RelationForm", "ReturnForm", "RevealForm", "SwitchForm", "TagForm",
]  # fmt: skip
