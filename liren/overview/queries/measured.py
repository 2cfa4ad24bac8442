"""What was measured in places: numerator and denominator of some indicators, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, Min, Subquery
from django.utils import timezone

from liren.kernel.declarations import declared
from liren.kernel.scope import Actor
from liren.overview.measured import Measured, shown_to
from liren.overview.queries.places_below import PERMISSION
from liren.overview.queries.trends import YEAR
from liren.policy.models import Stirred, Value, ValueDay

ByPlace = dict[str, Measured]


def measured(actor: Actor, codes: Iterable[str], keys: Iterable[str]) -> dict[str, ByPlace]:
    """Indicator → place → its figure, for those that the reader may know in all of the places. One read."""
    places = list(codes)
    wanted = [key for key in keys if all(shown_to(actor, key, code) for code in places)]
    rows = Value.objects.visible_to(actor, PERMISSION)
    rows = rows.filter(place_code__in=places, indicator__key__in=wanted)
    found: dict[str, ByPlace] = defaultdict(dict)
    for key, place, above, below in rows.values_list(
        "indicator__key", "place_code", "numerator", "denominator"
    ):
        found[key][place] = Measured(declared("indicators")[key], above, below)
    return found


@dataclass(frozen=True, slots=True)
class Freshness:
    """How new the figures of a place are."""

    stamp: str
    """Different whenever one of them was measured anew."""
    as_of: datetime
    """Up to when every change is in them: now, or when the oldest change that still waits was made."""


def freshness(actor: Actor, code: str) -> Freshness:
    """How new the figures of a place are. One look."""
    waiting = Subquery(Stirred.objects.order_by("id").values("at")[:1])
    rows = Value.objects.visible_to(actor, PERMISSION).filter(place_code=code)
    told = rows.aggregate(last=Max("measured_at"), waiting=Min(waiting))
    return Freshness(told["last"].isoformat() if told["last"] else "", told["waiting"] or timezone.now())


def days_of(actor: Actor, code: str, key: str) -> list[tuple[date, Measured]]:
    """An indicator in a place at the end of each day on which it changed, the last year."""
    since = timezone.localdate() - timedelta(days=YEAR)
    rows = ValueDay.objects.visible_to(actor, PERMISSION)
    rows = rows.filter(place_code=code, indicator__key=key, day__gte=since).order_by("day")
    indicator = declared("indicators")[key]
    told = rows.values_list("day", "numerator", "denominator")
    return [(day, Measured(indicator, above, below)) for day, above, below in told]
