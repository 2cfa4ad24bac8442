"""What an event changed: field by field, old and new, as far as this reader may see it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from liren.events.field_words import FIELD_WORDS
from liren.events.masking import hidden, masked, masked_birthday
from liren.events.models import Event
from liren.events.operations.record import PURPOSE
from liren.events.words import detail_right
from liren.kernel import crypto
from liren.kernel.declarations import declared
from liren.kernel.scope import Actor

BIRTHDAYS = {"born_on"}
"""Fields that are a part of somebody's identity number and masked as it is."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field, before and after."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All fields; `erased`: the values are gone for good; `concealed`: this reader sees only which fields."""

    rows: list[Change]
    erased: bool = False
    concealed: bool = False


def changes_of(event: Event, actor: Actor) -> Changes:
    """Old and new values of an event that was found in the reader's scope."""
    detail = getattr(event, "detail", None)
    if detail is None:
        return Changes([], erased=event.detail_digest is not None)
    data = json.loads(crypto.unseal(PURPOSE, detail.sealed))
    needed = detail_right(event)
    concealed = bool(needed) and not actor.may(needed, event.place_code)
    show = hidden if concealed else masked
    fields = dict.fromkeys([*data["old"], *data["new"]])
    return Changes([_change(event, name, data, show) for name in fields], concealed=concealed)


def _change(event: Event, name: str, data: dict[str, Any], show: Callable[[Any], Any]) -> Change:
    old, new = (
        _as_text(_said(event.subject_type, name, show(data[side].get(name)))) for side in ("old", "new")
    )
    return Change(_label(event.subject_type, name), old, new)


def _label(subject_type: str, name: str) -> str:
    if name in FIELD_WORDS:
        return str(FIELD_WORDS[name])
    field = _field(subject_type, name)
    return str(getattr(field, "verbose_name", name))


def _said(subject_type: str, name: str, value: Any) -> Any:
    """A value that is one of a field's choices, or a code of a national table: its words; of a birthday its year."""
    if name in BIRTHDAYS:
        return masked_birthday(value)
    if not isinstance(value, str):
        return value
    return str(_words(subject_type, name).get(value, value))


def _words(subject_type: str, name: str) -> Mapping[str, Any]:
    """What the codes of a field mean: its own choices, else the table that its app declares for the fact."""
    if choices := getattr(_field(subject_type, name), "flatchoices", None):
        return dict(choices)
    fact = declared("facts").get(f"{subject_type.rpartition('.')[2]}.{name}")
    return (fact.table if fact else None) or {}


def _field(subject_type: str, name: str) -> Any:
    try:
        return apps.get_model(subject_type)._meta.get_field(name)
    except (LookupError, ValueError, FieldDoesNotExist):
        return None


def _as_text(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return _(", ").join(map(str, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
