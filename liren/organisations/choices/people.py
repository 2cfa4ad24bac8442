"""What somebody is in a body, how they came to it and what they bring."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What somebody is in a body."""

    SECRETARY = "secretary", _("Party secretary")
    DEPUTY_SECRETARY = "deputy_secretary", _("Deputy Party secretary")
    DIRECTOR = "director", _("Director")
    DEPUTY = "deputy", _("Deputy director")
    MEMBER = "member", _("Member")
    CHAIR = "chair", _("Chair")
    LEADER = "leader", _("Group leader")
    BUILDING_HEAD = "building_head", _("Building head")
    WORKER = "worker", _("Full-time community worker")
    LEGAL_ADVISER = "legal_adviser", _("Legal adviser")
    CONTACT = "contact", _("Contact person")


class Chosen(TextChoices):
    """How somebody came to a post, or a committee to its term."""

    ALL_VOTERS = "all_voters", _("Elected by all voters")
    HOUSEHOLDS = "households", _("Elected by household representatives")
    REPRESENTATIVES = "representatives", _("Elected by residents' representatives")
    PARTY = "party", _("Elected by Party members")
    APPOINTED = "appointed", _("Appointed")
    RECRUITED = "recruited", _("Recruited")
    CONTRACTED = "contracted", _("Under contract")


ELECTED = (Chosen.ALL_VOTERS, Chosen.HOUSEHOLDS, Chosen.REPRESENTATIVES)
"""The three ways in which the Organic Law lets residents elect their committee."""


class Ending(TextChoices):
    """Why a post ended."""

    TERM = "term", _("The term was over")
    RESIGNED = "resigned", _("Resigned")
    RECALLED = "recalled", _("Recalled by the voters")
    UNFIT = "unfit", _("Found unfit")
    PROMOTED = "promoted", _("Promoted")
    MOVED = "moved", _("Took another post")


class Hiring(TextChoices):
    """How a full-time worker was hired (gy-2.9.c: in principle by open exam)."""

    EXAM = "exam", _("Open exam")
    TRANSFER = "transfer", _("Transfer")
    OTHER = "other", _("Another way")


class Insurance(TextChoices):
    """The five insurances and the housing fund (sd-6.3)."""

    PENSION = "pension", _("Pension")
    MEDICAL = "medical", _("Medical")
    UNEMPLOYMENT = "unemployment", _("Unemployment")
    INJURY = "injury", _("Work injury")
    MATERNITY = "maternity", _("Maternity")
    HOUSING = "housing", _("Housing fund")


class Paper(TextChoices):
    """Certificates of people who work for a community."""

    ASSISTANT = "assistant", _("Assistant social worker")
    INTERMEDIATE = "intermediate", _("Social worker")
    SENIOR = "senior", _("Senior social worker")
    MEDIATOR = "mediator", _("People's mediator")
    ACCOUNTANT = "accountant", _("Accountant")
    OTHER = "other", _("Another certificate")


SOCIAL_WORK = (Paper.ASSISTANT, Paper.INTERMEDIATE, Paper.SENIOR)


class Course(TextChoices):
    """What a training was for (zs-5.2)."""

    FIRST_POST = "first_post", _("First post")
    ON_POST = "on_post", _("On the post")
    BACKBONE = "backbone", _("Backbone")
    PROFESSIONAL = "professional", _("Professional")
    PRACTICE = "practice", _("Practice")
    AREA_TEST = "area_test", _("Test of knowing the area")
