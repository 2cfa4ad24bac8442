"""Working with the register: saved views, exports, merges."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped


class SavedView(models.Model):
    """A clerk's own filter with a name."""

    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")
    name = models.CharField(max_length=30)
    query = models.CharField(max_length=500)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("saved view")
        ordering = ("order", "id")
        constraints = (models.UniqueConstraint(fields=["user", "name"], name="view_once"),)

    def __str__(self) -> str:
        return self.name


class Export(Scoped):
    """A list that left the system: why, which columns, how many rows, approved by whom, downloaded when."""

    what = models.CharField(max_length=60)
    """The list or ledger: people, ledger:elderly60 …"""
    reason = models.CharField(max_length=200)
    columns = models.JSONField()
    filters = models.JSONField(default=dict)
    full = models.BooleanField(default=False)
    """Unmasked: always needs approval."""
    rows = models.PositiveIntegerField(default=0)
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    approver = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=200, blank=True)
    file = models.FileField(upload_to="exports/", blank=True)
    downloaded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("export")
        ordering = ("-id",)
        indexes = (models.Index(fields=["place_code", "-id"], name="export_place"),)

    def __str__(self) -> str:
        return f"{self.what}: {self.rows}"


class PersonMerge(Scoped):
    """Two records found to be one person. Reversible: what was moved or overwritten is kept, encrypted."""

    survivor = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    duplicate = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    before = models.BinaryField()
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("merge")

    def __str__(self) -> str:
        return f"{self.duplicate_id} → {self.survivor_id}"


class NotDuplicate(Scoped):
    """A pair that a person looked at and found to be two people: not suggested again."""

    one = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    other = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("different people")
        constraints = (models.UniqueConstraint(fields=["one", "other"], name="not_duplicate_once"),)

    def __str__(self) -> str:
        return f"{self.one_id} ≠ {self.other_id}"
