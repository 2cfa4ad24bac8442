"""How actions are called by people: every app's `event_words.py`, read once.

`EVENT_WORDS` maps an action (`people.person_edited`) to its words; `LOOKS` (may be missing) names the actions
by which somebody saw personal data in full; `DETAIL_RIGHTS` (may be missing) maps the kind of a subject
(`people.enrolment`) to the right without which old and new values are not shown.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps
from django.utils.functional import Promise

from liren.events.models import Event

Words = str | Promise
_CARE = {"people.enrolment", "people.careswitch"}


@cache
def words_of_apps() -> dict[str, dict[str, Words]]:
    """The actions of each app that have words, by the app's label, in the order of the apps."""
    return {module.__name__.split(".")[-2]: dict(module.EVENT_WORDS) for module in _modules()}


@cache
def event_words() -> dict[str, Words]:
    """All actions that have words."""
    return {action: words for of_app in words_of_apps().values() for action, words in of_app.items()}


@cache
def looks() -> tuple[str, ...]:
    """The actions that show personal data in full, as declared (besides those named `…_revealed`)."""
    return tuple(sorted({name for module in _modules() for name in getattr(module, "LOOKS", ())}))


def word_for(action: str) -> str:
    """What an action is called; its own name where nobody gave it words."""
    return str(event_words().get(action, action))


def detail_right(event: Event) -> str:
    """The right that a reader of old and new values needs besides that of reading the log; "" for none."""
    declared = {
        kind: right for module in _modules() for kind, right in getattr(module, "DETAIL_RIGHTS", {}).items()
    }
    if event.subject_type in declared:
        return str(declared[event.subject_type])
    if "care" in event.action or event.subject_type in _CARE:
        return "care.view"
    return "people.view" if event.action.startswith("people.") else ""


def _modules() -> list[ModuleType]:
    names = [
        f"{config.name}.event_words" for config in apps.get_app_configs() if config.name.startswith("liren.")
    ]
    return [import_module(name) for name in names if find_spec(name) is not None]
