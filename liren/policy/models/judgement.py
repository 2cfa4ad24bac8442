"""What no figure can decide: a person's judgement, with evidence and signature."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped
from liren.policy.choices import State
from liren.policy.models.pack import Clause


class Judgement(Scoped):
    """A signed decision on how a unit stands on a clause, until a day. A later one replaces it."""

    clause = models.ForeignKey(Clause, models.PROTECT, related_name="judgements")
    state = models.PositiveSmallIntegerField(choices=State.choices)
    ground = models.CharField(max_length=1000)
    """What was seen and why it is so: read by whoever asks later."""
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    judged_at = models.DateTimeField(auto_now_add=True)
    valid_to = models.DateField(null=True, blank=True)
    """The last day on which it holds; empty: until a new one."""
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("judgement")
        indexes = (
            models.Index(fields=["place_code", "clause", "-judged_at"], name="policy_judgement_place"),
        )

    def __str__(self) -> str:
        return f"{self.clause_id} @ {self.place_code}: {self.get_state_display()}"


class Evidence(Scoped):
    """A file or picture that shows how a unit stands on a clause."""

    clause = models.ForeignKey(Clause, models.PROTECT, related_name="evidence")
    title = models.CharField(max_length=120)
    file = models.FileField(upload_to="evidence/")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("evidence")
        indexes = (models.Index(fields=["place_code", "clause"], name="policy_evidence_place"),)

    def __str__(self) -> str:
        return self.title
