"""Changes of the map: mergers, splits, renumberings, moved grids. Dated, and reversible as one."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped
from liren.places.choices import Succession


class Restructuring(Scoped):
    """One decision to merge, split, renumber or move places; `place_code` is the area that holds them all."""

    batch = models.UUIDField(default=uuid.uuid4, unique=True)
    kind = models.CharField(max_length=12, choices=Succession.choices)
    title = models.CharField(max_length=160)
    """In words: 罗桐社区 merged into 府东社区."""
    decision = models.CharField(max_length=120, blank=True)
    """The title or number of the document that decides it."""
    happened_on = models.DateField()
    moves = models.JSONField()
    """[[old code, new code], …] of the places that moved, the higher levels first."""
    opened = models.JSONField(default=list)
    """Codes of places that were made for it."""
    closed = models.JSONField(default=list)
    """Codes of places that ended with it."""
    rows = models.PositiveIntegerField(default=0)
    by_name = models.CharField(max_length=60)
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("restructuring")
        ordering = ("-id",)
        indexes = (models.Index(fields=["place_code", "-id"], name="restructuring_place"),)

    def __str__(self) -> str:
        return self.title


class MovedRow(models.Model):
    """A row whose way back cannot be told from its code: kept for the undo of a merger or a split."""

    batch = models.UUIDField(db_index=True)
    table = models.CharField(max_length=63)
    row = models.BigIntegerField()
    old_code = models.CharField(max_length=15, db_collation="C")
    new_code = models.CharField(max_length=15, db_collation="C")

    class Meta:
        verbose_name = _("moved row")

    def __str__(self) -> str:
        return f"{self.table}:{self.row} {self.old_code} → {self.new_code}"
