"""Programmes and rounds: those one runs, and those that are announced to the units below."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet

from liren.kernel.scope import Actor, within
from liren.places.choices import Level
from liren.policy.models import Clause, Pack, Programme, Round
from liren.policy.rules.rounds import Asked

VIEW = "policy.view"
ANNOUNCED = "what a place runs is announced to every unit below it"


def open_to(rows: Any, actor: Actor) -> Any:
    """Rows in the actor's area, and those of the places above it, which are meant for everybody below."""
    prefixes = actor.prefixes(VIEW)
    above = {prefix[:level] for prefix in prefixes for level in Level.values if 0 < level < len(prefix)}
    return rows.unscoped(ANNOUNCED).filter(within("place_code", prefixes) | Q(place_code__in=above))


def programmes_for(actor: Actor) -> QuerySet[Programme]:
    """The programmes that one may read about, the latest first, with how many rounds they have."""
    rows: QuerySet[Programme] = open_to(Programme.objects.all(), actor)
    return rows.select_related("pack", "clause").annotate(n_rounds=Count("rounds")).order_by("-started_at")


def rounds_for(actor: Actor) -> QuerySet[Round]:
    """The rounds that one may read about, the latest first."""
    rows: QuerySet[Round] = open_to(Round.objects.all(), actor)
    return rows.select_related("programme").prefetch_related("phases").order_by("-starts_on", "-pk")


def clauses_for(pack: Pack, level: int) -> list[Clause]:
    """The clauses of the second level (or the first, where nothing is below) that judge units of a level."""
    judged = set(pack.clauses.filter(at=level, check_data__isnull=False).values_list("pk", flat=True))
    rows = {row.pk: row for row in pack.clauses.all()}
    found = {_second(rows, rows[pk]).pk for pk in judged}
    return [row for row in rows.values() if row.pk in found]


def asked_by(clause: Clause) -> list[Asked]:
    """What a clause and those below it ask to be reached, in reading order."""
    rows = Clause.objects.filter(Q(pk=clause.pk) | Q(parent=clause)).order_by("order")
    targets = [(row.check_data or {}).get("target") for row in rows]
    return [asked for target in targets if target and (asked := Asked.read(target))]


def clauses_with_rounds() -> list[Clause]:
    """The clauses that a programme can follow: those whose goals name an award."""
    rows = Clause.objects.filter(check_data__target__award__isnull=False, parent__isnull=False)
    parents = rows.values_list("parent", flat=True).distinct()
    return list(Clause.objects.filter(pk__in=parents).select_related("pack"))


def _second(rows: dict[int, Clause], clause: Clause) -> Clause:
    while clause.depth > 1 and clause.parent_id in rows:
        clause = rows[clause.parent_id]
    return clause
