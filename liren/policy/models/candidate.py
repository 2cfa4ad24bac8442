"""A unit in a round: its own plan, what it says of itself, what was seen on site, what it was named."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped
from liren.places.models import Compound
from liren.policy.choices import Party, State, UnitKind
from liren.policy.models.programme import AwardLevel, Criterion
from liren.policy.models.round import Round


class Candidate(Scoped):
    """A community (county, subdistrict, compound) that applied in a round, with its own highlight (zs-8.1)."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="candidates")
    unit = models.CharField(max_length=12, choices=UnitKind.choices)
    compound = models.ForeignKey(Compound, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=80)
    highlight = models.CharField(max_length=120)
    """What it will be known for."""
    plan = models.TextField(max_length=4000, blank=True)
    """How it gets there."""
    field = models.CharField(max_length=40, blank=True)
    """The field in which it leads (gy-3.3)."""
    applied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    applied_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("candidate")
        indexes = (models.Index(fields=["place_code", "round"], name="policy_candidate_place"),)
        constraints = (
            models.UniqueConstraint(
                fields=["round", "place_code", "compound"], nulls_distinct=False, name="policy_candidate_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


class AssessmentLine(models.Model):
    """A candidate on one criterion: how the records judged it when self-assessment began, and its own words."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="lines")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    state = models.PositiveSmallIntegerField(choices=State.choices, null=True, blank=True)
    """Of the verdict at that moment; empty where the clause does not judge the unit."""
    value = models.DecimalField(max_digits=30, decimal_places=4, null=True)
    threshold = models.DecimalField(max_digits=30, decimal_places=4, null=True)
    filled_at = models.DateTimeField(auto_now_add=True)
    points = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    remark = models.CharField(max_length=500, blank=True)
    file = models.FileField(upload_to="assessments/", blank=True)

    class Meta:
        verbose_name = _("line of a self-assessment")
        ordering = ("criterion__clause__order",)
        constraints = (
            models.UniqueConstraint(fields=["candidate", "criterion"], name="policy_assessment_line"),
        )

    def __str__(self) -> str:
        return f"{self.criterion_id}: {self.points}"


class SelfAssessment(models.Model):
    """That a candidate has handed in its self-assessment."""

    candidate = models.OneToOneField(Candidate, models.CASCADE, related_name="assessment")
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("self-assessment")

    def __str__(self) -> str:
        return str(self.candidate_id)


class Acceptance(Scoped):
    """What one side saw on site, criterion by criterion, signed (zs-7: the subdistrict's and the district's)."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="acceptances")
    party = models.CharField(max_length=6, choices=Party.choices)
    visited_on = models.DateField()
    passed = models.BooleanField()
    remark = models.CharField(max_length=1000, blank=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("acceptance on site")
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["candidate", "party"], name="policy_acceptance_once"),)

    def __str__(self) -> str:
        return f"{self.candidate_id}: {self.party}"


class AcceptanceLine(models.Model):
    """The points that one side gave for one criterion, and why."""

    acceptance = models.ForeignKey(Acceptance, models.CASCADE, related_name="lines")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    points = models.DecimalField(max_digits=5, decimal_places=1)
    remark = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("line of an acceptance")
        ordering = ("criterion__clause__order",)
        constraints = (
            models.UniqueConstraint(fields=["acceptance", "criterion"], name="policy_acceptance_line"),
        )

    def __str__(self) -> str:
        return f"{self.criterion_id}: {self.points}"


class Award(Scoped):
    """That a candidate was named a demonstration unit: at which level, when, and from which award it rose."""

    candidate = models.OneToOneField(Candidate, models.PROTECT, related_name="award")
    level = models.ForeignKey(AwardLevel, models.PROTECT, related_name="+")
    named_on = models.DateField()
    number = models.CharField(max_length=60, blank=True)
    """Of the document that names it."""
    upgraded_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="upgrades")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("award")
        indexes = (models.Index(fields=["place_code", "named_on"], name="policy_award_place"),)

    def __str__(self) -> str:
        return f"{self.candidate_id}: {self.level_id}"


class Withdrawal(models.Model):
    """That a candidate is out: it stepped back, or its award was taken away. Why, by whom, when."""

    candidate = models.OneToOneField(Candidate, models.CASCADE, related_name="withdrawal")
    reason = models.CharField(max_length=500)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("withdrawal")

    def __str__(self) -> str:
        return self.reason[:40]
