"""A place that wants to be judged by a document which does not bind it: to compare, to prepare, to learn from others."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped
from liren.policy.models.pack import Pack


class Adoption(Scoped):
    """“Judge this area by that pack, too”: from a day on, until somebody ends it."""

    pack = models.ForeignKey(Pack, models.CASCADE, related_name="adoptions")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    """The day on which it ended; empty while it holds."""
    adopted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("adoption of a policy")
        indexes = (models.Index(fields=["place_code"], name="policy_adoption_place"),)

    def __str__(self) -> str:
        return f"{self.pack_id} @ {self.place_code}"
