"""The chain that makes the log provable: each seal covers the events since the last one, and that one."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

GENESIS = bytes(32)
"""What the first seal refers to."""


class Seal(models.Model):
    """One link of the chain: a Merkle root over a contiguous range of events. Written once, like the events.

    Whoever changes, adds or removes a sealed event would have to rewrite this seal and all later ones, and
    everybody who noted a later digest down would see it.
    """

    first_event = models.BigIntegerField()
    last_event = models.BigIntegerField()
    """The seal answers for every id after the previous seal's last one, up to this one."""
    count = models.PositiveIntegerField()
    leaves = models.BinaryField()
    """Event ids and digests, packed: with them a check can name the very event that was touched."""
    root = models.BinaryField(max_length=32)
    previous = models.BinaryField(max_length=32)
    digest = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()
    algorithm = models.CharField(max_length=8)

    class Meta:
        verbose_name = _("seal")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["previous"], name="seal_one_successor"),
            models.UniqueConstraint(fields=["digest"], name="seal_digest_once"),
            models.CheckConstraint(
                condition=models.Q(last_event__gte=models.F("first_event")), name="seal_forward"
            ),
        )

    def __str__(self) -> str:
        return f"{self.first_event}–{self.last_event}"


class ChainCheck(models.Model):
    """One run of the proof: how far the chain was checked, and what was wrong, if anything was."""

    at = models.DateTimeField(auto_now_add=True)
    events = models.PositiveBigIntegerField()
    """Sealed events that were checked."""
    pending = models.PositiveBigIntegerField()
    """Events not sealed yet at that moment."""
    head = models.BinaryField(max_length=32)
    """The digest of the last seal: a later check finds out when it is no longer there."""
    finding = models.CharField(max_length=24, blank=True)
    event_id = models.BigIntegerField(null=True)
    seal_id = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = _("check of the log")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.finding or 'ok'}"
