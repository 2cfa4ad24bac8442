"""What all rows of this room have in common."""

from django.db import models

from liren.kernel.scope import Scoped


class Record(Scoped):
    """A row of a place with a version: somebody else's change meanwhile is noticed."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


def forward(first: str, last: str, name: str) -> models.CheckConstraint:
    """The period does not end before it begins."""
    condition = models.Q((f"{last}__isnull", True), (f"{first}__isnull", True), _connector="OR") | models.Q(
        **{f"{last}__gte": models.F(first)}
    )
    return models.CheckConstraint(condition=condition, name=name)
