"""Send the e-mails that are due, and try again later what did not go out."""

from __future__ import annotations

import logging
import smtplib
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from liren.events import mail
from liren.events.models import Notice

ATTEMPTS = 8
BATCH = 50
log = logging.getLogger("liren.notices")


def deliver_due() -> int:
    """Send what is due; how many went out. A failure waits 1, 2, 4 … minutes, and after eight tries it rests.

    Each message is claimed before it is sent, so that two workers do not send it twice.
    """
    return sum(_deliver(notice) for notice in _claim()) if mail.wanted() else 0


def _claim() -> list[Notice]:
    now = timezone.now()
    with transaction.atomic():
        due = Notice.objects.filter(next_try_at__lte=now).order_by("next_try_at").select_related("recipient")
        claimed = list(due.select_for_update(of=("self",), skip_locked=True)[:BATCH])
        for notice in claimed:
            notice.next_try_at = now + timedelta(minutes=2**notice.attempts)
            notice.attempts += 1
        Notice.objects.bulk_update(claimed, ["next_try_at", "attempts"])
    return claimed


def _deliver(notice: Notice) -> bool:
    try:
        mail.send(notice)
    except (OSError, ValueError) as problem:  # smtplib's own errors are OSErrors
        notice.failure = _why(problem)
        log.warning("message %d was not mailed: %s", notice.pk, notice.failure)
        notice.next_try_at = notice.next_try_at if notice.attempts < ATTEMPTS else None
    else:
        notice.sent_at, notice.next_try_at, notice.failure = timezone.now(), None, ""
    notice.save(update_fields=["failure", "next_try_at", "sent_at"])
    return notice.sent_at is not None


def _why(problem: Exception) -> str:
    """What went wrong, without the addresses that mail servers like to repeat."""
    code = problem.smtp_code if isinstance(problem, smtplib.SMTPResponseException) else ""
    return f"{type(problem).__name__} {code}".strip()
