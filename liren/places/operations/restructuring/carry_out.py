"""Carry out a change of the map: every row of every room goes along, or nothing happens."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext as _

from liren.events.operations.record import record
from liren.kernel.changing import creating
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.places.models import Place, PlaceSuccession, Restructuring
from liren.places.names import initials, short_name
from liren.places.operations.restructuring import rewrite
from liren.places.planning.plan import Opening, Plan


def carry_out(plan: Plan, *, actor: Actor, happened_on: date, decision: str = "") -> Restructuring:
    """Open, move and close what the plan says, in one transaction; the dated succession keeps old codes.

    The actor must hold the right over every code that is touched. Refuses, with nothing moved, when both
    places hold the same entry (an address, an identity number).
    """
    for code in plan.codes:
        actor.require(plan.permission, code)
    with (
        rewrite.opened(plan.codes, actor),
        creating(actor=actor, permission=plan.permission, place_code=_home(plan, actor)),
    ):
        rewrite.lock_tables()
        _refuse_outdated(plan)
        done = _begin(plan, actor, happened_on, decision)
        done.rows = _move(plan, done)
        done.save(update_fields=["rows"])
        record(
            f"places.{plan.kind}",
            actor=actor,
            place_code=done.place_code,
            subject=done,
            label=done.title,
            reason=decision,
            new={"moves": done.moves, "rows": done.rows},
        )
    return done


def _home(plan: Plan, actor: Actor) -> str:
    """The smallest area that holds all, or the first place of it when the actor's rights end lower."""
    return plan.area if actor.may(plan.permission, plan.area) else min(plan.codes)


def _begin(plan: Plan, actor: Actor, happened_on: date, decision: str) -> Restructuring:
    done = Restructuring.objects.create(
        place_code=_home(plan, actor),
        batch=uuid4(),
        kind=plan.kind,
        title=plan.title[:160],
        decision=decision,
        happened_on=happened_on,
        moves=[list(move) for move in plan.moves],
        opened=[opening.code for opening in plan.opens],
        closed=list(plan.closes),
        by_name=actor.name,
    )
    _write_succession(plan, done)
    for opening in plan.opens:
        _open(opening, happened_on)
    return done


def _move(plan: Plan, done: Restructuring) -> int:
    rewrite.note_rows(done.batch, plan.moves)
    if plan.buildings:
        rewrite.note_buildings(done.batch, plan.buildings, plan.into)
    rows = rewrite.move_noted(done.batch)
    rows += rewrite.move_subtrees([move for move in plan.moves if not move.alone])
    _places().filter(code__in=plan.closes).update(closed_on=done.happened_on)
    rewrite.sweep_counters()
    return rows


def _write_succession(plan: Plan, done: Restructuring) -> None:
    """One dated line for each place that changes its code, down to the last grid."""
    lines = []
    for move in plan.moves:
        below = _places().filter(code=move.old) if move.alone else _places().filter(code__startswith=move.old)
        for code, name in below.values_list("code", "name"):
            new = move.new + code[len(move.old) :]
            lines.append(
                PlaceSuccession(
                    old_code=code,
                    new_code=new,
                    kind=plan.kind,
                    old_name=name,
                    happened_on=done.happened_on,
                    batch=done.batch,
                )
            )
    PlaceSuccession.objects.bulk_create(lines, batch_size=1000)


def _open(opening: Opening, on: date) -> None:
    short = short_name(opening.name, len(opening.code))
    Place.objects.create(
        code=opening.code,
        name=opening.name,
        short_name=short,
        initials=initials(short),
        level=len(opening.code),
        opened_on=on,
    )


def _refuse_outdated(plan: Plan) -> None:
    """Between preview and deed somebody may have changed the same places."""
    olds = {move.old for move in plan.moves}
    targets = {move.new for move in plan.moves if not move.alone} - olds | {
        opening.code for opening in plan.opens
    }
    if _places().filter(code__in=olds).count() != len(olds) or _places().filter(code__in=targets).exists():
        raise Refused(_("These places were changed meanwhile. Start again from their present state."))


def _places() -> Any:
    return Place.objects.unscoped("the right was checked for every code")
