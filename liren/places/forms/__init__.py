"""What people type about places: shape and messages; operations save."""

from liren.places.forms.boundary import BoundaryForm
from liren.places.forms.building import BuildingForm, DwellingForm, HomesForm
from liren.places.forms.calendar import DaysForm
from liren.places.forms.compound import CompoundForm
from liren.places.forms.place import GridForm, NameForm, VersionForm
from liren.places.forms.premises import PhotoForm, PremisesForm, RoomForm
from liren.places.forms.restructure import (
    MergeForm,
    MoveBuildingsForm,
    MoveForm,
    RenumberForm,
    SplitForm,
    SwapForm,
)

__all__ = [
    "BoundaryForm",
    "BuildingForm",
    "CompoundForm",
    "DaysForm",
    "DwellingForm",
    "GridForm",
    "HomesForm",
    "MergeForm",
    "MoveBuildingsForm",
    "MoveForm",
    "NameForm",
    "PhotoForm",
    "PremisesForm",
    "RenumberForm",
    "RoomForm",
    "SplitForm",
    "SwapForm",
    "VersionForm",
]
