from liren.places.models.calendar_day import CalendarDay
from liren.places.models.compound import Building, Compound, Dwelling
from liren.places.models.place import Place, PlaceCount, PlaceSuccession
from liren.places.models.premises import Premises, PremisesPhoto, Room

__all__ = [
    "Building", "CalendarDay", "Compound", "Dwelling", "Place", "PlaceCount",
    "PlaceSuccession", "Premises", "PremisesPhoto", "Room",
]  # fmt: skip
