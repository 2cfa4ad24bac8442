"""Supervision (督办): a superior's note on a target, answered by a day."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Scoped
from liren.policy.models.target import Target


class SupervisionNote(Scoped):
    """A note on a target that must be answered by a working day (gy-1)."""

    target = models.ForeignKey(Target, models.PROTECT, related_name="notes")
    text = models.CharField(max_length=1000)
    reply_on = models.DateField()
    """The working day by which a reply is due."""
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("supervision note")
        indexes = (models.Index(fields=["place_code", "reply_on"], name="policy_supervision_place"),)

    def __str__(self) -> str:
        return self.text[:40]


class SupervisionReply(models.Model):
    """What the answering side did about a note. There may be several until it is closed."""

    note = models.ForeignKey(SupervisionNote, models.CASCADE, related_name="replies")
    text = models.CharField(max_length=1000)
    replied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    replied_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("reply to a supervision note")
        ordering = ("replied_at",)

    def __str__(self) -> str:
        return self.text[:40]


class SupervisionClosing(models.Model):
    """That a note is settled, and what was found."""

    note = models.OneToOneField(SupervisionNote, models.CASCADE, related_name="closing")
    text = models.CharField(max_length=500)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("closing of a supervision note")

    def __str__(self) -> str:
        return self.text[:40]
