"""Who lives together, and since when who lives or is registered where."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped
from liren.people.choices import Ending, Standing


class Household(Scoped):
    """A household (户): people who live together around a head."""

    number = models.CharField(max_length=30, blank=True)
    """户号 as the registration booklet or the community writes it."""
    head = models.ForeignKey(
        "people.Person", models.SET_NULL, null=True, blank=True, related_name="+", db_constraint=False
    )
    dwelling = models.ForeignKey(
        "places.Dwelling",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="households",
        db_constraint=False,
    )
    match_key = models.CharField(max_length=120, db_collation="C")
    """What imports recognise the household by: its number, or its home and head."""
    batch_id = models.BigIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("household")
        indexes = (models.Index(fields=["place_code", "match_key"], name="household_place"),)

    def __str__(self) -> str:
        return self.number or str(self.pk)


class Residency(Scoped):
    """A period in which a person lived or was registered at a home (人户分离 is two of them apart).

    Where a person lives now stands on the person; a row here tells since when, and every earlier period. No open
    row: since before the register began.
    """

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="residencies")
    dwelling = models.ForeignKey("places.Dwelling", models.PROTECT, null=True, blank=True, related_name="+")
    standing = models.CharField(max_length=10, choices=Standing.choices)
    from_on = models.DateField(null=True, blank=True)
    """Empty: since before the register began."""
    to_on = models.DateField(null=True, blank=True)
    ending = models.CharField(max_length=8, choices=Ending.choices, blank=True)
    gone_to = models.CharField(max_length=160, blank=True)
    batch_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("residency")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(to_on__isnull=True)
                | models.Q(from_on__isnull=True)
                | models.Q(to_on__gte=models.F("from_on")),
                name="residency_forward",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id}: {self.standing} {self.from_on} – {self.to_on}"
