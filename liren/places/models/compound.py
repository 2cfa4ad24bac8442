"""Where people live: compounds, buildings, homes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped
from liren.places.choices import CompoundKind, DwellingUse


class Compound(Scoped):
    """A residential compound (小区、院落). Its kind decides which body must govern it (xaj-3.2)."""

    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, choices=CompoundKind.choices)
    has_party_branch = models.BooleanField(default=False)
    property_firm = models.CharField(max_length=80, blank=True)
    built_year = models.PositiveSmallIntegerField(null=True, blank=True)
    boundary = models.JSONField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("compound")
        indexes = (models.Index(fields=["place_code", "name"], name="compound_place"),)

    def __str__(self) -> str:
        return self.name


class Building(Scoped):
    """A building (幢) by its standard address (GB/T 23705): road, lane or number, building."""

    compound = models.ForeignKey(Compound, models.PROTECT, null=True, blank=True, related_name="buildings")
    road = models.CharField(max_length=60, blank=True)
    number = models.CharField(max_length=30, blank=True)
    """Lane or house number as written: 58弄, 112号."""
    name = models.CharField(max_length=30, blank=True)
    """The building within: 3幢. Empty when the number is the building."""
    address_key = models.CharField(max_length=120)
    """The address in one canonical form: what imports match on."""
    floors = models.PositiveSmallIntegerField(null=True, blank=True)
    units = models.PositiveSmallIntegerField(null=True, blank=True)
    has_lift = models.BooleanField(null=True, blank=True)
    built_year = models.PositiveSmallIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    batch_id = models.BigIntegerField(null=True, blank=True)
    """The roster import that made it, if any."""

    class Meta:
        verbose_name = _("building")
        indexes = (models.Index(fields=["place_code", "address_key"], name="building_place"),)
        constraints = (models.UniqueConstraint(fields=["place_code", "address_key"], name="building_once"),)

    def __str__(self) -> str:
        return f"{self.road}{self.number}{self.name}"


class Dwelling(Scoped):
    """One home (房). Its line is the whole address as people write it: 罗桐路58弄3幢2单元201."""

    building = models.ForeignKey(Building, models.PROTECT, related_name="dwellings")
    unit = models.CharField(max_length=20, blank=True)
    floor = models.SmallIntegerField(null=True, blank=True)
    room = models.CharField(max_length=20)
    line = models.CharField(max_length=160)
    use = models.CharField(max_length=8, choices=DwellingUse.choices, default=DwellingUse.UNKNOWN)
    area_m2 = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    batch_id = models.BigIntegerField(null=True, blank=True)
    """The roster import that made it, if any."""

    class Meta:
        verbose_name = _("home")
        indexes = (models.Index(fields=["place_code", "building", "unit", "room"], name="dwelling_place"),)
        constraints = (models.UniqueConstraint(fields=["building", "unit", "room"], name="dwelling_once"),)

    def __str__(self) -> str:
        return self.line
