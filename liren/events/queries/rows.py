"""Events in the words of the people who read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.utils.translation import gettext as _

from liren.events.models import Event
from liren.events.queries.place_names import place_names
from liren.events.words import word_for


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line of the log as it is shown and exported."""

    event: Event
    words: str
    subject: str
    place: str


def log_rows(events: Iterable[Event]) -> list[LogRow]:
    """The lines for some events; one read for the names of all their places."""
    events = list(events)
    names = place_names(event.place_code for event in events)
    everywhere = _("everywhere")
    return [
        LogRow(event, word_for(event.action), subject_of(event), names.get(event.place_code, everywhere))
        for event in events
    ]


def subject_of(event: Event) -> str:
    """What the event was about, in open words: the kind of thing, and its label or number."""
    kind = kind_words(event.subject_type)
    name = event.subject_label or (f"#{event.subject_id}" if event.subject_id is not None else "")
    return f"{kind} {name}".strip()


def kind_words(subject_type: str) -> str:
    """people.person → person, in the reader's language."""
    try:
        return str(apps.get_model(subject_type)._meta.verbose_name)
    except (LookupError, ValueError):
        return subject_type
