from liren.places.models.calendar_day import CalendarDay
from liren.places.models.compound import Building, Compound, Dwelling
from liren.places.models.place import Place, PlaceCount, PlaceSuccession
from liren.places.models.premises import Premises, PremisesPhoto, Room
from liren.places.models.restructuring import MovedRow, Restructuring

__all__ = [
    "Building",
    "CalendarDay",
    "Compound",
    "Dwelling",
    "MovedRow",
    "Place",
    "PlaceCount",
    "PlaceSuccession",
    "Premises",
    "PremisesPhoto",
    "Restructuring",
    "Room",
]
