"""In which language the command line answers: Chinese where the shell is set to Chinese, else English."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

_ASKED = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a shell says it (POSIX, XBD 8.2): the first that is set counts."""


def shell_language() -> str:
    """The language of the shell, as Django names it."""
    said = next((os.environ[name] for name in _ASKED if os.environ.get(name)), "")
    return "zh-hans" if said.lower().startswith("zh") else "en"


@contextmanager
def in_shell_language() -> Iterator[None]:
    """Sentences are said in the language of the shell, for as long as this lasts. Without Django ready they are English."""
    from django.apps import apps
    from django.utils import translation

    with translation.override(shell_language()) if apps.ready else nullcontext():
        yield
