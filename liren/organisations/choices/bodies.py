"""What a body is, what it does, how it stands to others."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    """What a body is. The law and the policies know each by its own duties."""

    COMMITTEE = "committee", _("Residents' committee")
    SUB_COMMITTEE = "sub_committee", _("Sub-committee")
    RESIDENTS_GROUP = "residents_group", _("Residents' group")
    SUPERVISORY = "supervisory_committee", _("Supervisory committee")
    PARTY = "party_organisation", _("Party organisation")
    OWNERS = "owners_committee", _("Owners' committee")
    FIRM = "property_firm", _("Property firm")
    SOCIAL = "social_organisation", _("Social organisation")
    UNIT = "stationed_unit", _("Stationed unit")
    DEPARTMENT = "department", _("Department")
    SERVICE_CENTRE = "service_centre", _("Service centre")
    STATION = "social_work_station", _("Social-work station")
    AGENCY = "social_work_agency", _("Social-work agency")
    FEDERATION = "federation", _("Federation of social organisations")
    SELF_GOVERNING = "self_governing", _("Self-governance body of a compound")
    COORDINATION = "coordination_centre", _("Property coordination centre")
    CONVENIENCE = "convenience_centre", _("Property service centre")
    PREPARATORY = "preparatory_group", _("Preparatory group")
    WORKING = "working_group", _("Working group")


class Function(TextChoices):
    """What a sub-committee is for (zs-2.2, sd-2.1.1, gy-2.6; the last one: Organic Law in force since 2026)."""

    MEDIATION = "mediation", _("People's mediation")
    ORDER = "order", _("Public order")
    PUBLIC_HEALTH = "public_health", _("Public health")
    SOCIAL_SECURITY = "social_security", _("Social security")
    CULTURE_SPORT = "culture_sport", _("Culture and sport")
    ENVIRONMENT = "environment_property", _("Environment and property")
    FAMILIES = "elders_women_children", _("Elders, women and children")


class Area(TextChoices):
    """What a Party organisation covers (gy-2.1)."""

    COMMUNITY = "community", pgettext_lazy("area", "Community")
    BIG = "big", _("Big Party committee of the area")
    SUBDISTRICT = "subdistrict", pgettext_lazy("area", "Subdistrict")
    GROUP = "group", _("Residents' group")
    GRID = "grid", pgettext_lazy("area", "Grid")
    COMPOUND = "compound", pgettext_lazy("area", "Compound")
    OFFICES = "office_building", _("Office building")
    PARK = "park", _("Business park")
    DISTRICT = "business_district", _("Business district")
    MARKET = "market", _("Market")


class Incubated(TextChoices):
    """Residents' own organisations that a community incubates (xaj-3.3)."""

    SELF_HELP = "self_help", _("Self-help")
    MUTUAL_HELP = "mutual_help", _("Mutual help")
    VOLUNTEER = "volunteer", _("Volunteers")


class Grade(TextChoices):
    """Assessed grade of a social organisation."""

    A5 = "5A", "5A"
    A4 = "4A", "4A"
    A3 = "3A", "3A"
    A2 = "2A", "2A"
    A1 = "1A", "1A"


class Bond(TextChoices):
    """How one body stands to another (jfb-3.0, xaj-3.1)."""

    GUIDANCE = "guidance", _("Guidance and supervision")
    COORDINATION = "coordination", _("Coordination of property matters")
    ALLIANCE = "alliance", _("Party-building alliance")
    SHARING = "sharing", _("Shared resources")
    CONTRACT = "contract", pgettext_lazy("bond", "Contract")


class Text(TextChoices):
    """The groups of rules and other texts of a body."""

    WORKING = "working", _("Working rules")
    FOUNDATION = "foundation", _("Convention, charter, duties")
    MONEY = "money", _("Money and property")
    SUB_COMMITTEE = "sub_committee", _("Texts of sub-committees")
    PLAN = "plan", _("Plans")
    OTHER = "other", pgettext_lazy("texts", "Other")


class BatchState(TextChoices):
    """How far an import of bodies and posts has come."""

    READY = "ready", _("Ready to commit")
    COMMITTED = "committed", _("Committed")
    UNDONE = "undone", _("Taken back")
