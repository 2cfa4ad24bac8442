"""Who may do what where, from when until when."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped


class Role(models.Model):
    """A named set of rights: community worker, grid worker, auditor … Data, seeded by a migration."""

    code = models.SlugField(primary_key=True, max_length=40)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    permissions = ArrayField(models.CharField(max_length=60), default=list)
    excludes = ArrayField(models.SlugField(max_length=40), default=list, blank=True)
    """Roles that the same person may not hold at once (separation of the three administrators)."""
    appointed_by = ArrayField(models.SlugField(max_length=40), default=list, blank=True)
    """Roles whose holders may give this one without holding its rights: who appoints does not use."""
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("role")
        ordering = ("order",)

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name


class RoleGrant(Scoped):
    """A role over a place for a period. History is kept: a grant ends, it is not deleted."""

    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="role_grants")
    role = models.ForeignKey(Role, models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    """The last day, inclusive."""
    revoked_at = models.DateTimeField(null=True, blank=True)
    """Taken back: from this moment it gives nothing, whatever its period says."""
    revoked_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    granted_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("grant")
        indexes = (
            models.Index(fields=["user", "from_on"], name="grant_user"),
            models.Index(fields=["place_code"], name="grant_place"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(to_on__isnull=True) | models.Q(to_on__gte=models.F("from_on")),
                name="grant_period_forward",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role_id} @ {self.place_code}"


class BreakGlass(Scoped):
    """A timed session with wider rights for a stated reason: announced by a banner, logged, reviewed."""

    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
    permissions = ArrayField(models.CharField(max_length=60))
    started_at = models.DateTimeField(auto_now_add=True)
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("break-glass session")
        indexes = (
            models.Index(fields=["user", "ends_at"], name="break_glass_user"),
            models.Index(fields=["place_code", "-started_at"], name="break_glass_place"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} @ {self.place_code}"


class GridHandover(Scoped):
    """A grid passed from one worker to another: who, from which day, why, and how much moved with it."""

    giver = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    taker = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    first_day = models.DateField()
    """The taker's first day; the giver's last is the day before, or the moment of the act when it is today."""
    reason = models.CharField(max_length=200, blank=True)
    moved = models.JSONField(default=dict)
    """How much moved, by kind: role codes, people of the grid, each declared duty. Counts, never names."""
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("grid hand-over")
        indexes = (models.Index(fields=["place_code", "-made_at"], name="handover_place"),)

    def __str__(self) -> str:
        return f"{self.place_code}: {self.giver_id} → {self.taker_id}"
