"""What a person decides where no figure can: signed, with a ground, until a day."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.policy.choices import State
from liren.policy.models import Clause, Judgement
from liren.policy.operations.judging import binds, follow
from liren.policy.operations.signer import signer

RIGHT = "policy.judge"
SIGNABLE = (State.MET, State.NEAR, State.NOT_MET, State.NOT_APPLICABLE)


def sign_judgement(
    clause: Clause, *, actor: Actor, place_code: str, state: State, ground: str, valid_to: date | None = None
) -> Judgement:
    """Decide how a unit stands on a clause. Replaces the judgement before; the verdict follows at once.

    Refused for clauses that a figure judges, without a ground, and for a day that has passed. Nobody is told.
    """
    _require_signable(clause, place_code, state, ground, valid_to)
    with creating(actor=actor, permission=RIGHT, place_code=place_code):
        row = Judgement.objects.create(
            clause=clause, place_code=place_code, state=state, ground=ground.strip(),
            judged_by=signer(actor), valid_to=valid_to,
        )  # fmt: skip
        record("policy.judged", actor=actor, place_code=place_code, subject=row, label=clause.code,
               new={"state": State(state).name.lower(), "ground": row.ground, "valid_to": valid_to})  # fmt: skip
        follow(row.clause, row.place_code)
    return row


def withdraw_judgement(judgement: Judgement, *, actor: Actor, reason: str) -> Judgement:
    """Take a judgement back: the clause waits for a person again. Refused without a reason, and twice."""
    if not reason.strip():
        raise Refused(_("Say why the judgement is withdrawn."), field="reason")
    with changing(judgement, actor=actor, permission=RIGHT) as row:
        if row.withdrawn_at:
            raise Refused(_("This judgement was withdrawn before."))
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
        record("policy.judgement_withdrawn", actor=actor, place_code=row.place_code, subject=row,
               label=row.clause.code, reason=reason)  # fmt: skip
        follow(row.clause, row.place_code)
    return row


def _require_signable(
    clause: Clause, place_code: str, state: State, ground: str, valid_to: date | None
) -> None:
    if "person" not in (clause.check_data or {}):
        raise Refused(_("This clause is judged by figures, not by a person."))
    if len(place_code) != clause.at or not binds(clause, place_code):
        raise Refused(_("This clause does not bind this place."))
    if state not in SIGNABLE:
        raise Refused(_("Choose met, near, not met or not applicable."), field="state")
    if not ground.strip():
        raise Refused(_("Say what was seen: a judgement is kept with its ground."), field="ground")
    if valid_to and valid_to < timezone.localdate():
        raise Refused(_("The last day of the judgement has passed."), field="valid_to")
