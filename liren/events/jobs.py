"""What the log does by itself: seal, mail, prove itself daily. The worker calls this every half minute."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from liren.events.models import ChainCheck
from liren.events.operations.deliver import deliver_due
from liren.events.operations.prove import prove_log
from liren.events.operations.seal import seal_events
from liren.kernel.scope import SYSTEM

PROVEN_EVERY = timedelta(hours=24)
log = logging.getLogger("liren.events")


def run_due() -> None:
    """Do what is due. One job that fails does not keep the others from running."""
    for job in (seal_events, deliver_due, prove_if_due):
        _attempt(job)


def prove_if_due() -> None:
    """Check the whole log when the last check is a day old."""
    last = ChainCheck.objects.first()
    if last is None or last.at < timezone.now() - PROVEN_EVERY:
        prove_log(actor=SYSTEM)


def _attempt(job: Callable[[], object]) -> None:
    try:
        job()
    except Exception:
        log.exception("%s did not succeed; it is tried again in half a minute", job.__name__)
