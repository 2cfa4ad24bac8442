"""What the register does by itself: files that were uploaded and never committed are thrown away after a day."""

from datetime import timedelta

from django.utils import timezone

from liren.people.operations.roster.upload import discard_forgotten

KEPT = timedelta(days=1)


def run_due() -> None:
    """Throw away forgotten imports."""
    discard_forgotten(before=timezone.now() - KEPT)
