"""Tags with evidence and expiry."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped
from liren.people.choices import Tag


class PersonTag(Scoped):
    """A tag on a person: why, proven by what, from when until when."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="tags", db_constraint=False)
    tag = models.CharField(max_length=20, choices=Tag.choices)
    evidence = models.CharField(max_length=120, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    """The last day on which it holds; empty: until taken off."""
    batch_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("tag")
        indexes = (models.Index(fields=["tag", "place_code"], name="tag_place"),)
        constraints = (
            models.UniqueConstraint(
                fields=["person", "tag"], condition=models.Q(to_on__isnull=True), name="tag_once_open"
            ),
        )

    def __str__(self) -> str:
        return self.get_tag_display()
