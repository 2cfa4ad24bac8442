"""What somebody is told about an event: in the inbox at once, by e-mail where any is sent."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """One sentence for one person about one event: the outbox and the inbox in one row.

    `words` holds the sentence in each language of the interface; never personal data, because it is mailed.
    """

    event = models.ForeignKey("events.Event", models.PROTECT, related_name="+")
    recipient = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    key = models.CharField(max_length=60)
    """Which declaration (`notices.py` of an app) made it."""
    words = models.JSONField()
    link = models.CharField(max_length=300)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    """When the e-mail is tried (again); empty when none is wanted, or no longer."""
    sent_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("message")
        ordering = ("-id",)
        indexes = (
            models.Index(fields=["recipient", "-id"], name="notice_inbox"),
            models.Index(fields=["recipient"], condition=models.Q(read_at=None), name="notice_unread"),
            models.Index(
                fields=["next_try_at"], condition=models.Q(next_try_at__isnull=False), name="notice_due"
            ),
        )
        constraints = (models.UniqueConstraint(fields=["event", "recipient", "key"], name="notice_once"),)

    def __str__(self) -> str:
        language = get_language() or "zh-hans"
        return str(self.words.get(language) or next(iter(self.words.values()), ""))
