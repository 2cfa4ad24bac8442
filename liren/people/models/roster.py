"""A roster import from upload to undo."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped
from liren.people.choices import BatchState


class RosterBatch(Scoped):
    """One imported file (花名册). `place_code` is the place whose roster it is: rows outside it are errors."""

    file = models.FileField(upload_to="rosters/", blank=True)
    file_name = models.CharField(max_length=120)
    file_digest = models.CharField(max_length=64)
    source_name = models.CharField(max_length=80, blank=True)
    """Who gave the file: header meanings are remembered per source."""
    sheet = models.CharField(max_length=80, blank=True)
    mapping = models.JSONField(default=dict)
    """`columns`: position → fact key; `headers`; `sheets`: those of the workbook that hold names of people."""
    state = models.CharField(max_length=12, choices=BatchState.choices, default=BatchState.UPLOADED)
    step = models.CharField(max_length=60, blank=True)
    done_rows = models.PositiveIntegerField(default=0)
    total_rows = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    """new, changed, same, conflict, error, new_homes, new_buildings; after the commit also people before and after."""
    new_homes = models.JSONField(default=list)
    """Buildings with homes that are not on the map: address, whether the building is new, how many homes."""
    failure = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    committed_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    source = models.ForeignKey("people.Source", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("roster import")
        ordering = ("-id",)
        indexes = (models.Index(fields=["place_code", "-id"], name="batch_place"),)

    def __str__(self) -> str:
        return self.file_name

    @property
    def other_sheets(self) -> list[str]:
        """Sheets of the workbook that hold names of people and are not read by this import."""
        return [name for name in self.mapping.get("sheets", []) if name != self.sheet]


class RosterProblem(models.Model):
    """A finding in the file: where, of which kind. The sentence is made when it is read, in the reader's language."""

    batch = models.ForeignKey(RosterBatch, models.CASCADE, related_name="problems", db_index=False)
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=60, blank=True)
    letter = models.CharField(max_length=4, blank=True)
    kind = models.CharField(max_length=30)
    level = models.CharField(max_length=8)
    """error: the row stays out; warning: it is imported without this value."""
    value = models.CharField(max_length=40, blank=True)
    """Masked."""
    detail = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = _("roster problem")
        ordering = ("row", "id")
        indexes = (models.Index(fields=["batch", "row"], name="problem_row"),)

    def __str__(self) -> str:
        return f"{self.row}/{self.column}: {self.kind}"


class RosterChange(models.Model):
    """What a row looked like before an import changed it: what undo puts back."""

    batch = models.ForeignKey(RosterBatch, models.CASCADE, related_name="changes", db_index=False)
    table = models.CharField(max_length=30)
    row_id = models.BigIntegerField()
    before = models.JSONField()

    class Meta:
        verbose_name = _("roster change")
        constraints = (models.UniqueConstraint(fields=["batch", "table", "row_id"], name="change_once"),)

    def __str__(self) -> str:
        return f"{self.table} {self.row_id}"


class RosterMapping(Scoped):
    """What the headers of a source mean, as a person once confirmed it."""

    fingerprint = models.CharField(max_length=64)
    mapping = models.JSONField()
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("remembered headers")
        constraints = (models.UniqueConstraint(fields=["place_code", "fingerprint"], name="mapping_once"),)

    def __str__(self) -> str:
        return self.fingerprint[:8]
