"""People who serve a community: entered, changed, left; certificates, courses, mentors."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.organisations.models import Certificate, Member, Mentorship, Training
from liren.organisations.operations.records import PERMISSION, Noun, add_row, edit_row
from liren.organisations.operations.rules import require_forward
from liren.people.models import Person

FROM_REGISTER = ("name", "sex", "born_on", "education", "political")
_CHECK = "is the resident a member here already?"


def add_member(*, actor: Actor, place_code: str, resident: Person | None = None, **values: Any) -> Member:
    """Enter somebody who serves here. What the register knows of a resident is taken from there."""
    if resident is not None:
        values |= {name: getattr(resident, name) for name in FROM_REGISTER} | {"resident": resident}
    return add_row(MEMBER, actor=actor, place_code=place_code, **values)


def edit_member(member: Member, *, actor: Actor, version: int, **values: Any) -> Member:
    """Change what is on file. A resident's own facts are changed in the register only."""
    if member.resident_id:
        values = {name: value for name, value in values.items() if name not in FROM_REGISTER}
    return edit_row(MEMBER, member, actor=actor, version=version, **values)


def let_go(member: Member, *, actor: Actor, on: date) -> Member:
    """Somebody leaves the service; their open posts end that day."""
    with changing(member, actor=actor, permission=PERMISSION) as row:
        if row.left_on:
            raise Refused(_("They have left already."))
        require_forward(row.hired_on, on, "on")
        row.left_on, row.version = on, row.version + 1
        row.save(update_fields=["left_on", "version"])
        mine = row.posts.all().unscoped("posts of the locked member")
        mine.filter(to_on__isnull=True, from_on__lte=on).update(to_on=on)
        mine.filter(to_on__gt=on, from_on__lte=on).update(to_on=on)
        record("organisations.member_left", actor=actor, place_code=row.place_code, subject=row)
    return row


def _check_member(row: Member) -> None:
    require_forward(row.born_on, row.hired_on, "hired_on")
    require_forward(row.hired_on, row.left_on, "left_on")
    twins = Member.objects.unscoped(_CHECK).filter(
        resident=row.resident_id, place_code=row.place_code, left_on__isnull=True
    )
    if row.resident_id and not row.left_on and twins.exclude(pk=row.pk).exists():
        raise Refused(_("This resident is on the list already. Give them another post instead."))


def _check_certificate(row: Certificate) -> None:
    require_forward(row.from_on, row.to_on)
    require_forward(row.member.born_on, row.from_on, "from_on")


def _check_training(row: Training) -> None:
    if row.hours <= 0:
        raise Refused(_("A course lasts longer than no hours."), field="hours")
    require_forward(row.member.born_on, row.held_on, "held_on")


def _check_mentorship(row: Mentorship) -> None:
    if row.mentor_id == row.member_id:
        raise Refused(_("Nobody is their own mentor."), field="mentor")
    require_forward(row.from_on, row.to_on)


MEMBER = Noun(Member, "member_added", "member_edited", "member_removed", _check_member)
CERTIFICATE = Noun(
    Certificate, "certificate_added", "certificate_edited", "certificate_removed", _check_certificate
)
TRAINING = Noun(Training, "training_added", "training_edited", "training_removed", _check_training)
MENTORSHIP = Noun(
    Mentorship, "mentorship_added", "mentorship_edited", "mentorship_removed", _check_mentorship
)
