"""A file of bodies and posts on its way into the house."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.organisations.choices import BatchState
from liren.organisations.models.record import Record


class ImportBatch(Record):
    """One file: what was read from it, what is wrong in it, and what it made when it was committed."""

    file_name = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=BatchState.choices, default=BatchState.READY)
    rows = models.JSONField(default=list)
    """What was understood, row by row: {"row": 4, "body": …, "person": …}."""
    problems = models.JSONField(default=list)
    """[row, column, what is wrong]."""
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    committed_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("import of bodies")
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.file_name
