"""A grid passes to another worker: rights end and begin, open work moves along, the history stays."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.accounts.models import GridHandover, RoleGrant, User
from liren.accounts.operations.grants import check_beside, refuse_in_emergency
from liren.accounts.queries.actors import live, today
from liren.accounts.queries.grants import may_give
from liren.accounts.queries.handover import people_in
from liren.events.operations.record import record
from liren.kernel.changing import creating, lock
from liren.kernel.declarations import declared
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor

RIGHT = "accounts.hand_over"


def hand_over_grid(
    place_code: str, *, actor: Actor, giver: User, taker: User, first_day: date, reason: str = ""
) -> GridHandover:
    """End the giver's grants over the grid, open the same for the taker from the first day, move the duties.

    Both are told. Refuses a day in the past, oneself, a closed account, a giver who does not hold the grid,
    and rights that the actor could not give.
    """
    with creating(actor=actor, permission=RIGHT, place_code=place_code):
        _check_people(actor, giver, taker, first_day)
        refuse_in_emergency(actor)
        grants = list(_held(giver, place_code))
        if not grants:
            raise Refused(_("This worker does not hold the grid today."), field="giver")
        for grant in grants:
            _pass_on(grant, taker, actor=actor, first_day=first_day)
        handover = GridHandover.objects.create(
            place_code=place_code, giver=giver, taker=taker, first_day=first_day, reason=reason.strip(),
            made_by_id=actor.user_id, moved=_move(giver, taker, place_code, actor, grants),
        )  # fmt: skip
        record("accounts.grid_handed_over", actor=actor, place_code=place_code, subject=handover,
               label=f"{giver.username} → {taker.username}", reason=reason,
               old={"worker": giver.pk}, new={"worker": taker.pk, "from": first_day, **handover.moved})  # fmt: skip
    return handover


def _check_people(actor: Actor, giver: User, taker: User, first_day: date) -> None:
    if first_day < today():
        raise Refused(_("The first day lies in the past. Choose today or later."), field="first_day")
    if giver.pk == taker.pk:
        raise Refused(_("Giver and taker are the same person."), field="taker")
    if actor.user_id in {giver.pk, taker.pk}:
        raise Refused(_("Nobody changes their own rights. Ask another account manager."))
    if not lock(taker, actor=actor, permission=RIGHT).is_active:
        raise Refused(_("This account is closed. Open it again first."), field="taker")


def _held(giver: User, place_code: str):  # type: ignore[no-untyped-def]
    rows = RoleGrant.objects.unscoped("the grid is in scope: checked above").filter(live(), user=giver)
    return rows.filter(place_code=place_code).select_related("role").select_for_update(of=("self",))


def _pass_on(grant: RoleGrant, taker: User, *, actor: Actor, first_day: date) -> None:
    if not may_give(actor, grant.role, grant.place_code):
        raise Refused(_("You can only give rights that you hold yourself over that place."), field="giver")
    until = grant.to_on if grant.to_on and grant.to_on >= first_day else None
    check_beside(taker, grant.role, grant.place_code, first_day, until)
    RoleGrant.objects.create(user=taker, role=grant.role, place_code=grant.place_code, from_on=first_day,
                             to_on=until, granted_by_id=actor.user_id)  # fmt: skip
    if first_day == today():
        grant.revoked_at, grant.revoked_by_id = timezone.now(), actor.user_id
    else:
        grant.to_on = first_day - timedelta(days=1)
    grant.save(update_fields=["to_on", "revoked_at", "revoked_by"])


def _move(
    giver: User, taker: User, place_code: str, actor: Actor, grants: list[RoleGrant]
) -> dict[str, int | list[str]]:
    duties = {
        key: duty.move(giver.pk, taker.pk, place_code, actor) for key, duty in declared("duties").items()
    }
    return {"roles": [grant.role_id for grant in grants], "people": people_in(place_code), **duties}
