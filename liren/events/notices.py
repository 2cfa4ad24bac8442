"""Whom this app tells: the three administrators, when a check finds the log touched."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.events.models import Event
from liren.kernel.declarations import Notice

ADMINISTRATORS = ("auditor", "security_administrator", "system_administrator")


def _administrators(event: Event) -> Iterable[int]:
    today = timezone.localdate()
    grants = apps.get_model("accounts", "RoleGrant").objects.unscoped("the log is one for all places")
    live = grants.filter(Q(to_on=None) | Q(to_on__gte=today), role__in=ADMINISTRATORS, from_on__lte=today)
    return list(live.order_by().values_list("user_id", flat=True).distinct())


NOTICES = (
    Notice(
        key="events.chain_broken",
        event="events.chain_broken",
        recipients=_administrators,
        message=lambda event: _(
            "The audit log was touched after it was sealed. Secure database and backups, then look at it."
        ),
        link=lambda event: "/events/",
    ),
)
