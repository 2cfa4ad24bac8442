"""A policy document on its way to a pack: read by the machine, edited clause by clause by people, then published."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped
from liren.places.choices import Level
from liren.policy.choices import ClauseKind, ClauseWork, DraftState, PackKind
from liren.policy.models.pack import Pack


class Draft(Scoped):
    """A document that somebody uploaded for a place: what will be published binds that place and no other."""

    file = models.FileField(upload_to="drafts/", blank=True)
    file_name = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=DraftState.choices, default=DraftState.READING)
    failure = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=8, choices=PackKind.choices, default=PackKind.POLICY)
    title = models.CharField(max_length=200, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    issuer_en = models.CharField(max_length=300, blank=True)
    number = models.CharField(max_length=60, blank=True)
    dated = models.DateField(null=True, blank=True)
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    """Who issued it."""
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    front = models.TextField(blank=True)
    """What stands before the first clause, without names of persons."""
    back = models.TextField(blank=True)
    pack = models.ForeignKey(Pack, models.PROTECT, null=True, blank=True, related_name="+")
    """What was published from it."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("policy draft")
        ordering = ("-id",)
        indexes = (models.Index(fields=["place_code", "-id"], name="policy_draft_place"),)

    def __str__(self) -> str:
        return self.title or self.file_name

    @property
    def code(self) -> str:
        """The code of the pack that is published from it; the ids of its clauses begin with it."""
        return f"read{self.pk}"

    @property
    def is_editable(self) -> bool:
        """Whether its words may be changed: not while it is read, nor while it binds."""
        return self.state in {DraftState.OPEN, DraftState.WITHDRAWN}


class DraftClause(models.Model):
    """A clause of a draft: the text as printed, and beside it what a person made of it.

    `order` and `depth` are the tree: a clause belongs to the nearest one before it that stands less deep.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="clauses", db_index=False)
    order = models.PositiveIntegerField()
    depth = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=60, blank=True)
    cite = models.CharField(max_length=120)
    heading = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    """Its own words as printed, without names of persons."""
    found = models.JSONField(default=dict)
    """Quantities, deadlines and owners that the reader found, as `liren policy read --json` prints them."""
    work = models.CharField(max_length=8, choices=ClauseWork.choices, default=ClauseWork.TODO)
    reason = models.CharField(max_length=300, blank=True)
    """Why it is left out."""
    summary = models.CharField(max_length=400, blank=True)
    summary_en = models.CharField(max_length=600, blank=True)
    kind = models.CharField(max_length=10, choices=ClauseKind.choices, blank=True)
    role = models.CharField(max_length=400, blank=True)
    office = models.CharField(max_length=400, blank=True)
    at = models.PositiveSmallIntegerField(choices=Level.choices, null=True, blank=True)
    check_data = models.JSONField(null=True, blank=True)
    """Its check as it will stand in the pack; none for a clause that is judged by those below."""
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("clause of a draft")
        ordering = ("order",)
        constraints = (models.UniqueConstraint(fields=["draft", "order"], name="draft_clause_order"),)

    def __str__(self) -> str:
        return f"{self.label} {self.heading}".strip()

    @property
    def code(self) -> str:
        """The id that it gets in the pack."""
        return f"{self.draft.code}-{self.order}"
