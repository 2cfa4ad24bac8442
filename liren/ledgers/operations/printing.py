"""Printing a ledger takes a copy of it away: it is read in scope, limited, and recorded with its check code."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.errors import Refused, RightMissing
from liren.kernel.scope import Actor
from liren.ledgers.catalogue import title_on_record
from liren.ledgers.paper import Paper
from liren.ledgers.queries.rows import VIEW, Line, page, readable
from liren.ledgers.queries.units import said_of, unit_of
from liren.ledgers.wanted import Wanted

MOST = 500
"""Lines on one print; longer ledgers are printed grid by grid, or exported."""


def print_ledger(wanted: Wanted, *, actor: Actor, size: str = "a4") -> Paper:
    """The ledger as paper, masked.

    Refuses whoever may not read the lines, and more than five hundred lines. Recorded; nobody is told.
    """
    place = wanted.conditions.place
    actor.require(VIEW, place)
    paper = Paper(
        title=f"{said_of(place)}{wanted.ledger.title}", unit=unit_of(place), size=size, facts=wanted.facts,
        lines=_lines(wanted, actor),
    )  # fmt: skip
    with transaction.atomic(durable=True):
        record("ledgers.printed", actor=actor, place_code=place,
               label=f"{title_on_record(wanted.ledger.key)} · {len(paper.lines)} · {paper.check}")  # fmt: skip
    return paper


def _lines(wanted: Wanted, actor: Actor) -> list[Line]:
    if not readable(actor, wanted.ledger):
        raise RightMissing(
            _("You see how many people stand on this ledger, not who. Ask for the right to see people.")
        )
    found = page(actor, wanted, size=MOST)
    if found.after:
        raise Refused(
            _(
                "More than 500 lines: choose a grid or a building and print part by part, or export the ledger."
            )
        )
    return found.lines
