"""What a community is guaranteed: facilities, projects that close gaps, money. (The books come later.)"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.organisations.choices import FacilityKind, Line, ProjectKind, Source, Unified
from liren.organisations.models.record import Record, forward


class Facility(Record):
    """A public facility of the area by its kind (GB 50180-93, sd-2.2.1), or an information point (zs-4.3)."""

    kind = models.CharField(_("Kind"), max_length=20, choices=FacilityKind.choices)
    name = models.CharField(_("Name of the facility"), max_length=80)
    area_m2 = models.DecimalField(_("Area, m²"), max_digits=8, decimal_places=2, null=True, blank=True)
    one_stop_hall = models.BooleanField(_("Has a one-stop hall"), default=False)
    working = models.BooleanField(_("Is working"), default=True)
    resident_price = models.BooleanField(
        _("Pays residents' prices for water, power, gas, heat"), default=True
    )
    from_on = models.DateField(_("From"), null=True, blank=True)
    to_on = models.DateField(_("Until"), null=True, blank=True)

    class Meta:
        verbose_name = _("facility")
        verbose_name_plural = _("facilities")
        constraints = (forward("from_on", "to_on", "facility_period"),)

    def __str__(self) -> str:
        return self.name


class Project(Record):
    """A gap in the facilities, and the project that closes it: who pays, until it is accepted (xaj-1.1, gy-2.2)."""

    kind = models.CharField(_("Kind"), max_length=12, choices=ProjectKind.choices)
    title = models.CharField(_("Title"), max_length=80)
    facility = models.CharField(_("Facility"), max_length=20, choices=FacilityKind.choices, blank=True)
    found_on = models.DateField(_("Gap found on"))
    payer = models.CharField(_("Who pays"), max_length=12, choices=Source.choices, blank=True)
    amount_fen = models.BigIntegerField(_("Amount, yuan"), null=True, blank=True)
    funded_on = models.DateField(_("Money decided on"), null=True, blank=True)
    accepted_on = models.DateField(_("Accepted on"), null=True, blank=True)

    class Meta:
        verbose_name = _("facility project")
        constraints = (forward("found_on", "accepted_on", "project_period"),)

    def __str__(self) -> str:
        return self.title


class Allocation(Record):
    """Money set aside for a community in a year, from whose budget, and why this much (xaj-1.1, zs-6.1, gy-2.9.a)."""

    year = models.PositiveSmallIntegerField(_("Year"))
    line = models.CharField(_("What for"), max_length=16, choices=Line.choices)
    source = models.CharField(_("From whose budget"), max_length=12, choices=Source.choices)
    amount_fen = models.BigIntegerField(_("Amount, yuan"))
    reason = models.CharField(_("Why this much"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("allocation")
        indexes = (models.Index(fields=["place_code", "year"], name="allocation_place"),)
        constraints = (
            models.CheckConstraint(condition=models.Q(amount_fen__gt=0), name="allocation_positive"),
            models.UniqueConstraint(fields=["place_code", "year", "line", "source"], name="allocation_once"),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.get_line_display()}"


class Payment(Record):
    """Money that has arrived of an allocation."""

    allocation = models.ForeignKey(Allocation, models.CASCADE, related_name="payments")
    paid_on = models.DateField(_("Paid on"))
    amount_fen = models.BigIntegerField(_("Amount, yuan"))
    note = models.CharField(_("Note"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("payment")
        constraints = (models.CheckConstraint(condition=models.Q(amount_fen__gt=0), name="payment_positive"),)

    def __str__(self) -> str:
        return f"{self.allocation} {self.paid_on}"


class UnifiedItem(Record):
    """One of the five unified things, seen in place on a day (zs-1.3), with the picture that proves it."""

    item = models.CharField(_("Which"), max_length=10, choices=Unified.choices)
    seen_on = models.DateField(_("Seen on"))
    in_place = models.BooleanField(_("Is in place"), default=True)
    photo = models.ForeignKey(
        "places.PremisesPhoto",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Picture"),
    )

    class Meta:
        verbose_name = _("unified item")
        constraints = (models.UniqueConstraint(fields=["place_code", "item"], name="unified_once"),)

    def __str__(self) -> str:
        return self.get_item_display()
