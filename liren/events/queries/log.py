"""The audit log as a list: filtered, the newest first, page by page without counting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils import timezone

from liren.events.models import Event
from liren.events.models.scope import earlier_codes
from liren.kernel.scope import Actor, within

PERMISSION = "events.view"
SIZE = 50


@dataclass(frozen=True, slots=True)
class LogFilter:
    """What somebody looks for. Empty parts do not narrow anything."""

    who: str = ""
    action: str = ""
    """An action, or an app's name and a dot for all of its actions."""
    place: str = ""
    subject: str = ""
    """`people.person:12`, or `people.person` for all of that kind."""
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class LogPage:
    """Some rows of the log, and the ids at which the pages beside begin."""

    events: list[Event]
    newer: int | None
    older: int | None


def log(actor: Actor, chosen: LogFilter) -> QuerySet[Event]:
    """The events in the actor's area that fit, the newest first."""
    rows = Event.objects.visible_to(actor, PERMISSION)
    for condition in (_who(chosen.who), _action(chosen.action), _subject(chosen.subject), _when(chosen)):
        rows = rows.filter(condition)
    if not chosen.place:
        return rows
    return rows.filter(within("place_code", [chosen.place, *earlier_codes([chosen.place])]))


def log_page(rows: QuerySet[Event], *, before: int | None = None, after: int | None = None) -> LogPage:
    """The page older than `before`, or newer than `after`, or the first one."""
    if after is not None:
        found = list(rows.filter(id__gt=after).order_by("id")[: SIZE + 1])
        more, events = len(found) > SIZE, found[:SIZE][::-1]
        return LogPage(events, events[0].pk if more and events else None, events[-1].pk if events else None)
    found = list((rows.filter(id__lt=before) if before is not None else rows)[: SIZE + 1])
    events = found[:SIZE]
    older = events[-1].pk if len(found) > SIZE else None
    return LogPage(events, events[0].pk if before is not None and events else None, older)


def _who(words: str) -> Q:
    if not words:
        return Q()
    named = Q(username=words) | Q(display_name__contains=words)
    people = get_user_model().objects.filter(named).order_by("pk").values_list("pk", flat=True)
    return Q(actor_id__in=list(islice(people, 200))) | Q(actor_id=None, actor_name__contains=words)


def _action(words: str) -> Q:
    if words.endswith("."):
        return Q(action__startswith=words)
    return Q(action=words) if words else Q()


def _subject(words: str) -> Q:
    kind, _colon, key = words.partition(":")
    if key and not key.isdigit():
        return Q(pk__in=[])
    return (Q(subject_type=kind) if kind else Q()) & (Q(subject_id=int(key)) if key else Q())


def _when(chosen: LogFilter) -> Q:
    first = Q(at__gte=_midnight(chosen.from_on)) if chosen.from_on else Q()
    return first & (Q(at__lt=_midnight(chosen.to_on + timedelta(days=1))) if chosen.to_on else Q())


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
