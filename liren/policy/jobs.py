"""What the judge does by itself: changed records at once, everything once a day and after new packs."""

from __future__ import annotations

from liren.policy.operations.settling import is_due, judge_everything, settle


def run_soon() -> None:
    """Bring up to date what changed records have moved."""
    settle()


def run_due() -> None:
    """Judge everything on the first occasion of a day."""
    if is_due():
        judge_everything()
