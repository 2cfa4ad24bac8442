"""Closed sets of places: levels, compounds, rooms."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Level(IntegerChoices):
    """Level of the place tree = number of digits of its code (GB/T 2260, GB/T 10114, NBS)."""

    COUNTRY = 0, _("Country")
    PROVINCE = 2, _("Province")
    CITY = 4, _("City")
    COUNTY = 6, _("County")
    SUBDISTRICT = 9, _("Subdistrict")
    COMMUNITY = 12, _("Community")
    GRID = 15, _("Grid")


class CompoundKind(TextChoices):
    """How a residential compound is governed depends on what it is (xaj-3.2, gy-2.7)."""

    WITH_FIRM = "with_firm", _("With property firm")
    OLD_WITHOUT = "old_without", _("Old, without property firm")
    RELOCATION = "relocation", _("Relocation site")


class DwellingUse(TextChoices):
    """What a home is used for."""

    OWN = "own", _("Lived in by the owner")
    LET = "let", _("Let")
    EMPTY = "empty", _("Empty")
    SHOP = "shop", _("Shop or workplace")
    UNKNOWN = "unknown", _("Not known")


class RoomFunction(TextChoices):
    """What a room of the community's premises serves (zs-1.3): one room may serve several."""

    OFFICE = "office", _("Office")
    SERVICE_HALL = "service_hall", _("One-stop service hall")
    MEDIATION = "mediation", _("Mediation room")
    DELIBERATION = "deliberation", _("Deliberation room")
    CULTURE_SPORT = "culture_sport", _("Culture and sport room")
    SERVICE_STATION = "service_station", _("Service station")
    VOLUNTEER_STATION = "volunteer_station", _("Volunteer station")
    AFFAIRS_BOARD = "affairs_board", _("Party and committee affairs board")
    PUBLICITY_BOARD = "publicity_board", _("Publicity board")
    PROPERTY_OFFICE = "property_office", _("Property office")
    OTHER = "other", _("Other")


class PremisesOrigin(TextChoices):
    """How the community came to its premises (sd-2.2.2.b, gy-2.2)."""

    NEW = "new", _("Newly built")
    REBUILT = "rebuilt", _("Rebuilt or extended")
    BOUGHT = "bought", _("Bought")
    LEASED = "leased", _("Leased")
    SWAPPED = "swapped", _("Swapped")
    HANDED_OVER = "handed_over", _("Handed over by the developer")
    OTHER = "other", _("Other")


class Holder(TextChoices):
    """Who holds a right over premises (sd-2.2.2.b: county or subdistrict owns, the committee uses)."""

    COUNTY = "county", _("County or city")
    SUBDISTRICT = "subdistrict", _("Subdistrict office")
    COMMITTEE = "committee", _("Residents' committee")
    OTHER = "other", _("Somebody else")


class Condition(TextChoices):
    """What rooms need to be used (sd-2.2.2)."""

    POWER = "power", _("Power")
    WATER = "water", _("Water")
    LIGHT = "light", _("Daylight")
    AIR = "air", _("Fresh air")


class Succession(TextChoices):
    """How one place code came to be replaced by another."""

    RENUMBERED = "renumbered", _("Renumbered")
    MERGED = "merged", _("Merged")
    SPLIT = "split", _("Split")
    MOVED = "moved", _("Moved")


class DayKind(TextChoices):
    """What the State Council's notice makes of a day."""

    WORKING = "working", _("Working day")
    MAKE_UP = "make_up", _("Make-up working day")
    REST = "rest", _("Rest day")
    HOLIDAY = "holiday", _("Public holiday")
