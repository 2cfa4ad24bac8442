"""The tree of places: province, city, county, subdistrict, community, grid."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import ScopedManager
from liren.places.choices import Level, Succession


class Place(models.Model):
    """A place by its official code: 2, 4, 6, 9, 12 or 15 digits (GB/T 2260 + GB/T 10114 + NBS; grid ours).

    The code's prefix is the parent, so a subtree is a range of codes.
    """

    scope_field = "code"

    code = models.CharField(max_length=15, db_collation="C")
    name = models.CharField(max_length=80)
    short_name = models.CharField(max_length=80, blank=True)
    """What people say: 罗桐社区 for 罗桐社区居民委员会."""
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    initials = models.CharField(max_length=80, blank=True)
    """Pinyin initials of the name, for finding."""
    rural_code = models.CharField(max_length=3, blank=True)
    """Urban–rural class of the NBS (111 … 220)."""
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    boundary = models.JSONField(null=True, blank=True)
    """GeoJSON geometry (Polygon or MultiPolygon, WGS 84 as imported)."""
    version = models.PositiveIntegerField(default=1)

    objects = ScopedManager()

    class Meta:
        verbose_name = _("place")
        ordering = ("code",)
        indexes = (models.Index(fields=["level", "code"], name="place_level_code"),)
        constraints = (
            models.UniqueConstraint(fields=["code"], name="place_code_once"),
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12}|\d{15})$"),
                name="place_code_shape",
            ),
        )

    def __str__(self) -> str:
        return self.short_name or self.name

    @property
    def parent_code(self) -> str:
        """The code one level up; empty for a province."""
        shorter = [level for level in Level.values if level < len(self.code)]
        return self.code[: max(shorter)]


class PlaceSuccession(models.Model):
    """A dated entry: this code was replaced by that one. Old codes are still found through it."""

    old_code = models.CharField(max_length=15, db_collation="C", db_index=True)
    new_code = models.CharField(max_length=15, db_collation="C", db_index=True)
    kind = models.CharField(max_length=12, choices=Succession.choices)
    old_name = models.CharField(max_length=80)
    happened_on = models.DateField()
    batch = models.UUIDField(db_index=True)
    """All entries of one operation, so that it can be undone as one."""
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("place succession")

    def __str__(self) -> str:
        return f"{self.old_code} → {self.new_code}"


class PlaceCount(models.Model):
    """How many people a leaf of the tree holds, kept right by a trigger on people: never COUNT(*).

    A node's count is the sum over its range of codes.
    """

    place_code = models.CharField(max_length=15, db_collation="C")
    building_id = models.BigIntegerField(default=0)
    """0: people without a known building."""
    people = models.IntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["place_code", "building_id"], name="place_count_once"),
        )

    def __str__(self) -> str:
        return f"{self.place_code}/{self.building_id}: {self.people}"
