"""What the installation does by itself, every half minute: each app may bring `jobs.py` with `run_due()`."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import close_old_connections, connection

INTERVAL = 30.0
log = logging.getLogger("liren.worker")


def keep_doing(ended: threading.Event) -> None:
    """Do what is due, again and again, until `ended`."""
    jobs = due_jobs()
    while not ended.wait(INTERVAL):
        for job in jobs:
            _attempt(job)
        connection.close()


def due_jobs() -> list[Callable[[], None]]:
    """`run_due` of every app that has one, lower floors first."""
    ours = [config.name for config in apps.get_app_configs() if config.name.startswith("liren.")]
    return [import_module(f"{name}.jobs").run_due for name in ours if find_spec(f"{name}.jobs")]


def _attempt(job: Callable[[], None]) -> None:
    try:
        close_old_connections()
        job()
    except Exception:
        log.exception("%s did not succeed; it is tried again in half a minute", job.__module__)
