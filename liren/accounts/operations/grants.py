"""Grants: a role over a place for a period, given and taken back. The history stays."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.accounts.models import Role, RoleGrant, User
from liren.accounts.operations.accounts import RIGHT
from liren.accounts.queries.actors import actor_for, open_break_glass, today
from liren.accounts.queries.grants import may_give, overlapping
from liren.accounts.queries.places import require_place
from liren.events.operations.record import record
from liren.kernel.changing import changing, creating, lock
from liren.kernel.errors import Refused
from liren.kernel.fence import AREAS, FAMILIES
from liren.kernel.scope import Actor, Grant

EMERGENCY = "accounts.break_glass"


def grant_role(
    user: User, *, actor: Actor, role: Role, place_code: str, from_on: date, to_on: date | None = None
) -> RoleGrant:
    """Give a role over a place for a period (last day inclusive).

    Refuses: one's own account; rights that the giver does not hold there and may not appoint to; a period that
    is over or runs backwards; the same grant twice; administrators' roles that exclude each other.
    """
    with creating(actor=actor, permission=RIGHT, place_code=place_code):
        holder = lock(user, actor=actor, permission=RIGHT)
        require_place(place_code)
        _check_holder(holder, actor)
        _check_period(from_on, to_on)
        refuse_in_emergency(actor)
        if not may_give(actor, role, place_code):
            raise Refused(_("You can only give rights that you hold yourself over that place."), field="role")
        check_beside(holder, role, place_code, from_on, to_on)
        grant = RoleGrant.objects.create(user=holder, role=role, place_code=place_code, from_on=from_on,
                                         to_on=to_on, granted_by_id=actor.user_id)  # fmt: skip
        record("accounts.role_granted", actor=actor, place_code=place_code, subject=holder,
               label=f"{holder.username} · {role.code}", new=described(grant))  # fmt: skip
    return grant


def revoke_grant(grant: RoleGrant, *, actor: Actor, reason: str = "") -> RoleGrant:
    """Take a grant back, at once. It stays in the history, with who took it back and when."""
    with changing(grant, actor=actor, permission=RIGHT) as row:
        if row.user_id == actor.user_id:
            raise Refused(_("Nobody changes their own rights. Ask another account manager."))
        if row.revoked_at is not None or (row.to_on and row.to_on < today()):
            raise Refused(_("This grant has ended already."))
        if not may_give(actor, row.role, row.place_code):
            raise Refused(_("You can only take back rights that you could give."))
        row.revoked_at, row.revoked_by_id = timezone.now(), actor.user_id
        row.save(update_fields=["revoked_at", "revoked_by"])
        _close_emergency(row.user)
        record("accounts.role_revoked", actor=actor, place_code=row.place_code, subject=row.user,
               label=f"{row.user.username} · {row.role_id}", old=described(row), reason=reason)  # fmt: skip
    return row


def refuse_in_emergency(actor: Actor) -> None:
    """Rights that an emergency lends for an hour are nobody's to give away for good."""
    if actor.user_id is not None and open_break_glass().filter(user_id=actor.user_id).exists():
        raise Refused(_("End your emergency session first: nobody gives rights to others while one is open."))


def described(grant: RoleGrant) -> dict[str, str | date | None]:
    """A grant as it is kept in the event: role, place and period."""
    return {"role": grant.role_id, "place": grant.place_code, "from": grant.from_on, "to": grant.to_on}


def _close_emergency(user: User) -> None:
    """Who may no longer open an emergency session does not stay in one."""
    for session in open_break_glass().filter(user=user):
        if not actor_for(user).may(EMERGENCY, session.place_code):
            open_break_glass().filter(pk=session.pk).update(closed_at=timezone.now())


def _check_holder(user: User, actor: Actor) -> None:
    if user.pk == actor.user_id:
        raise Refused(_("Nobody changes their own rights. Ask another account manager."))
    if not user.is_active:
        raise Refused(_("This account is closed. Open it again first."))


def _check_period(from_on: date, to_on: date | None) -> None:
    if to_on is not None and to_on < from_on:
        raise Refused(_("The last day lies before the first."), field="to_on")
    if to_on is not None and to_on < today():
        raise Refused(_("This period is over. Nothing is granted for the past."), field="to_on")


def check_beside(user: User, role: Role, place_code: str, from_on: date, to_on: date | None) -> None:
    """Refuse a grant that stands beside the same one, beside an excluded role, or as one area too many."""
    beside = list(overlapping(user, from_on, to_on))
    if any(grant.role_id == role.pk and grant.place_code == place_code for grant in beside):
        raise Refused(_("This account holds that role there already in this period."), field="role")
    if clash := next((g for g in beside if g.role_id in role.excludes or role.pk in g.role.excludes), None):
        words = _("“%(role)s” and “%(held)s” are kept apart by rule: one person never holds both.")
        raise Refused(words % {"role": role, "held": clash.role}, field="role")
    held = {Grant(name, g.place_code) for g in beside for name in g.role.permissions}
    require_few_areas(held | {Grant(name, place_code) for name in role.permissions})


def require_few_areas(grants: Iterable[Grant]) -> None:
    """Refuse rights over more separate areas than the database fence opens: they would lock the account out."""
    holder = Actor(user_id=None, name="", grants=frozenset(grants))
    if any(len(holder.prefixes(name)) > AREAS for name in FAMILIES.values()):
        raise Refused(_("Too many separate areas for one account. Grant the area above them instead."),
                      field="place_code")  # fmt: skip
