"""What targets, rounds, reviews and evaluations tell the Today page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import F, Q

from liren.kernel.scope import within
from liren.overview.board import Figure, Stand
from liren.overview.queries.reading import some
from liren.policy.models import Candidate, Finding, SupervisionNote, Target, TargetEvidence
from liren.policy.queries.evaluations import lacking
from liren.policy.queries.rounds import to_apply, to_assess, to_visit
from liren.policy.queries.targets import with_progress

VIEW, SET, REPORT = "policy.view", "targets.edit", "targets.report"
APPLY, RUN = "programmes.apply", "programmes.run"
SOON = timedelta(days=14)
MOST = 40


def _targets(stand: Stand) -> Any:
    rows = with_progress(stand.rows(Target, REPORT).filter(starts_on__lte=stand.today))
    short = rows.filter(done__lt=F("count")).order_by("due_on")  # type: ignore[misc]
    return some(short, MOST, count="count", done="done", starts="starts_on", due="due_on")


def _notes(stand: Stand) -> Any:
    rows = stand.rows(SupervisionNote, REPORT).filter(closing=None, replies=None).order_by("reply_on")
    return some(rows, id="pk", what="target__title", due="reply_on", at="written_at")


def _evidence(stand: Stand) -> Any:
    rows = stand.rows(TargetEvidence, SET).filter(decision=None).exclude(reported_by_id=stand.actor.user_id)
    given = Q(target__parent=None) | within("target__parent__place_code", stand.actor.prefixes(SET))
    rows = rows.filter(given)  # of a part, who gave it decides
    return some(rows.order_by("reported_at"), id="pk", what="target__title", at="reported_at")


def _findings(stand: Stand) -> Any:
    rows = stand.rows(Finding, REPORT).filter(settled=None, due_on__lte=stand.today + SOON)
    return some(rows.order_by("due_on"), id="pk", what="text", due="due_on", at="found_at")


FIGURES = (
    Figure("targets_short", REPORT, _targets),
    Figure("supervision", REPORT, _notes),
    Figure("evidence_waiting", SET, _evidence),
    Figure("findings", REPORT, _findings),
    Figure("rounds_open", APPLY, lambda stand: some(
        to_apply(stand.actor, stand.place(APPLY)), id="pk", what="title", of="programme__title")),
    Figure("assessments", APPLY, lambda stand: some(
        to_assess(stand.rows(Candidate, APPLY)), id="pk", what="name", of="round__title")),
    Figure("visits", RUN, lambda stand: some(
        to_visit(stand.rows(Candidate, RUN), stand.actor), id="pk", what="name", of="round__title")),
    Figure("evaluations", REPORT, lambda stand: some(
        lacking(stand.actor, stand.place(REPORT)), id="pk", what="title", due="due_on", at="opened_at")),
)  # fmt: skip
