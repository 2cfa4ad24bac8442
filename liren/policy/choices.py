"""Closed sets of policies: what a clause is, how a unit can stand, why there is no figure."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liren.places.choices import Level


class PackKind(TextChoices):
    """What a pack holds."""

    POLICY = "policy", _("Policy document")
    LAW = "law", _("Law")


class PackState(TextChoices):
    """Whether a document binds."""

    DRAFT = "draft", _("Draft")
    IN_FORCE = "in_force", _("In force")
    SUPERSEDED = "superseded", _("Superseded")


class ClauseKind(TextChoices):
    """What a clause asks for: a figure, something that runs, a goal with a date, a duty."""

    STANDARD = "standard", _("Standard")
    MECHANISM = "mechanism", _("Mechanism")
    TARGET = "target", pgettext_lazy("clause", "Target")
    DUTY = "duty", _("Duty")


class Proof(TextChoices):
    """How sure we are of what a clause of a law says."""

    VERIFIED = "verified", _("Verified")
    TO_CONFIRM = "to_confirm", _("To be confirmed")


class DraftState(TextChoices):
    """How far a document on its way to a pack is."""

    READING = "reading", _("Is being read")
    FAILED = "failed", _("Could not be read")
    OPEN = "open", _("Being edited")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ClauseWork(TextChoices):
    """What a person has done with a clause of a draft."""

    TODO = "todo", _("To do")
    DONE = "done", _("Done")
    LEFT_OUT = "left_out", _("Left out")


class Way(TextChoices):
    """How a clause of a draft is judged."""

    FIGURE = "figure", _("By a figure from the records")
    PERSON = "person", _("By a person, with evidence")
    TARGET = "target", _("By a target that is reported on")
    PARTS = "parts", _("By the clauses below it")


class State(IntegerChoices):
    """How a unit stands on a clause, the worst first: where all of several must be met, the first counts."""

    NOT_MET = 1, _("Not met")
    NEAR = 2, _("Near")
    NO_DATA = 3, _("No data")
    JUDGEMENT = 4, _("Needs judgement")
    MET = 5, _("Met")
    NOT_APPLICABLE = 6, _("Not applicable")


class Reason(IntegerChoices):
    """Why a verdict is no plain comparison."""

    COMPARED = 0, _("Compared")
    NOT_BUILT = 1, _("The part of the product that records it is not built yet")
    NO_RECORDS = 2, _("Nothing is recorded yet")
    SHOWN = 3, _("Shown without a threshold")
    ASKED = 4, _("A person decides, with evidence")
    DECIDED = 5, _("Decided by a person")
    EXCLUDED = 6, _("The condition of the clause does not hold here")
    COMBINED = 7, _("Taken together from the clauses below")
    NO_TARGET = 8, _("The target was not set for this unit")


class RoleKind(TextChoices):
    """What the sides of a demonstration programme do (zs-8.1)."""

    ORGANISE = "organise", _("Organises")
    LEAD = "lead", _("Leads")
    PRESS = "press", _("Presses and finds models")
    CARRY_OUT = "carry_out", _("Carries out")
    ACCEPT = "accept", _("Coordinates and accepts")


class UnitKind(TextChoices):
    """What can become a demonstration unit (zs-7, gy-3.3)."""

    COUNTY = "county", _("Counties")
    SUBDISTRICT = "subdistrict", _("Subdistricts and townships")
    COMMUNITY = "community", pgettext_lazy("unit", "Communities")
    COMPOUND = "compound", pgettext_lazy("unit", "Compounds")


LEVEL_OF = {
    UnitKind.COUNTY: Level.COUNTY, UnitKind.SUBDISTRICT: Level.SUBDISTRICT, UnitKind.COMMUNITY: Level.COMMUNITY,
    UnitKind.COMPOUND: Level.COMMUNITY,
}  # fmt: skip
"""By whose verdicts a unit is filled in: a compound by its community's."""


class PhaseKind(TextChoices):
    """The steps of a round, in their order (zs-7)."""

    APPLY = "apply", _("Application")
    ASSESS = "assess", _("Self-assessment")
    ACCEPT = "accept", _("Acceptance on site")
    AWARD = "award", _("Award")
    SUM_UP = "sum_up", _("Summing up")


class Party(TextChoices):
    """Who signs on site: the side that runs the round, and the one above it."""

    OWN = "own", _("Who runs the round")
    ABOVE = "above", _("The level above")


class Half(IntegerChoices):
    """Which half of a year."""

    FIRST = 1, _("First half")
    SECOND = 2, _("Second half")


class Direction(TextChoices):
    """Who judges whom."""

    DOWN = "down", _("Subdistrict on community")
    UP = "up", _("Community on subdistrict")
