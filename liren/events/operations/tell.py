"""Tell people about an event: one message each, as the apps declare it in their `notices.py`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import timezone, translation

from liren.events import mail
from liren.events.models import Event, Notice
from liren.kernel.declarations import Notice as Declaration
from liren.kernel.declarations import declared


def tell_about(event_id: int) -> int:
    """Make the messages about an event; how many declarations spoke. Doing it again makes none twice.

    Machinery of the log: who is told, and in which words, is declared by the app whose event it is.
    """
    event = Event.objects.unscoped("telling: the declaration says who may know").get(pk=event_id)
    speaking = [one for one in declared("notices").values() if one.event == event.action]
    rows = [row for declaration in speaking for row in _messages(event, declaration)]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return len(speaking)


def _messages(event: Event, declaration: Declaration) -> Iterator[Notice]:
    people = get_user_model().objects.filter(pk__in=set(declaration.recipients(event)), is_active=True)
    words = _in_each_language(event, declaration) if people else {}
    for person in people:
        yield Notice(
            event=event,
            recipient=person,
            key=declaration.key,
            words=words,
            link=declaration.link(event),
            next_try_at=_first_try(person.email),
        )


def _in_each_language(event: Event, declaration: Declaration) -> dict[str, str]:
    words = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            words[language] = str(declaration.message(event))
    return words


def _first_try(address: str) -> datetime | None:
    return timezone.now() if address and mail.wanted() else None
