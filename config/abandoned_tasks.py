"""Background work whose worker was killed: found, and given to the next worker.

A task that is being done is marked RUNNING. When its worker is killed, nobody takes the mark away. So every
worker holds a lock in the database for as long as it lives; a RUNNING task whose worker holds no lock is
abandoned and goes back into the queue. A task that has killed three workers is marked as failed instead.
"""

from __future__ import annotations

import logging
import threading
from typing import Any

import psycopg
from psycopg import sql

ATTEMPTS = 3
INTERVAL = 20.0
log = logging.getLogger("liren.worker")
Connection = psycopg.Connection[Any]


def keep_watch(connect: Any, table: str, worker_id: str, ended: threading.Event) -> None:
    """Hold this worker's lock and look for abandoned tasks every while, until `ended`."""
    connection: Connection | None = None
    while not ended.is_set():
        try:
            if connection is None:
                connection = connect()
                hold(connection, worker_id)
            if count := give_back(connection, table):
                log.warning("Tasks of workers that were killed, taken up again: %d", count)
        except psycopg.Error:
            log.warning("The database went away; looking for abandoned tasks again later")
            connection = None
        ended.wait(INTERVAL)


def hold(connection: Connection, worker_id: str) -> None:
    """Hold the lock that says: this worker lives. It ends with the connection."""
    connection.execute(_HOLD, [worker_id])


def give_back(connection: Connection, table: str) -> int:
    """Put abandoned tasks back into the queue; how many there were."""
    words = sql.SQL(_GIVE_BACK).format(table=sql.Identifier(table))
    return connection.execute(words, {"attempts": ATTEMPTS}).rowcount


_HOLD = "SELECT pg_advisory_lock(hashtext('liren worker'), hashtext(%s))"
_GIVE_BACK = """
UPDATE {table} AS task SET
    status = CASE WHEN jsonb_array_length(worker_ids) < %(attempts)s THEN 'READY' ELSE 'FAILED' END,
    finished_at = CASE WHEN jsonb_array_length(worker_ids) < %(attempts)s THEN NULL ELSE now() END,
    exception_class_path = CASE WHEN jsonb_array_length(worker_ids) < %(attempts)s THEN ''
                                ELSE 'builtins.RuntimeError' END,
    traceback = CASE WHEN jsonb_array_length(worker_ids) < %(attempts)s THEN ''
                     ELSE 'Every worker that began this task was killed while doing it.' END
WHERE status = 'RUNNING' AND NOT EXISTS (
    SELECT FROM pg_locks
     WHERE locktype = 'advisory' AND granted AND objsubid = 2
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND classid::bigint = hashtext('liren worker')::bigint & 4294967295
       AND objid::bigint = hashtext(task.worker_ids ->> -1)::bigint & 4294967295)
"""
