"""What was found in a compound, by which it is decided who must govern it; and when a committee is founded."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liren.organisations.choices import PropertyModel
from liren.organisations.models.record import Record, forward


class CompoundSurvey(Record):
    """The survey of one compound (gy-2.7: every compound surveyed and judged singly; xaj-3.2)."""

    compound = models.OneToOneField("places.Compound", models.CASCADE, related_name="survey")
    surveyed_on = models.DateField(_("Surveyed on"))
    owners_committee_possible = models.BooleanField(
        _("An owners' committee is possible"), null=True, blank=True
    )
    branch_possible = models.BooleanField(_("A Party branch is possible"), null=True, blank=True)
    property_model = models.CharField(
        _("Who keeps it in order"), max_length=10, choices=PropertyModel.choices, blank=True
    )
    plan_on = models.DateField(_("Has a plan of its own since"), null=True, blank=True)
    """One plan per courtyard (一院一策: gy-2.3)."""
    listed_on = models.DateField(_("Listed for mending on"), null=True, blank=True)
    mended_on = models.DateField(_("Mended on"), null=True, blank=True)
    """Facilities and fire safety of an old courtyard, mended in batches (jfb-3.3)."""
    note = models.CharField(_("Note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("compound survey")
        constraints = (forward("listed_on", "mended_on", "survey_mending"),)

    def __str__(self) -> str:
        return str(self.compound)


class SetUpProfile(models.Model):
    """A rule set by which it is advised when a committee is founded and how large it is (zs-1.1, sd-2.1.1, the law)."""

    code = models.SlugField(primary_key=True, max_length=24)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    source = models.CharField(max_length=120)
    households_from = models.PositiveIntegerField(null=True)
    households_to = models.PositiveIntegerField(null=True)
    occupancy_percent = models.PositiveSmallIntegerField(null=True)
    """From which share of lived-in homes a committee must be set up; null: the text names none."""
    in_force_from = models.DateField(null=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("set-up rules")
        ordering = ("order",)

    def __str__(self) -> str:
        return self.name_en if (get_language() or "").startswith("en") else self.name
