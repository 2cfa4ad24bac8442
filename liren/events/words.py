"""How actions are called by people: every app's `event_words.py`, read once.

`EVENT_WORDS` maps an action (`people.person_edited`) to its words; `LOOKS` (may be missing) names the actions
by which somebody saw personal data in full.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps
from django.utils.functional import Promise

Words = str | Promise


@cache
def event_words() -> dict[str, Words]:
    """All actions that have words, app by app."""
    found: dict[str, Words] = {}
    for module in _modules():
        found.update(module.EVENT_WORDS)
    return found


@cache
def looks() -> tuple[str, ...]:
    """The actions that show personal data in full: declared, or named `…_revealed`."""
    declared = {name for module in _modules() for name in getattr(module, "LOOKS", ())}
    return tuple(sorted(declared | {name for name in event_words() if name.endswith("_revealed")}))


def word_for(action: str) -> str:
    """What an action is called; its own name where nobody gave it words."""
    return str(event_words().get(action, action))


def _modules() -> list[ModuleType]:
    names = [
        f"{config.name}.event_words" for config in apps.get_app_configs() if config.name.startswith("liren.")
    ]
    return [import_module(name) for name in names if find_spec(name) is not None]
