"""Open a two-way evaluation, judge one another, close it once both sides of every pair are in (gy-3.2)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from liren.accounts.queries.places import require_place
from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.places.choices import Level
from liren.policy.choices import Direction
from liren.policy.models import Evaluation, EvaluationClosing, EvaluationRound
from liren.policy.operations.signer import signer
from liren.policy.queries.evaluations import open_pairs

RUN, UP = "targets.edit", "targets.report"


def open_evaluation(*, actor: Actor, place_code: str, title: str, due_on: date) -> EvaluationRound:
    """Begin a round for a subdistrict and all its communities. The communities are told. Refused at other levels."""
    if len(place_code) != Level.SUBDISTRICT:
        raise Refused(_("A subdistrict and its communities judge one another. Choose a subdistrict."))
    with creating(actor=actor, permission=RUN, place_code=place_code):
        require_place(place_code)
        row = EvaluationRound.objects.create(
            place_code=place_code, title=title.strip(), due_on=due_on, opened_by=signer(actor)
        )
        record("policy.evaluation_opened", actor=actor, place_code=place_code, subject=row, label=row.title)
    return row


def evaluate(
    round: EvaluationRound, *, actor: Actor, place_code: str, direction: str, score: int, good: str, wish: str = ""
) -> Evaluation:  # fmt: skip
    """Judge the other side: the subdistrict a community, or a community the subdistrict.

    Neither reads what the other wrote before both are in. Refused once the round is closed, twice, outside its area,
    and upwards to who works for the subdistrict: it does not judge itself.
    """
    right, where = (RUN, round.place_code) if direction == Direction.DOWN else (UP, place_code)
    with creating(actor=actor, permission=right, place_code=where):
        _require_fitting(round, place_code)
        if direction == Direction.UP and actor.may(RUN, round.place_code):
            raise Refused(_("The community judges the subdistrict. It does not judge itself."))
        there = Evaluation.objects.unscoped("was it given?").filter(round=round, place_code=place_code, direction=direction)  # fmt: skip
        if there.exists():
            raise Refused(_("This side has judged already."))
        row = Evaluation.objects.create(
            round=round, place_code=place_code, direction=direction, score=score, good=good.strip(), wish=wish.strip(),
            given_by=signer(actor),
        )  # fmt: skip
        record("policy.evaluated", actor=actor, place_code=place_code, subject=row, label=round.title,
               new={"direction": direction})  # fmt: skip
    return row


def close_evaluation(round: EvaluationRound, *, actor: Actor) -> EvaluationClosing:
    """Close a round. Refused while a pair lacks a side, and twice."""
    with changing(round, actor=actor, permission=RUN) as row:
        if hasattr(row, "closing"):
            raise Refused(_("This round is closed."))
        if waiting := open_pairs(row):
            raise Refused(
                _("{n} communities lack one side or both. Close it when every pair is in.").format(n=waiting)
            )
        closing = EvaluationClosing.objects.create(round=row, closed_by=signer(actor))
        record(
            "policy.evaluation_closed", actor=actor, place_code=row.place_code, subject=row, label=row.title
        )
    return closing


def _require_fitting(round: EvaluationRound, place_code: str) -> None:
    if hasattr(round, "closing"):
        raise Refused(_("This round is closed."))
    if len(place_code) != Level.COMMUNITY or not place_code.startswith(round.place_code):
        raise Refused(_("This place is no community of the round."))
