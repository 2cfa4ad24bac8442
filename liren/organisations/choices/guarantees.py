"""Facilities, projects and money that a community is guaranteed; who keeps a compound in order."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FacilityKind(TextChoices):
    """The twelve kinds of facility of a residential area (GB 50180-93, as sd-2.2.1 lists them), and two of our day."""

    SERVICE_CENTRE = "service_centre", _("Community service centre")
    ELDER_CARE = "elder_care", _("Day care for elders")
    POLICE = "police", _("Police room")
    SHOPS = "shops", _("Shops")
    KINDERGARTEN = "kindergarten", _("Kindergarten")
    SCHOOL = "school", _("School")
    HEALTH = "health", _("Health station")
    CULTURE = "culture", _("Culture centre")
    SPORT = "sport", _("Sports ground")
    FITNESS = "fitness", _("Fitness equipment")
    FINANCE_POST = "finance_post", _("Bank and post")
    UTILITIES = "utilities", _("Municipal utilities")
    INFORMATION_POINT = "information_point", _("Information point or terminal")
    SOCIAL_WORK_ROOM = "social_work_room", _("Social-work room")


PLANNED_KINDS = tuple(FacilityKind)[:12]


class ProjectKind(TextChoices):
    """Why something is built (gy-2.2)."""

    GAP = "gap", _("Closes a gap")
    CONVERSION = "conversion", _("Friendly conversion of a centre")
    NEW = "new", _("New compound")


class Line(TextChoices):
    """What money is for. Three kinds are guaranteed by xaj-1.1, three are budget lines of gy-2.9.a."""

    OFFICE = "office", _("Office money")
    SERVICE = "service", _("Service money")
    SELF_GOVERNANCE = "self_governance", _("Self-governance projects")
    PAY = "pay", _("Basic pay")
    FACILITIES = "facilities", _("Facilities and information technology")
    PARTY = "party", _("Party organisation")


class Source(TextChoices):
    """Whose budget money comes from."""

    PROVINCE = "province", pgettext_lazy("budget", "Province")
    CITY = "city", pgettext_lazy("budget", "City")
    COUNTY = "county", pgettext_lazy("budget", "County")
    SUBDISTRICT = "subdistrict", pgettext_lazy("budget", "Subdistrict")
    DEVELOPER = "developer", pgettext_lazy("budget", "Developer")


class Unified(TextChoices):
    """The five things that look the same in every community (zs-1.3)."""

    SIGN = "sign", _("Institution sign")
    STATIONS = "stations", _("Stations")
    RULES = "rules", _("Rules on the wall")
    NOTICES = "notices", _("Notices")
    WINDOWS = "windows", _("Window signs")


class PropertyModel(TextChoices):
    """Who keeps a compound in order (jfb-3.3)."""

    FIRM = "firm", _("Property firm")
    CENTRE = "centre", _("Community service centre")
    EMPLOYER = "employer", _("Employer's unit")
    OWNERS = "owners", _("The owners themselves")
