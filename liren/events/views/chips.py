"""The conditions of the log's filter as chips that can be taken off one by one."""

from __future__ import annotations

from urllib.parse import urlencode

from django.utils.translation import gettext as _

from liren.events.forms import LogFilterForm, app_name
from liren.events.queries.place_names import place_names
from liren.events.queries.rows import kind_words
from liren.events.words import word_for


def chips_of(form: LogFilterForm, query: dict[str, str]) -> list[dict[str, str]]:
    """One chip for each condition that is set."""
    return [_chip(str(form.fields[name].label), name, query) for name in query]


def _chip(label: str, name: str, query: dict[str, str]) -> dict[str, str]:
    words = _("%(condition)s: %(value)s") % {"condition": label, "value": _said(name, query[name])}
    return {"label": words, "url": _without(query, name)}


def _said(name: str, value: str) -> str:
    if name == "place":
        return place_names([value])[value]
    if name == "action":
        return app_name(value[:-1]) if value.endswith(".") else word_for(value)
    if name == "subject":
        kind, _colon, key = value.partition(":")
        return f"{kind_words(kind)} #{key}" if key else kind_words(kind)
    return value


def _without(query: dict[str, str], name: str) -> str:
    return f"?{urlencode({key: value for key, value in query.items() if key != name})}"
