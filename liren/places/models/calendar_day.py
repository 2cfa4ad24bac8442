"""The legal working calendar as editable data: the State Council's yearly notice, day by day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.places.choices import DayKind


class CalendarDay(models.Model):
    """A day that differs from its weekday: a holiday, or a make-up working day (调休)."""

    day = models.DateField(primary_key=True)
    kind = models.CharField(max_length=8, choices=DayKind.choices)
    name = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("calendar day")
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day} {self.get_kind_display()}"
