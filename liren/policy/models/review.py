"""Half-yearly reviews (xaj-4.2): what was found, who mends it by when, and the summing-up of a year."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped
from liren.policy.choices import Half


class ReviewRound(Scoped):
    """The review of half a year in an area: due by a day, then held."""

    year = models.PositiveSmallIntegerField()
    half = models.PositiveSmallIntegerField(choices=Half.choices)
    due_on = models.DateField()
    office = models.CharField(max_length=80)
    """Who leads the survey."""
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("half-yearly review")
        constraints = (
            models.UniqueConstraint(fields=["place_code", "year", "half"], name="policy_review_once"),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.get_half_display()}"


class ReviewHeld(models.Model):
    """That a review was held, and how the results are judged."""

    review = models.OneToOneField(ReviewRound, models.CASCADE, related_name="held")
    held_on = models.DateField()
    evaluation = models.CharField(max_length=2000)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("review held")

    def __str__(self) -> str:
        return str(self.held_on)


class Finding(Scoped):
    """A problem that a review found at a place: who mends it, by when."""

    review = models.ForeignKey(ReviewRound, models.PROTECT, related_name="findings")
    text = models.CharField(max_length=500)
    owner = models.CharField(max_length=80)
    """The office or post that mends it."""
    due_on = models.DateField()
    found_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    found_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("finding of a review")
        indexes = (models.Index(fields=["place_code", "due_on"], name="policy_finding_place"),)

    def __str__(self) -> str:
        return self.text[:60]


class FindingSettled(models.Model):
    """That a problem is mended, and how."""

    finding = models.OneToOneField(Finding, models.CASCADE, related_name="settled")
    text = models.CharField(max_length=500)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("finding settled")

    def __str__(self) -> str:
        return self.text[:60]


class YearSummary(Scoped):
    """The summing-up of a year in an area."""

    year = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=4000)
    file = models.FileField(upload_to="year-summaries/", blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("summary of a year")
        constraints = (
            models.UniqueConstraint(fields=["place_code", "year"], name="policy_year_summary_once"),
        )

    def __str__(self) -> str:
        return str(self.year)
