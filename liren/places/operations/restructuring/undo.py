"""Undo a change of the map: codes, places and every row as they were."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from liren.events.operations.record import record
from liren.kernel.changing import changing
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor, code_range
from liren.places.models import MovedRow, Place, PlaceSuccession, Restructuring
from liren.places.operations.restructuring import rewrite
from liren.places.planning.plan import PERMISSION, Move


def undo_restructuring(done: Restructuring, *, actor: Actor) -> Restructuring:
    """Give everything its old code again, reopen what was closed, take away what was opened.

    What was entered since then goes along with its place. Refuses while a later change touches the same places.
    """
    moves = [Move(*move) for move in done.moves]
    permission = PERMISSION if moves or done.opened else "places.edit"
    codes = _codes(done, moves)
    for code in codes:
        actor.require(permission, code)
    with rewrite.opened(codes, actor), changing(done, actor=actor, permission=permission) as row:
        _refuse_if_too_late(row, codes)
        rewrite.lock_tables()
        _move_back(row, moves)
        row.undone_at = timezone.now()
        row.save(update_fields=["undone_at"])
        record(
            "places.restructuring_undone",
            actor=actor,
            place_code=row.place_code,
            subject=row,
            label=row.title,
        )
    return row


def _move_back(row: Restructuring, moves: list[Move]) -> None:
    rewrite.move_subtrees([Move(move.new, move.old) for move in moves if not move.alone])
    rewrite.move_noted(row.batch, back=True)
    rewrite.move_alone(Move(code, _origin(row, code)) for code in row.opened)
    _places().filter(code__in=row.closed).update(closed_on=None)
    _places().filter(code__in=row.opened).delete()
    PlaceSuccession.objects.filter(batch=row.batch).update(undone_at=timezone.now())
    MovedRow.objects.filter(batch=row.batch).delete()
    rewrite.sweep_counters()


def _origin(row: Restructuring, opened: str) -> str:
    """Where a place that was split off came from."""
    below = [old for old, new, _alone in row.moves if new.startswith(opened)]
    if below:
        return str(below[0][: len(opened)])
    noted = (
        MovedRow.objects.filter(batch=row.batch, new_code=opened).values_list("old_code", flat=True).first()
    )
    return (noted or opened)[: len(opened)]


def _refuse_if_too_late(row: Restructuring, codes: set[str]) -> None:
    if row.undone_at:
        raise Refused(_("This has been undone already."))
    later = Restructuring.objects.unscoped("does a later change touch the same places?")
    for other in later.filter(pk__gt=row.pk, undone_at=None):
        if _touch(_codes(other, [Move(*move) for move in other.moves]), codes):
            raise Refused(
                _("“%(title)s” came later and touches the same places. Undo that first.") % {"title": other}
            )
    for opened in row.opened:
        _refuse_new_children(opened, {new for _old, new, _alone in row.moves})


def _refuse_new_children(opened: str, moved: set[str]) -> None:
    low, high = code_range(opened)
    inside = _places().filter(code__gt=low, code__lt=high).values_list("code", flat=True)
    if any(not any(code.startswith(new) for new in moved) for code in inside):
        raise Refused(_("The new place has grids of its own by now. Move or merge those first."))


def _codes(row: Restructuring, moves: list[Move]) -> set[str]:
    moved = {code for move in moves for code in (move.old, move.new)} | set(row.opened) | set(row.closed)
    noted = MovedRow.objects.filter(batch=row.batch).values_list("old_code", "new_code").distinct()
    return moved | {code for pair in noted for code in pair}


def _touch(some: set[str], others: set[str]) -> bool:
    return any(one.startswith(other) or other.startswith(one) for one in some for other in others)


def _places() -> Any:
    return Place.objects.unscoped("the right was checked for every code")
