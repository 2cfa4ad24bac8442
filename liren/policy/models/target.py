"""What is to be reached by a day: a number of something, who answers for it, and the proofs of what is done."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.declarations import Text
from liren.kernel.scope import Scoped
from liren.kernel.units import NAMES
from liren.policy.models.pack import Clause
from liren.policy.rules.targets import Line


class Target(Scoped):
    """So many of something, by a day, at a place (gy-1, gy-2.x): 50 centres converted by the end of the year.

    Broken down, it is the top of a tree of parts, one a place; what the parts prove counts for all above.
    """

    clause = models.ForeignKey(Clause, models.PROTECT, null=True, blank=True, related_name="targets")
    """The clause that asks for it; parts carry the clause of the whole."""
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    top = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    """The whole that a part belongs to; empty for the whole itself."""
    title = models.CharField(max_length=200)
    count = models.DecimalField(max_digits=14, decimal_places=2)
    unit = models.CharField(max_length=12)
    """One of `liren.kernel.units.NAMES`."""
    starts_on = models.DateField()
    due_on = models.DateField()
    office = models.CharField(max_length=120)
    """Who answers for it: a department or section, never a person."""
    role = models.CharField(max_length=120, blank=True)
    """The post that leads it."""
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("target")
        indexes = (models.Index(fields=["place_code", "due_on"], name="policy_target_place"),)
        constraints = (
            models.UniqueConstraint(fields=["clause", "place_code"], name="policy_target_once"),
            models.UniqueConstraint(fields=["top", "place_code"], name="policy_target_part_once"),
            models.CheckConstraint(
                condition=models.Q(count__gt=0, starts_on__lt=models.F("due_on")), name="policy_target_sound"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def unit_words(self) -> Text:
        """The unit as it stands behind the number."""
        return NAMES[self.unit]

    @property
    def holder_code(self) -> str:
        """The place whose officers change it and accept what is proved: of a part, the one that gave it."""
        return self.parent.place_code if self.parent else self.place_code

    @property
    def line(self) -> Line:
        """Where it should be on which day."""
        return Line(self.count, self.starts_on, self.due_on)


class TargetEvidence(Scoped):
    """What was done towards a target, with the day and the proof. It counts once somebody above accepted it."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="evidence")
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    happened_on = models.DateField()
    note = models.CharField(max_length=500)
    file = models.FileField(upload_to="target-evidence/", blank=True)
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("evidence of a target")
        indexes = (models.Index(fields=["target", "happened_on"], name="policy_target_evidence"),)

    def __str__(self) -> str:
        return f"{self.amount} @ {self.place_code}"


class EvidenceDecision(models.Model):
    """That evidence was accepted, or was not and why. Decided again, the later word counts."""

    evidence = models.OneToOneField(TargetEvidence, models.CASCADE, related_name="decision")
    accepted = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("decision on evidence")

    def __str__(self) -> str:
        return f"{self.evidence_id}: {self.accepted}"
