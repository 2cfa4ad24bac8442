"""Somebody looked a person up by a number: the log knows, without the number."""

from django.db import transaction

from liren.events.operations.record import record
from liren.kernel.scope import Actor


def note_number_search(*, actor: Actor, kind: str, found: int) -> None:
    """Record that a number was searched for, of which kind, and how many people were found."""
    with transaction.atomic(durable=True):
        record(
            "people.searched_by_number",
            actor=actor,
            place_code=actor.home,
            new={"kind": kind, "found": found},
        )
