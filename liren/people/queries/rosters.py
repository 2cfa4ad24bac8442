"""Imports as pages show them: list, preview, progress, problems."""

from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count

from liren.kernel.scope import Actor
from liren.people.models import RosterBatch, RosterProblem
from liren.people.operations.roster import progress
from liren.people.roster.problems import Problem

PERMISSION = "people.import"
SHOWN_PROBLEMS = 200


class Progress(NamedTuple):
    """How far the background work is: 7 of 20 steps; `running` is False when its process is gone."""

    step: str
    done: int
    total: int
    running: bool

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.total) if self.total else 0


def batches(actor: Actor) -> Any:
    """The imports in the actor's area, newest first."""
    return RosterBatch.objects.visible_to(actor, PERMISSION).select_related("by").order_by("-id")


def problems(batch: RosterBatch, limit: int | None = SHOWN_PROBLEMS) -> list[Problem]:
    """What is wrong in the file, in the order of its rows."""
    kept = RosterProblem.objects.filter(batch=batch).order_by("row", "id")[:limit]
    return [Problem(k.row, k.column, k.letter, k.kind, k.level, k.value, k.detail) for k in kept]


def problem_kinds(batch: RosterBatch) -> list[tuple[str, int]]:
    """How many errors of each kind, most frequent first."""
    counted = (
        RosterProblem.objects.filter(batch=batch).values_list("kind").annotate(n=Count("id")).order_by("-n")
    )
    return [(kind, n) for kind, n in counted]


def progress_of(batch: RosterBatch) -> Progress:
    """Where the background work on an import stands."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT step, done, total FROM people_rosterprogress WHERE batch_id = %s", [batch.pk])
        step, done, total = cursor.fetchone() or ("", 0, 0)
    return Progress(step, done, total, running=progress.is_running(batch.pk))
