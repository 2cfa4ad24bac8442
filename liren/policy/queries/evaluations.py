"""Evaluation rounds, and the pairs of a round with what each side may read of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from liren.kernel.scope import Actor, within
from liren.places.choices import Level
from liren.places.models import Place
from liren.policy.choices import Direction
from liren.policy.models import Evaluation, EvaluationRound
from liren.policy.queries.programmes import open_to

VIEW = "policy.view"
BOTH = "whether both sides are in is known to both"


@dataclass(frozen=True, slots=True)
class Pair:
    """A community and its subdistrict in a round: who is in; the words only when both are."""

    place: Place
    down: Evaluation | None
    up: Evaluation | None

    @property
    def closed(self) -> bool:
        """Both sides are in."""
        return self.down is not None and self.up is not None


def evaluations_for(actor: Actor) -> QuerySet[EvaluationRound]:
    """The rounds of one's area and of the places above it, the latest first."""
    rows: QuerySet[EvaluationRound] = open_to(EvaluationRound.objects.all(), actor)
    return rows.select_related("closing").order_by("-due_on", "-pk")


def communities_of(round: EvaluationRound) -> QuerySet[Place]:
    """The communities that are a side of the round."""
    rows = Place.objects.unscoped("names of communities are public").filter(
        within("code", [round.place_code]), level=Level.COMMUNITY, closed_on__isnull=True
    )
    return rows.defer("boundary").order_by("code")


def pairs_of(actor: Actor, round: EvaluationRound) -> list[Pair]:
    """The pairs in the reader's own area."""
    given = _given(round)
    places = communities_of(round).filter(within("code", actor.prefixes(VIEW)))
    return [Pair(one, *(given.get((one.code, side)) for side in (Direction.DOWN, Direction.UP))) for one in places]  # fmt: skip


def open_pairs(round: EvaluationRound) -> int:
    """How many pairs lack a side."""
    given = _given(round)
    return sum(
        any((one.code, side) not in given for side in Direction.values) for one in communities_of(round)
    )


def _given(round: EvaluationRound) -> dict[tuple[str, Any], Evaluation]:
    rows = Evaluation.objects.unscoped(BOTH).filter(round=round).select_related("given_by")
    return {(one.place_code, one.direction): one for one in rows}


def lacking(actor: Actor, place: str) -> QuerySet[EvaluationRound]:
    """The open rounds in which a community has not judged its subdistrict yet, or a subdistrict has rounds to close."""
    rows: QuerySet[EvaluationRound] = open_to(EvaluationRound.objects.all(), actor).filter(closing=None)
    if len(place) < Level.COMMUNITY:
        return rows.filter(place_code=place).order_by("due_on")
    community = place[: Level.COMMUNITY]
    given = Evaluation.objects.unscoped(BOTH).filter(
        round=OuterRef("pk"), place_code=community, direction=Direction.UP
    )
    return rows.exclude(Exists(given)).order_by("due_on")
