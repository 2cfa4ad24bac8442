"""What was measured in places: numerator and denominator of some indicators, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zlib import crc32

from django.db.models import BigIntegerField, F, Max, Min, Subquery, Sum
from django.utils import timezone

from liren.kernel.declarations import declared
from liren.kernel.scope import Actor
from liren.overview.measured import Measured, shown_to
from liren.overview.queries.places_below import PERMISSION
from liren.overview.queries.trends import YEAR
from liren.policy.models import Stirred, Tally, Value, ValueDay, Verdict

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
    """Different whenever one of them was measured anew, or a unit below came to stand differently."""
    as_of: datetime
    """Up to when every change is in them: now, or when the oldest change that still waits was made."""


def freshness(actor: Actor, code: str) -> Freshness:
    """How new the figures of a place are. One look."""
    waiting = Subquery(Stirred.objects.order_by("id").values("at")[:1])
    rows = Value.objects.visible_to(actor, PERMISSION).filter(place_code=code)
    told = rows.aggregate(
        last=Max("measured_at"), waiting=Min(waiting), own=Max(_judged(actor, code)), below=Max(_weighed(actor, code))
    )  # fmt: skip
    stamp = "".join(str(told[part] or "") for part in ("last", "own", "below"))
    return Freshness(crc32(stamp.encode()).to_bytes(4).hex(), told["waiting"] or timezone.now())


def _judged(actor: Actor, code: str) -> Subquery:
    """When the place itself was last judged: a signed judgement measures nothing."""
    own = Verdict.objects.visible_to(actor, PERMISSION).filter(place_code=code)
    return Subquery(own.order_by("-judged_at").values("judged_at")[:1])


def _weighed(actor: Actor, code: str) -> Subquery:
    """One number that moves with the tallies of those below."""
    rows = Tally.objects.visible_to(actor, PERMISSION).filter(place_code=code).order_by()
    weight = F("clause_id") * (F("met") * 7 + F("near") * 31 + F("not_met") * 101 + F("judgement") * 211)
    total = rows.values("place_code").annotate(total=Sum(weight, output_field=BigIntegerField()))
    return Subquery(total.values("total"))


def days_of(actor: Actor, code: str, key: str) -> list[tuple[date, Measured]]:
    """An indicator in a place at the end of each day on which it changed, the last year."""
    since = timezone.localdate() - timedelta(days=YEAR)
    rows = ValueDay.objects.visible_to(actor, PERMISSION)
    rows = rows.filter(place_code=code, indicator__key=key, day__gte=since).order_by("day")
    indicator = declared("indicators")[key]
    told = rows.values_list("day", "numerator", "denominator")
    return [(day, Measured(indicator, above, below)) for day, above, below in told]
