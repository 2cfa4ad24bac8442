"""Pay grids as data: posts × level range × years a step × credits × coefficients (三岗七级、三岗十八级)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.organisations.models.record import Record, forward


class PayScheme(Record):
    """The pay grid that a place has decided for its community workers; it binds everything below the place."""

    name = models.CharField(_("Name of the scheme"), max_length=60)
    source = models.CharField(_("Decision"), max_length=120, blank=True)
    from_on = models.DateField(_("From"))
    to_on = models.DateField(_("Until"), null=True, blank=True)
    years_per_step = models.PositiveSmallIntegerField(_("Years a step"), default=3)
    base_fen = models.BigIntegerField(
        _("Base a month, yuan"),
        null=True,
        blank=True,
        help_text=_("Left empty, levels are told without amounts."),
    )
    ranges = models.JSONField(default=dict)
    """Post → [lowest, highest level]: {"director": [7, 18]}."""
    credits = models.JSONField(default=dict)
    """What counts as years: {"education:20": 3, "certificate:assistant": 3}."""

    class Meta:
        verbose_name = _("pay scheme")
        constraints = (forward("from_on", "to_on", "pay_scheme_period"),)

    def __str__(self) -> str:
        return self.name


class PayStep(models.Model):
    """A level of a scheme and its coefficient; without one it waits to be confirmed."""

    scheme = models.ForeignKey(PayScheme, models.CASCADE, related_name="steps")
    level = models.PositiveSmallIntegerField()
    coefficient = models.DecimalField(max_digits=6, decimal_places=3, null=True, blank=True)

    class Meta:
        verbose_name = _("pay step")
        ordering = ("level",)
        constraints = (models.UniqueConstraint(fields=["scheme", "level"], name="pay_step_once"),)

    def __str__(self) -> str:
        return f"{self.level}: {self.coefficient}"
