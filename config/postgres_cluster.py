"""One private PostgreSQL cluster on disk: made, started, seen alive, stopped.

It listens on a socket in a folder that only its user opens, never on the network. Whether it lives is asked
by connecting, never read from a process id: a process id may be stale, or by now belong to somebody else.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import stat
import time
from dataclasses import dataclass
from pathlib import Path

from psycopg.pq import PGconn, Ping

from config import postgres_programs
from config.postgres_processes import name_impossible_process, postmaster_of
from config.postgres_programs import Programs
from config.postgres_settings import render
from liren.kernel.errors import Refused

PORT = 5432
LONGEST_SOCKET = 100
PATIENCE = 60.0
_LOG_LIMIT = 10 * 1024 * 1024
_ORPHANS = "pre-existing shared memory"
"""What the log says while the last children of a killed server still run: they end within moments."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster: its folder (data, log), its socket folder and the programs that run it."""

    home: Path
    sockets: Path
    programs: Programs

    @property
    def data(self) -> Path:
        """PostgreSQL's own folder."""
        return self.home / "data"

    @property
    def log(self) -> Path:
        """What PostgreSQL says; never a row's values."""
        return self.home / "log"

    def exists(self) -> bool:
        """Whether the cluster was made to its end (it is moved into place only then)."""
        return (self.data / "PG_VERSION").exists()

    def ping(self) -> Ping:
        """Ask at the socket: does a server answer, is it just starting or stopping, or is nobody there?"""
        words = f"host='{self.sockets}' port={PORT} dbname=postgres connect_timeout=5"
        return Ping(PGconn.ping(words.encode()))

    def make(self, superuser_password: str) -> None:
        """Create the cluster beside its place and move it there: a broken-off attempt leaves nothing."""
        self._make_folder(self.home)
        draft, words = self.home / "data.new", self.home / "password"
        shutil.rmtree(draft, ignore_errors=True)
        words.write_text("")
        words.chmod(0o600)
        self.programs.own(words)
        words.write_text(superuser_password)
        try:
            self._run_or_refuse("initdb", *_INITDB, "--pwfile", words, "--pgdata", draft)
        finally:
            words.unlink()
        draft.rename(self.data)

    def start(self) -> None:
        """Start the server and wait until it answers, through whatever an earlier crash left behind."""
        self._make_folder(self.sockets)
        self._write_settings()
        deadline = time.monotonic() + PATIENCE
        while (answer := self.ping()) is not Ping.OK:
            if time.monotonic() > deadline:
                raise Refused(self._sad_news())
            if answer is Ping.REJECT:
                time.sleep(0.1)
            else:
                self._launch()

    def stop(self) -> None:
        """Stop the server; whoever is connected is disconnected after their current statement."""
        if self.exists() and postmaster_of(self.data) is not None:
            self.programs.run(
                "pg_ctl", "stop", "-m", "fast", "-w", "-t", "60", "-D", self.data, cwd=self.home
            )

    def _launch(self) -> None:
        self._clear_the_way()
        words = ("start", "-w", "-t", "60", "-D", self.data, "-l", self.log)
        if self.programs.run("pg_ctl", *words, cwd=self.home).returncode == 0:
            return
        if _ORPHANS not in self._last_words(6):
            raise Refused(self._sad_news())
        time.sleep(0.3)

    def _clear_the_way(self) -> None:
        """A live server that lost its socket is stopped; stale process ids are taken off the lock files."""
        if postmaster_of(self.data) is not None:
            self.stop()
        else:
            name_impossible_process(self.data / "postmaster.pid")
            (self.sockets / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)
        if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT:
            self.log.replace(self.log.with_name("log.1"))

    def _sad_news(self) -> str:
        return f"The private PostgreSQL does not start: {self._last_words()} (see {self.log})"

    def _last_words(self, lines: int = 3) -> str:
        if not self.log.exists():
            return "no log was written"
        return " ".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def _write_settings(self) -> None:
        for name, text in render(self.sockets).items():
            file = self.data / name
            file.write_text(text)
            file.chmod(0o600)
            self.programs.own(file)

    def _make_folder(self, folder: Path) -> None:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.programs.own(folder)
            folder.chmod(0o700)
        except PermissionError:
            raise Refused(f"The folder {folder} belongs to somebody else.") from None
        _must_be_private(folder, self.programs.user)

    def _run_or_refuse(self, name: str, *arguments: str | Path) -> None:
        done = self.programs.run(name, *arguments, cwd=self.home)
        if done.returncode:
            raise Refused(f"{name} failed: {done.stderr.strip() or done.stdout.strip()}")


def cluster_of(data_folder: Path) -> Cluster:
    """The cluster that belongs to a data folder.

    It lives inside the data folder, run by the folder's owner; only when root starts from nothing it lives
    under /var/lib/liren, run by a system user.
    """
    inside = data_folder / "database"
    mark = hashlib.sha256(os.fsencode(data_folder)).hexdigest()[:12]
    if os.geteuid() != 0:
        return Cluster(inside, _socket_folder(inside, mark, os.geteuid()), postgres_programs.for_user(None))
    if inside.exists() and (owner := inside.stat().st_uid) != 0:
        programs = postgres_programs.for_user(pwd.getpwuid(owner).pw_name)
        return Cluster(inside, _socket_folder(inside, mark, owner), programs)
    home = postgres_programs.ROOT_HOME / mark
    return Cluster(home, home / "s", postgres_programs.for_user(postgres_programs.system_user()))


def _socket_folder(inside: Path, mark: str, owner: int) -> Path:
    """Beside the data where the path is short and plain enough; else a private folder in /tmp."""
    folder = inside / "s"
    short = len(os.fsencode(folder / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET
    plain = not set(str(folder)) & set(",\"'\\\n")
    return folder if short and plain else Path(f"/tmp/liren-{owner}-{mark}")  # noqa: S108  (checked: 0700, ours)


def _must_be_private(folder: Path, user: str | None) -> None:
    """A folder that somebody else made before us, or a link to elsewhere, is not used."""
    found = folder.lstat()
    owner = pwd.getpwnam(user).pw_uid if user else os.geteuid()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner or found.st_mode & 0o077:
        raise Refused(f"The folder {folder} is not private. Remove it, then start again.")


_INITDB = (
    "--username=postgres",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--locale=C.UTF-8",
    "--auth-local=scram-sha-256",
    "--auth-host=reject",
)
