"""The project's own PostgreSQL, for those who bring none: made on first use, started when needed.

Everything the rest of the project asks is here: `address` (where to connect, as whom), `ensure_running`,
`stop`. `DATABASE_URL` replaces all of it; see `config.database`.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.pq import Ping

from config import data_folder, database_setup
from config.postgres_cluster import PORT, Cluster, cluster_of
from config.postgres_settings import THROW_AWAY
from liren.kernel.errors import Refused

DATABASE = "liren"
USERS = {"owner": "liren_owner", "application": "liren_app", "superuser": "postgres"}
_READY = "database.ready"
_SUPERUSER = "postgres_superuser"


def address(role: str) -> dict[str, str]:
    """Where Django finds the database as one of the roles; the server is started when it is not running."""
    ensure_running()
    return _django(cluster_of(data_folder.path()), role)


def ensure_running() -> bool:
    """Make sure the server runs and is set up. Says whether it had to be started."""
    folder = data_folder.path()
    cluster = cluster_of(folder)
    if (folder / _READY).exists() and _answers(cluster):
        return False
    with _alone(folder):
        return _bring_up(folder, cluster)


def stop() -> None:
    """Stop the server, whoever uses it."""
    folder = data_folder.path()
    with _alone(folder):
        cluster_of(folder).stop()


def stop_if_idle() -> bool:
    """Stop the server unless somebody is connected. Says whether it is stopped."""
    folder = data_folder.path()
    cluster = cluster_of(folder)
    with _alone(folder):
        if cluster.ping() is Ping.OK and _guests(cluster):
            return False
        cluster.stop()
        return True


def running() -> bool:
    """Whether the server answers, without starting it."""
    cluster = cluster_of(data_folder.path())
    return cluster.exists() and cluster.ping() is Ping.OK


def _bring_up(folder: Path, cluster: Cluster) -> bool:
    started = False
    if os.environ.get(THROW_AWAY):
        _clear_away_what_is_left(folder, cluster)
    if not cluster.exists():
        _must_be_new(folder, cluster)
        cluster.make(data_folder.secret(_SUPERUSER))
    if cluster.ping() is not Ping.OK:
        cluster.start()
        started = True
    if not (folder / _READY).exists() or not _answers(cluster):
        _set_up(cluster)
        data_folder.write_private(folder / _READY, f"{cluster.home}\n")
    return started


def _clear_away_what_is_left(folder: Path, cluster: Cluster) -> None:
    """Tests begin anew when half is gone: the cluster without its passwords, or the folder without its cluster."""
    if cluster.exists() and not data_folder.has_secret(_SUPERUSER):
        cluster.stop()
        shutil.rmtree(cluster.home)
    if not cluster.exists():
        (folder / _READY).unlink(missing_ok=True)


def _must_be_new(folder: Path, cluster: Cluster) -> None:
    """A data folder whose database is gone or elsewhere does not silently get an empty one."""
    if not (noted := folder / _READY).exists():
        return
    old = noted.read_text().strip()
    words = _DELETED if old == str(cluster.home) else _ELSEWHERE
    raise Refused(words.format(old=old, new=cluster.home, noted=noted))


def _set_up(cluster: Cluster) -> None:
    """Roles, database, extensions and rights; may be repeated."""
    passwords = {USERS[role]: _password(role) for role in ("owner", "application")}
    with _connected(cluster, "superuser", "postgres") as connection:
        database_setup.make_roles(connection, passwords)
        database_setup.make_database(connection, DATABASE, owner=USERS["owner"])
    for name in ("template1", DATABASE):
        with _connected(cluster, "superuser", name) as connection:
            database_setup.prepare(connection, owner=USERS["owner"], application=USERS["application"])


def _answers(cluster: Cluster) -> bool:
    """Connect as the plain role, as the web server would."""
    try:
        _connected(cluster, "application", DATABASE).close()
    except psycopg.OperationalError:
        return False
    return True


def _guests(cluster: Cluster) -> int:
    with _connected(cluster, "superuser", "postgres") as connection:
        row = connection.execute(_OTHERS).fetchone()
    return int(row[0]) if row else 0


def _connected(cluster: Cluster, role: str, database: str) -> database_setup.Connection:
    try:
        return psycopg.connect(
            host=str(cluster.sockets),
            port=PORT,
            dbname=database,
            user=USERS[role],
            password=_password(role),
            connect_timeout=10,
            autocommit=True,
        )
    except psycopg.OperationalError as problem:
        if role == "superuser" and "password authentication failed" in str(problem):
            raise Refused(
                _PASSWORDS_LOST.format(folder=data_folder.path() / "secrets", database=cluster.home)
            ) from None
        raise


def _django(cluster: Cluster, role: str) -> dict[str, str]:
    return {
        "NAME": DATABASE,
        "USER": USERS[role],
        "PASSWORD": _password(role),
        "HOST": str(cluster.sockets),
        "PORT": str(PORT),
    }


def _password(role: str) -> str:
    return data_folder.secret(f"postgres_{role}")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time makes, starts or stops the server; the lock ends with its holder."""
    handle = os.open(folder / "database.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


_OTHERS = """
SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
"""
_ELSEWHERE = (
    "The database of this data folder was made in {old} and is not in {new}: the folder was moved. "
    "Move {old} to {new}; or, to start with an empty database, delete {noted}."
)
_DELETED = (
    "The database of this data folder was made in {old} and is there no more. "
    "Restore a backup into a new data folder; or, to start with an empty database, delete {noted}."
)
_PASSWORDS_LOST = (
    "The private PostgreSQL does not accept the passwords in {folder}: "
    "they were changed or deleted since it was made. "
    "Put the old files back, or restore a backup into a new data folder. "
    "To begin from nothing, delete {database} as well: everything in it is lost then."
)
