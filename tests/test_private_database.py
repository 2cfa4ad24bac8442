"""The private PostgreSQL comes back from whatever happens to it, and lets nobody else in."""

import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from config import private_database
from config.postgres_cluster import Cluster, cluster_of
from config.postgres_processes import postmaster_of
from config.postgres_settings import THROW_AWAY
from liren.kernel.errors import Refused

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / "data folder"
    yield from _installation(folder, monkeypatch)


def _installation(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LIREN_DATA", str(folder))
    monkeypatch.delenv(THROW_AWAY)  # what is promised here is that nothing is lost
    yield folder
    private_database.stop()
    shutil.rmtree(cluster_of(folder).home)


def connect(role: str = "application") -> psycopg.Connection:
    address = private_database.address(role)
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    where = make_conninfo(**{theirs: address[ours] for ours, theirs in names.items()})
    return psycopg.connect(where, autocommit=True)


def remember(word: str) -> None:
    with connect("owner") as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS memory (word text)")
        owner.execute("INSERT INTO memory VALUES (%s)", [word])


def remembered() -> list[str]:
    with connect() as application:
        return [word for (word,) in application.execute("SELECT word FROM memory ORDER BY word")]


def forgotten() -> bool:
    with connect() as application:
        return application.execute("SELECT to_regclass('memory')").fetchone() == (None,)


def kill_postmaster(cluster: Cluster) -> None:
    pid = postmaster_of(cluster.data)
    assert pid
    os.kill(pid, signal.SIGKILL)
    while postmaster_of(cluster.data):  # until the kernel has taken it away
        os.sched_yield()


def test_it_starts_in_a_folder_with_a_space_and_the_application_can_use_the_owners_tables(data):
    assert private_database.ensure_running() is True
    assert private_database.ensure_running() is False
    remember("春")
    with connect() as application:
        application.execute("INSERT INTO memory VALUES ('夏')")
    assert remembered() == ["夏", "春"]


def test_a_very_long_path_gets_a_short_socket_folder(tmp_path, monkeypatch):
    for _ in _installation(tmp_path / ("deep" * 20) / ("deeper" * 10), monkeypatch):
        remember("春")
        assert remembered() == ["春"]


def test_what_is_left_of_a_test_database_is_cleared_away(data, monkeypatch):
    remember("春")
    private_database.stop()
    (data / "secrets" / "postgres_superuser").unlink()
    monkeypatch.setenv(THROW_AWAY, "1")
    private_database.ensure_running()
    assert forgotten()
    private_database.stop()
    shutil.rmtree(cluster_of(data).data)
    private_database.ensure_running()
    assert forgotten()


def test_nobody_else_gets_in(data):
    private_database.ensure_running()
    cluster = cluster_of(data)
    for folder in (data, data / "secrets", cluster.home, cluster.sockets, cluster.data):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700, folder
    for file in (data / "secrets").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(psycopg.OperationalError, match="authentication"):
        psycopg.connect(host=str(cluster.sockets), user="liren_app", dbname="liren", password="wrong")
    with connect() as application:
        assert application.execute("SHOW listen_addresses").fetchone() == ("",)


def test_the_application_role_is_plain(data):
    with connect() as application:
        row = application.execute(
            "SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls"
            " FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        assert row == (False, False, False, False)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            application.execute("CREATE TABLE mine (id int)")


def test_it_comes_back_after_kill_9_with_nothing_lost(data):
    remember("春")
    kill_postmaster(cluster_of(data))
    assert remembered() == ["春"]


def test_it_starts_although_its_process_id_now_belongs_to_somebody_else(data):
    remember("春")
    cluster = cluster_of(data)
    kill_postmaster(cluster)
    account = cluster.data.stat().st_uid  # PostgreSQL believes only in processes of its own user
    words = [sys.executable, "-c", "input()"] if os.geteuid() else ["/bin/cat"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, user=account) as stranger:
        lock_file = cluster.data / "postmaster.pid"
        lock_file.write_text(f"{stranger.pid}\n{lock_file.read_text().partition(chr(10))[2]}")
        assert remembered() == ["春"]
        assert stranger.poll() is None, "the stranger was left alone"
        stranger.communicate()


def test_it_comes_back_after_its_socket_was_swept_away(data):
    remember("春")
    shutil.rmtree(cluster_of(data).sockets)
    assert remembered() == ["春"]


def test_a_broken_off_creation_is_begun_again(data):
    cluster = cluster_of(data)
    (cluster.home / "data.new").mkdir(parents=True)
    (cluster.home / "data.new" / "PG_VERSION").write_text("18\n")
    remember("春")
    assert remembered() == ["春"]


def test_five_that_start_at_once_find_one_server(data):
    words = [sys.executable, "-c", "from config.private_database import address as a; print(a('owner'))"]
    starters = [subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(5)]
    answers = [starter.communicate(timeout=120)[0] for starter in starters]
    assert all(starter.returncode == 0 for starter in starters)
    assert len(set(answers)) == 1


def test_it_is_not_stopped_under_somebody_who_is_connected(data):
    with connect():
        assert private_database.stop_if_idle() is False
        assert private_database.running()
    while not private_database.stop_if_idle():  # the server notices the leaving a moment later
        os.sched_yield()
    assert not private_database.running()


def test_a_data_folder_whose_database_is_gone_does_not_silently_get_an_empty_one(data):
    remember("春")
    private_database.stop()
    cluster = cluster_of(data)
    away = cluster.home.with_name(f"{cluster.home.name}-away")
    cluster.home.rename(away)
    with pytest.raises(Refused, match="is there no more"):
        private_database.ensure_running()
    shutil.rmtree(cluster.home, ignore_errors=True)
    away.rename(cluster.home)
    assert remembered() == ["春"]
