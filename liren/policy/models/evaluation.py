"""Two-way evaluation (gy-3.2): subdistrict and community judge one another."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped
from liren.policy.choices import Direction


class EvaluationRound(Scoped):
    """A round in which a subdistrict and each of its communities judge how the other keeps its duties."""

    title = models.CharField(max_length=80)
    due_on = models.DateField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("evaluation round")
        indexes = (models.Index(fields=["place_code", "due_on"], name="policy_evaluation_round"),)

    def __str__(self) -> str:
        return self.title


class Evaluation(Scoped):
    """One direction of a pair; its place is the community. Read by both once both are in."""

    round = models.ForeignKey(EvaluationRound, models.PROTECT, related_name="evaluations")
    direction = models.CharField(max_length=4, choices=Direction.choices)
    score = models.PositiveSmallIntegerField()
    """1 (poor) … 5 (very good)."""
    good = models.CharField(max_length=500)
    wish = models.CharField(max_length=500, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("evaluation")
        constraints = (
            models.UniqueConstraint(
                fields=["round", "place_code", "direction"], name="policy_evaluation_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.direction} {self.place_code}: {self.score}"


class EvaluationClosing(models.Model):
    """That a round is closed: every pair had its two sides."""

    round = models.OneToOneField(EvaluationRound, models.CASCADE, related_name="closing")
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("closing of an evaluation round")

    def __str__(self) -> str:
        return str(self.round_id)
