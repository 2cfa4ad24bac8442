"""Demonstration programmes (示范创建): by which standard, with which awards, and which office does what."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped
from liren.policy.choices import RoleKind
from liren.policy.models.pack import Clause, Pack


class Programme(Scoped):
    """A programme of some years in which units become demonstration units (zs-7, gy-3.3). Its place runs it."""

    title = models.CharField(max_length=120)
    pack = models.ForeignKey(Pack, models.PROTECT, related_name="programmes")
    """The policy whose clauses its candidates are assessed by."""
    clause = models.ForeignKey(Clause, models.PROTECT, null=True, blank=True, related_name="programmes")
    """The clause whose rounds and quotas it follows."""
    joint = models.BooleanField(default=True)
    """On-site acceptance is signed by the level above as well (zs-7: subdistrict and district)."""
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("programme")
        indexes = (models.Index(fields=["place_code"], name="policy_programme_place"),)

    def __str__(self) -> str:
        return self.title


class ProgrammeRole(models.Model):
    """What one side does in a programme, and which office that is (zs-8.1). No office: nobody answers for it yet."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="roles")
    kind = models.CharField(max_length=10, choices=RoleKind.choices)
    office = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name = _("role in a programme")
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["programme", "kind"], name="policy_programme_role"),)

    def __str__(self) -> str:
        return f"{self.kind}: {self.office}"


class AwardLevel(models.Model):
    """What a candidate can be named: 街道级示范点, 区级示范点. The higher the rank, the higher the award."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="levels")
    title = models.CharField(max_length=40)
    rank = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("level of award")
        ordering = ("-rank",)
        constraints = (models.UniqueConstraint(fields=["programme", "title"], name="policy_award_level"),)

    def __str__(self) -> str:
        return self.title


class Criterion(models.Model):
    """A clause that candidates are assessed by, for units of one level, and what it is worth."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="criteria")
    clause = models.ForeignKey(Clause, models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()
    """Digits of the code of the units that it judges."""
    points = models.PositiveSmallIntegerField(default=10)
    """The most that can be given; nought: left out."""

    class Meta:
        verbose_name = _("criterion")
        ordering = ("clause__order",)
        constraints = (
            models.UniqueConstraint(fields=["programme", "clause", "level"], name="policy_criterion_once"),
        )

    def __str__(self) -> str:
        return f"{self.clause_id}: {self.points}"
