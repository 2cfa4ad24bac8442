"""What the installation does by itself: each app may bring `jobs.py` with `run_due()` and `run_soon()`.

`run_due` is called every half minute. `run_soon` is called again and again, for what somebody waits for; it must
cost next to nothing when there is nothing to do.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import close_old_connections, connection

RHYTHMS = {"run_due": 30.0, "run_soon": 0.3}
"""Seconds from the end of one round to the beginning of the next."""
log = logging.getLogger("liren.worker")


def start(ended: threading.Event) -> list[threading.Thread]:
    """A thread for each rhythm, which ends with `ended`."""
    threads = [
        threading.Thread(target=keep_doing, args=(ended, jobs_called(name), pause), daemon=True)
        for name, pause in RHYTHMS.items()
    ]
    for thread in threads:
        thread.start()
    return threads


def keep_doing(ended: threading.Event, jobs: list[Callable[[], None]], pause: float) -> None:
    """Do the jobs again and again, until `ended`."""
    while not ended.wait(pause):
        for job in jobs:
            _attempt(job)
        connection.close()


def jobs_called(name: str) -> list[Callable[[], None]]:
    """The functions of this name in the `jobs.py` of every app, lower floors first."""
    ours = [config.name for config in apps.get_app_configs() if config.name.startswith("liren.")]
    modules = [import_module(f"{app}.jobs") for app in ours if find_spec(f"{app}.jobs")]
    return [getattr(module, name) for module in modules if hasattr(module, name)]


def _attempt(job: Callable[[], None]) -> None:
    try:
        close_old_connections()
        job()
    except Exception:
        log.exception("%s did not succeed; it is tried again", job.__module__)
