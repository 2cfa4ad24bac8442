"""Do the background work: imports, exports, notices, seals."""

from __future__ import annotations

import secrets
import threading
from typing import Any

import click


@click.command()
@click.option("--interval", type=click.FloatRange(0.05, 60), default=0.5, show_default=True,
              help="Seconds between two looks into an empty queue.")  # fmt: skip
@click.option("--batch", is_flag=True, help="Do what is waiting, then end.")
def worker(interval: float, batch: bool) -> None:
    """Do the background work until stopped. Several workers may run at once."""
    from config.cli import set_up_django

    set_up_django()
    from django.core.management import call_command

    from config import due_jobs
    from config.commands.migrate import must_be_migrated

    must_be_migrated()
    worker_id = secrets.token_hex(16)
    ended = threading.Event()
    watch = _watch(worker_id, ended)
    by_itself = due_jobs.start(ended)
    try:
        call_command(
            "db_worker", queue_name="*", interval=interval, batch=batch, reload=False,
            startup_delay=False, worker_id=worker_id, verbosity=0,
        )  # fmt: skip
    finally:
        ended.set()
        watch.join(timeout=5)
        for thread in by_itself:
            thread.join(timeout=5)


def _watch(worker_id: str, ended: threading.Event) -> threading.Thread:
    """Hold this worker's lock before its first task, and look after abandoned ones from then on."""
    from django_tasks_db.models import DBTaskResult

    from config.abandoned_tasks import give_back, hold, keep_watch

    table = DBTaskResult._meta.db_table
    first = connect()
    hold(first, worker_id)
    give_back(first, table)
    kept = [first]
    watch = threading.Thread(
        target=keep_watch,
        args=(lambda: kept.pop() if kept else connect(), table, worker_id, ended),
        daemon=True,
    )
    watch.start()
    return watch


def connect() -> Any:
    """A connection beside Django's: it must live as long as the worker does."""
    import psycopg
    from django.db import connection

    wanted = connection.get_connection_params()
    names = {"dbname", "user", "password", "host", "port", "sslmode", "sslrootcert"}
    return psycopg.connect(**{name: wanted[name] for name in names & set(wanted)}, autocommit=True)
