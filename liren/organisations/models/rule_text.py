"""Working rules, conventions, plans: texts of a body with versions, filing and a place in the handbook."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liren.organisations.choices import Text
from liren.organisations.models.organisation import Organisation
from liren.organisations.models.record import Record, forward


class RuleKind(models.Model):
    """What a text is: one of the seven working rules, the convention, an emergency plan … (zs-3.3, zs-4.1, xaj-2.4)."""

    code = models.SlugField(primary_key=True, max_length=24)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60)
    group = models.CharField(max_length=16, choices=Text.choices)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("kind of text")
        ordering = ("order",)

    def __str__(self) -> str:
        return self.name_en if (get_language() or "").startswith("en") else self.name


class RuleText(Record):
    """One version of a text. The version before it ends the day before it comes into force."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="rules")
    kind = models.ForeignKey(RuleKind, models.PROTECT, related_name="+", verbose_name=_("Kind of text"))
    title = models.CharField(_("Title"), max_length=80)
    number = models.PositiveSmallIntegerField(default=1)
    """Which version of this kind it is, counted from 1."""
    text = models.TextField(_("Text"))
    adopted_on = models.DateField(_("Adopted on"))
    adopted_by = models.CharField(
        _("Adopted by"), max_length=80, blank=True, help_text=_("For example the residents' assembly.")
    )
    from_on = models.DateField(_("In force from"))
    to_on = models.DateField(_("In force until"), null=True, blank=True)
    filed_on = models.DateField(_("Filed on"), null=True, blank=True)
    filed_with = models.CharField(_("Filed with"), max_length=80, blank=True)
    kept_at = models.CharField(_("Where residents can read it"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("rule")
        constraints = (
            forward("from_on", "to_on", "rule_period"),
            models.UniqueConstraint(fields=["organisation", "kind", "number"], name="rule_once"),
        )

    def __str__(self) -> str:
        return self.title
