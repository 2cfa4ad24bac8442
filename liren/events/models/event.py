"""What happened: who, when, what, where, why. Written once, never changed (trigger and revoked rights)."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from liren.events.models.scope import EventQuerySet
from liren.kernel.scope import Scoped


class Event(Scoped):
    """One act, as it will be proven later. Personal values are not here but in `EventDetail`, which can be
    erased (PIPL art. 47) while the event and its digest stay in the seal chain.
    """

    at = models.DateTimeField(db_default=Now())
    actor = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=60)
    action = models.CharField(max_length=60)
    """`app.verbed`, for example `people.person_edited`."""
    subject_type = models.CharField(max_length=40, blank=True)
    subject_id = models.BigIntegerField(null=True)
    subject_label = models.CharField(max_length=80, blank=True)
    """Open words that name the subject without personal data: a place, a file name, a count."""
    reason = models.CharField(max_length=200, blank=True)
    request_id = models.CharField(max_length=36, blank=True)
    detail_digest = models.BinaryField(max_length=32, null=True)

    objects = models.Manager.from_queryset(EventQuerySet)()  # type: ignore[misc]

    class Meta:
        verbose_name = _("event")
        ordering = ("-id",)
        indexes = (
            models.Index(fields=["place_code", "-id"], name="event_place"),
            models.Index(fields=["subject_type", "subject_id", "-id"], name="event_subject"),
            models.Index(fields=["actor", "-id"], name="event_actor"),
            models.Index(fields=["action", "-id"], name="event_action"),
        )

    def __str__(self) -> str:
        return f"{self.action} {self.subject_type}:{self.subject_id}"


class EventDetail(models.Model):
    """Old and new values of an event. Salted, so that the digest in the chain tells nothing once erased."""

    event = models.OneToOneField(Event, models.PROTECT, primary_key=True, related_name="detail")
    salt = models.BinaryField(max_length=16)
    sealed = models.BinaryField()
    """The old and new values as JSON, encrypted like every other personal value."""

    class Meta:
        verbose_name = _("event detail")

    def __str__(self) -> str:
        return f"detail of {self.event_id}"
