"""Check the whole log, remember the result, and raise the alarm when somebody touched it."""

from __future__ import annotations

from django.db import transaction

from liren.events.models import ChainCheck
from liren.events.operations.record import record
from liren.events.verify import Checked, check_chain
from liren.kernel.scope import EVERYWHERE, Actor

BROKEN = "events.chain_broken"


def prove_log(*, actor: Actor, expected: str = "") -> Checked:
    """Check every sealed event, and keep how far it was right.

    The first check that finds the log touched is an event, and the administrators are told (`notices.py`);
    later checks that find it still so only add a line to the checks. `expected` is not remembered.
    """
    before = ChainCheck.objects.first()
    checked = check_chain(expected)
    if expected:
        return checked
    with transaction.atomic():
        _remember(checked)
        if checked.finding and not (before and before.finding):
            label = checked.finding.trouble.value
            record(
                BROKEN, actor=actor, place_code=EVERYWHERE, label=f"{label} {checked.finding.event_id or ''}"
            )
    return checked


def _remember(checked: Checked) -> None:
    finding = checked.finding
    ChainCheck.objects.create(
        events=checked.events,
        pending=checked.pending,
        head=checked.head,
        finding=finding.trouble.value if finding else "",
        event_id=finding.event_id if finding else None,
        seal_id=finding.seal_id if finding else None,
    )
