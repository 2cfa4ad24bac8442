"""Enter once: where each value came from, and what to do when two sources disagree."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped
from liren.people.choices import Decision, SourceKind


class Source(Scoped):
    """Something that told us values: one roster, one visit, one talk at the counter."""

    kind = models.CharField(max_length=10, choices=SourceKind.choices)
    label = models.CharField(max_length=120)
    giver = models.CharField(max_length=80, blank=True)
    """Who gave the roster: a later list of the same giver updates its own values without a conflict."""
    by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("source")
        indexes = (models.Index(fields=["giver"], condition=models.Q(kind="roster"), name="source_giver"),)

    def __str__(self) -> str:
        return self.label


class Conflict(Scoped):
    """Two sources tell different values of one field. A person decides; until then ours stays."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="conflicts")
    field = models.CharField(max_length=40)
    """The fact's key: person.education."""
    ours = models.BinaryField()
    theirs = models.BinaryField()
    """Both values encrypted: a conflict may be about a phone or a number."""
    source = models.ForeignKey(Source, models.PROTECT, related_name="conflicts")
    batch_id = models.BigIntegerField(null=True, blank=True)
    raised_at = models.DateTimeField(auto_now_add=True)
    decision = models.CharField(max_length=5, choices=Decision.choices, blank=True)
    decided_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("conflict")
        indexes = (
            models.Index(fields=["place_code", "id"], condition=models.Q(decision=""), name="conflict_open"),
        )

    def __str__(self) -> str:
        return f"{self.field} of {self.person_id}"
