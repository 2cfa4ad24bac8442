"""Set targets, change them, break them down to the places below (gy-1, gy-2.x)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from liren.accounts.queries.places import require_place
from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.places.models import Place
from liren.places.operations.edit import apply
from liren.policy.models import Clause, Target
from liren.policy.operations.judging import binds, follow
from liren.policy.operations.signer import signer

RIGHT = "targets.edit"
ASKED = ("title", "count", "unit", "starts_on", "due_on", "office", "role")


def set_target(*, actor: Actor, place_code: str, clause: Clause | None = None, **values: Any) -> Target:
    """Set what a place is to reach by a day. The verdict of the clause, if there is one, follows at once.

    Refused for a place that the clause does not judge, for less or later than the clause asks, and where the place has
    a target of the clause already.
    """
    with creating(actor=actor, permission=RIGHT, place_code=place_code):
        require_place(place_code)
        if clause:
            _require_bound(clause, place_code)
            _require_as_asked(clause, values["count"], values["due_on"], values["unit"])
        row = Target.objects.create(place_code=place_code, clause=clause, set_by=signer(actor), **values)
        record("policy.target_set", actor=actor, place_code=place_code, subject=row, label=row.title,
               new={name: values[name] for name in ASKED if name in values})  # fmt: skip
        _follow(row)
    return row


def edit_target(target: Target, *, actor: Actor, version: int, **values: Any) -> Target:
    """Change number, days, words or who answers; the log keeps both. Nobody is told; the verdict follows.

    Refused (403) for a part to who holds no right where it was given: nobody lowers what they are measured by.
    """
    with changing(target, actor=actor, permission=RIGHT, version=version) as row:
        actor.require(RIGHT, row.holder_code)
        old, new = apply(row, values)
        if row.clause and not row.parent_id:
            _require_as_asked(row.clause, row.count, row.due_on, row.unit)
        if new:
            record("policy.target_edited", actor=actor, place_code=row.place_code, subject=row, label=row.title,
                   old=old, new=new)  # fmt: skip
        _follow(row)
    return row


def break_down(target: Target, *, actor: Actor, parts: Mapping[str, Decimal]) -> list[Target]:
    """Give places below their part of a target; a place that has one gets the new number.

    A place's own target of the same clause becomes a part. The parts may be more or less than the whole: the page
    shows by how much. Refused for a place that does not lie below.
    """
    with changing(target, actor=actor, permission=RIGHT) as row:
        _require_below(row, parts)
        rows = [_part(row, code, count, actor) for code, count in parts.items()]
        record("policy.target_broken_down", actor=actor, place_code=row.place_code, subject=row, label=row.title,
               new=dict(parts))  # fmt: skip
        _follow(row)
    return rows


def remove_target(target: Target, *, actor: Actor) -> None:
    """Take out a target that was set by mistake. Refused once it has parts, evidence or supervision notes.

    A part is taken out by who gave it (403).
    """
    with changing(target, actor=actor, permission=RIGHT) as row:
        actor.require(RIGHT, row.holder_code)
        if row.parts.unscoped("does it have parts?").exists() or _worked_on(row):
            raise Refused(
                _("The target has parts, evidence or supervision notes. Change its number or day instead.")
            )
        record("policy.target_removed", actor=actor, place_code=row.place_code, subject=row, label=row.title)
        clause, code = row.clause, row.place_code
        row.delete()
        if clause:
            follow(clause, code)


def fold_target(part: Target, *, actor: Actor, into: Target) -> Target:
    """Make two parts of one target one: number, reports, notes and parts of the first go to the second, the first goes.

    Needed before two places merge that both have a part: afterwards each place has one part at most. Refused for parts of
    different targets, for one into another below it, and (403) to who did not give them. Nobody is told; the sum of the
    whole stays as it was.
    """
    with changing(into, actor=actor, permission=RIGHT) as kept:
        gone = Target.objects.visible_to(actor, RIGHT).select_for_update(of=("self",)).get(pk=part.pk)
        for one in (gone, kept):
            actor.require(RIGHT, one.holder_code)
        below = kept.place_code.startswith(gone.place_code)
        if below or gone.top_id is None or gone.top_id != kept.top_id:
            raise Refused(_("Only two parts of one target can be folded into one."), field="into")
        for rows in (gone.evidence, gone.notes):
            moved = rows.unscoped("what hangs on a locked part").filter(place_code=gone.place_code)
            moved.update(place_code=kept.place_code)
            rows.unscoped("what hangs on a locked part").update(target=kept)
        gone.parts.unscoped("parts of a locked part").update(parent=kept)
        kept.count, kept.version = kept.count + gone.count, kept.version + 1
        kept.save(update_fields=["count", "version"])
        record("policy.target_folded", actor=actor, place_code=kept.place_code, subject=kept, label=kept.title,
               old={"place_code": gone.place_code}, new={"count": kept.count})  # fmt: skip
        gone.delete()
        _follow(kept)
    return kept


def _part(whole: Target, code: str, count: Decimal, actor: Actor) -> Target:
    top = whole.top or whole
    own = Target.objects.unscoped("the place's own target").filter(place_code=code)
    row = own.filter(top=top).first() or (own.filter(clause=whole.clause).first() if whole.clause else None)
    if row is None:
        copied = {name: getattr(whole, name) for name in ASKED if name != "count"}
        return Target.objects.create(
            place_code=code, clause=whole.clause, parent=whole, top=top, count=count, set_by=signer(actor), **copied
        )  # fmt: skip
    row.count, row.parent, row.top, row.version = count, whole, top, row.version + 1
    row.save(update_fields=["count", "parent", "top", "version"])
    return row


def _require_below(row: Target, parts: Mapping[str, Decimal]) -> None:
    here = [code for code in parts if code.startswith(row.place_code) and len(code) > len(row.place_code)]
    known = Place.objects.unscoped("do the places exist?").filter(code__in=here, closed_on__isnull=True)
    if len(parts) != known.count():
        raise Refused(_("A part can only be given to places that lie below the target's own."))
    if any(count <= 0 for count in parts.values()):
        raise Refused(_("A part must be more than nothing."))


def _require_bound(clause: Clause, place_code: str) -> None:
    if "target" not in (clause.check_data or {}):
        raise Refused(_("This clause asks for no counted target."))
    if len(place_code) != clause.at or not binds(clause, place_code):
        raise Refused(_("This clause does not judge this place. Set it above and break it down."))
    there = Target.objects.unscoped("is it set already?").filter(clause=clause, place_code=place_code)
    if there.exists():
        raise Refused(_("The target of this clause is set here already. Change that one."))


def _require_as_asked(clause: Clause, count: Decimal, due_on: date, unit: str) -> None:
    """Stricter than the clause is allowed, weaker is not."""
    asked = (clause.check_data or {})["target"]
    if unit != asked["unit"]:
        raise Refused(_("The clause counts in another unit."), field="unit")
    if count < Decimal(str(asked["count"])):
        raise Refused(_("The clause asks for {count} at least.").format(count=asked["count"]), field="count")
    if asked.get("by") and due_on > date.fromisoformat(str(asked["by"])):
        raise Refused(_("The clause ends on {day}.").format(day=asked["by"]), field="due_on")


def _worked_on(row: Target) -> bool:
    why = "was it worked on?"
    return row.evidence.unscoped(why).exists() or row.notes.unscoped(why).exists()


def _follow(row: Target) -> None:
    if row.clause:
        follow(row.clause, row.place_code)
