"""What was measured where: every indicator, for every place that has records, up the tree."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Derived


class IndicatorName(models.Model):
    """A short number for an indicator's key: millions of values carry it."""

    id = models.AutoField(primary_key=True)
    key = models.CharField(max_length=80, unique=True)

    class Meta:
        verbose_name = _("indicator")

    def __str__(self) -> str:
        return self.key


class Value(Derived):
    """An indicator's figure for a place: what its own records give, and the sum with everything below."""

    pk = models.CompositePrimaryKey("indicator_id", "place_code")
    indicator = models.ForeignKey(IndicatorName, models.CASCADE, db_index=False)
    own_numerator = models.DecimalField(max_digits=30, decimal_places=4, null=True)
    own_denominator = models.DecimalField(max_digits=30, decimal_places=4, null=True)
    numerator = models.DecimalField(max_digits=30, decimal_places=4, null=True)
    denominator = models.DecimalField(max_digits=30, decimal_places=4, null=True)
    measured_at = models.DateTimeField()

    class Meta:
        verbose_name = _("value")
        indexes = (models.Index(fields=["place_code"], name="policy_value_place"),)

    def __str__(self) -> str:
        return f"{self.indicator_id} @ {self.place_code}: {self.numerator}/{self.denominator}"


class Stirred(models.Model):
    """A place whose records changed in a table that indicators watch: put here by triggers, taken by the judge."""

    id = models.BigAutoField(primary_key=True)
    table = models.CharField(max_length=63)
    place = models.CharField(max_length=15, db_collation="C")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("stirred place")

    def __str__(self) -> str:
        return f"{self.table} @ {self.place}"


class FullRound(models.Model):
    """Everything was measured and judged: which day, by which packs, when it was done. The as-of time of pages."""

    day = models.DateField()
    packs = models.CharField(max_length=64)
    """Digest of the packs that were judged by."""
    finished_at = models.DateTimeField()
    seconds = models.FloatField()

    class Meta:
        verbose_name = _("round of judging")
        ordering = ("-finished_at",)
        get_latest_by = "finished_at"

    def __str__(self) -> str:
        return f"{self.day}: {self.seconds:.1f} s"
