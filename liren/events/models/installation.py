"""What the database knows of the installation around it: which keys its values need."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Installation(models.Model):
    """The one row by which a start finds out that the key file is another database's. Written by the owner alone."""

    THE_ONE = 1

    id = models.SmallIntegerField(primary_key=True, default=THE_ONE)
    keys = models.TextField()
    """The names of the keys in the file, as `Keyring.fingerprint` tells them: no secrets."""
    rotation = models.CharField(max_length=8, blank=True)
    """`seal` or `blind` while a change of keys is under way; also after it was broken off."""
    keys_before = models.TextField(blank=True)
    """What `keys` said when that change began: a change that was broken off finds out whether it has its new key."""

    class Meta:
        verbose_name = _("installation")
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="installation_one"),)

    def __str__(self) -> str:
        return self.keys[:8]
