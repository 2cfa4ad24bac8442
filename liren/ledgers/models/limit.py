"""From how many rows on an export of personal data needs somebody else's approval."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped


class ExportLimit(Scoped):
    """A place's own limit; the one nearest to the exported place counts. Without any: five hundred rows."""

    rows = models.PositiveIntegerField()
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    set_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("export limit")
        constraints = (models.UniqueConstraint(fields=["place_code"], name="limit_once"),)

    def __str__(self) -> str:
        return f"{self.place_code}: {self.rows}"
