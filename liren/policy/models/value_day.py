"""What was measured at the end of a day, for trends: from the subdistrict upward."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Derived
from liren.policy.models.measured import IndicatorName


class ValueDay(Derived):
    """An indicator's figure at the end of a day on which it changed.

    Communities keep none: their hundred figures move with every record, and there are tens of thousands of them.
    """

    pk = models.CompositePrimaryKey("indicator_id", "place_code", "day")
    indicator = models.ForeignKey(IndicatorName, models.CASCADE, db_index=False)
    day = models.DateField()
    numerator = models.DecimalField(max_digits=30, decimal_places=4, null=True)
    denominator = models.DecimalField(max_digits=30, decimal_places=4, null=True)

    class Meta:
        verbose_name = _("value of a day")

    def __str__(self) -> str:
        return f"{self.indicator_id} @ {self.place_code} {self.day}"
