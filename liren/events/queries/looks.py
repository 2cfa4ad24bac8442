"""Who looked at whose data."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from liren.events.models import Event
from liren.events.words import looks
from liren.kernel.scope import Actor

PERMISSION = "people.looks"


def looks_at(subject: models.Model, actor: Actor) -> models.QuerySet[Event]:
    """Events in which somebody saw a subject's data in full, the newest first; only in the actor's area."""
    return Event.objects.visible_to(actor, PERMISSION).filter(
        Q(action__in=looks()) | Q(action__endswith="_revealed"),
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
    )
