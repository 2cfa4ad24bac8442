"""The rooms a community works in: what policies measure in square metres."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped
from liren.places.choices import Condition, Holder, PremisesOrigin, RoomFunction


class Premises(Scoped):
    """A set of rooms used by the community, with owner, user, terms (zs-1.2, sd-2.2.2, gy-2.2)."""

    name = models.CharField(max_length=80)
    origin = models.CharField(max_length=12, choices=PremisesOrigin.choices)
    owner = models.CharField(max_length=80, blank=True)
    user = models.CharField(max_length=80, blank=True)
    owner_kind = models.CharField(max_length=12, choices=Holder.choices, blank=True)
    user_kind = models.CharField(max_length=12, choices=Holder.choices, blank=True)
    handed_over_on = models.DateField(null=True, blank=True)
    """When the owner handed them over on paper."""
    conditions = ArrayField(
        models.CharField(max_length=8, choices=Condition.choices), default=list, blank=True
    )
    address = models.CharField(max_length=160, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    terms = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("premises")
        verbose_name_plural = _("premises")
        indexes = (models.Index(fields=["place_code"], name="premises_place"),)

    def __str__(self) -> str:
        return self.name

    @property
    def has(self) -> list[str]:
        """Its conditions in words."""
        return [str(Condition(one).label) for one in Condition.values if one in self.conditions]


class Room(models.Model):
    """One room of the premises: its area, and every function it serves (one room, many uses)."""

    premises = models.ForeignKey(Premises, models.CASCADE, related_name="rooms")
    name = models.CharField(max_length=60)
    area_m2 = models.DecimalField(max_digits=8, decimal_places=2)
    functions = ArrayField(models.CharField(max_length=20, choices=RoomFunction.choices), default=list)

    class Meta:
        verbose_name = _("room")
        constraints = (models.CheckConstraint(condition=models.Q(area_m2__gt=0), name="room_area_positive"),)

    def __str__(self) -> str:
        return self.name


class PremisesPhoto(models.Model):
    """A picture that proves a room: kept as a private file, shown only in scope."""

    premises = models.ForeignKey(Premises, models.CASCADE, related_name="photos")
    file = models.FileField(upload_to="premises/")
    caption = models.CharField(max_length=80, blank=True)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("photo")

    def __str__(self) -> str:
        return self.caption or str(self.file.name)
