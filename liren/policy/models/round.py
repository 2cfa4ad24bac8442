"""One round of a programme: its days, what can be awarded to how many, and how far it has come."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped
from liren.policy.choices import PhaseKind, UnitKind
from liren.policy.models.programme import AwardLevel, Programme


class Round(Scoped):
    """A round: application, self-assessment, acceptance on site, award, summing up (zs-7)."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="rounds")
    title = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        verbose_name = _("round")
        ordering = ("starts_on", "pk")
        indexes = (models.Index(fields=["place_code", "starts_on"], name="policy_round_place"),)

    def __str__(self) -> str:
        return self.title


class Quota(models.Model):
    """How many units of a kind can be named at a level in a round; in an upgrade, only those named lower before."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="quotas")
    level = models.ForeignKey(AwardLevel, models.PROTECT, related_name="+")
    unit = models.CharField(max_length=12, choices=UnitKind.choices)
    places = models.PositiveSmallIntegerField()
    upgrade = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("quota")
        ordering = ("-level__rank", "pk")
        constraints = (models.UniqueConstraint(fields=["round", "level", "unit"], name="policy_quota_once"),)

    def __str__(self) -> str:
        return f"{self.level_id}: {self.places}"


class Phase(models.Model):
    """A step of a round. The first that is not finished is the one it stands in."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="phases")
    kind = models.CharField(max_length=8, choices=PhaseKind.choices)
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("phase")
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["round", "kind"], name="policy_phase_once"),)

    def __str__(self) -> str:
        return self.kind


class RoundSummary(models.Model):
    """What was learnt in a round (总结提炼): words, and the report as a file."""

    round = models.OneToOneField(Round, models.CASCADE, related_name="summary")
    text = models.CharField(max_length=2000)
    file = models.FileField(upload_to="round-summaries/", blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("summary of a round")

    def __str__(self) -> str:
        return self.text[:40]
