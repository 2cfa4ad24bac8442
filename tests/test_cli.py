"""The command line: quick to help, one sentence when it refuses, and a backup that brings everything back."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import click
import pytest

from config import cli, data_folder, postgres_tools, private_database
from config.postgres_cluster import cluster_of
from liren.kernel.errors import Refused

ROOT = Path(__file__).resolve().parent.parent


def liren(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "config.cli", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.fixture
def installation(tmp_path, monkeypatch):
    """An installation of its own, with an empty database."""
    monkeypatch.setenv("LIREN_DATA", str(tmp_path / "installation"))
    for variable in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        monkeypatch.delenv(variable, raising=False)
    private_database.ensure_running()
    yield tmp_path / "installation"
    private_database.stop()
    shutil.rmtree(cluster_of(data_folder.path()).home)


def test_help_names_every_command_and_needs_no_database(tmp_path, monkeypatch):
    monkeypatch.setenv("LIREN_DATA", str(tmp_path / "nowhere"))
    done = liren("--help")
    assert done.returncode == 0
    assert all(f"  {name} " in done.stdout for name in cli.INSTALLATION)
    for name in cli.INSTALLATION:
        assert liren(name, "--help").returncode == 0, name
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en_GB.UTF-8", "holds no text"), ("zh_CN.UTF-8", "没有文字"), ("C", "holds no text")],
)
def test_a_refusal_is_in_the_language_of_the_shell(tmp_path, monkeypatch, capsys, language, sentence):
    monkeypatch.setenv("LC_ALL", language)
    nothing = tmp_path / "nothing.txt"
    nothing.touch()
    assert cli.answer(["policy", "read", str(nothing)]) == 1
    assert sentence in capsys.readouterr().err


def test_wrong_usage_is_2_and_a_refusal_is_1_with_one_sentence(tmp_path):
    assert liren("no-such-command").returncode == 2
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = liren("serve", "--port", str(taken.getsockname()[1]))
    assert (done.returncode, done.stdout) == (1, "")
    assert "is in use already" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_database_that_cannot_be_reached_is_one_sentence(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody:x@127.0.0.1:1/none?connect_timeout=2")
    done = liren("backup", "/tmp/never-written.tar")  # noqa: S108
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_database_without_tables_is_one_sentence(installation):
    done = liren("policy", "judge", "--place", "330182001001")
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (1, 1)
    assert "run `liren migrate` first" in done.stderr


def test_commands_of_apps_run_with_django_ready(monkeypatch, capsys):
    @click.command("probe")
    def probe() -> None:
        raise Refused("Not today.")

    monkeypatch.setattr(cli, "_of_apps", lambda: {"probe": cli._with_django(probe)})
    assert cli.answer(["probe", "--help"]) == 0
    assert cli.answer(["probe"]) == 1
    assert capsys.readouterr().err == "Not today.\n"


def test_a_command_that_takes_the_context_of_click_has_django_ready_too():
    done = liren("policy", "check", "packs")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("5 policies, 2 laws")


def test_a_backup_brings_database_keys_and_files_back(installation, tmp_path):
    note("春")
    keep("files/photo.jpg", b"picture")
    keep("secrets/keyring.json", b"key")
    backup = tmp_path / "backup.tar"
    assert liren("backup", str(backup)).returncode == 0
    assert backup.stat().st_mode & 0o077 == 0

    note("夏")
    keep("files/photo.jpg", b"another")
    done = liren("restore", "--force", str(backup))
    assert done.returncode == 0, done.stderr
    assert notes() == ["春"]
    assert (installation / "files/photo.jpg").read_bytes() == b"picture"
    assert [file.read_bytes() for file in (installation / "files").glob("photo.jpg.before-*")] == [b"another"]


def test_a_backup_keeps_what_belongs_to_one_machine_to_itself(installation, tmp_path):
    keep("keyring.json", b"key")
    keep("secrets/django_secret", b"secret")
    assert liren("backup", str(tmp_path / "whole.tar")).returncode == 0
    assert liren("backup", "--without-keys", str(tmp_path / "keyless.tar")).returncode == 0
    whole, keyless = (tarfile.TarFile(tmp_path / f"{name}.tar").getnames() for name in ("whole", "keyless"))
    assert {"data/keyring.json", "data/secrets/django_secret"} <= set(whole)
    assert not [name for name in whole if "postgres_" in name]
    assert not [name for name in keyless if "secrets" in name or "keyring" in name]


@pytest.mark.parametrize("harm", ["cut", "changed", "foreign"])
def test_a_harmed_backup_is_refused_before_anything_is_touched(installation, tmp_path, harm):
    note("春")
    backup = tmp_path / "backup.tar"
    assert liren("backup", str(backup)).returncode == 0
    content = bytearray(backup.read_bytes())
    if harm == "cut":
        content = content[:700]
    elif harm == "changed":
        content[700] ^= 1
    else:
        content = bytearray(b"not a tar file" * 1000)
    backup.write_bytes(content)
    note("夏")
    done = liren("restore", "--force", str(backup))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert notes() == ["夏", "春"]


def test_a_backup_never_overwrites_a_file(tmp_path):
    (tmp_path / "there.tar").write_text("mine")
    assert liren("backup", str(tmp_path / "there.tar")).returncode == 1
    assert (tmp_path / "there.tar").read_text() == "mine"


@pytest.mark.slow
def test_serve_refuses_a_database_that_is_not_prepared(installation):
    told = liren("serve", "--port", str(free_port()))
    assert told.returncode == 1
    assert "liren migrate" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.slow
def test_serve_answers_and_ends_with_all_its_children_and_its_database(installation):
    assert liren("migrate").returncode == 0
    port = free_port()
    words = [sys.executable, "-m", "config.cli", "serve", "--port", str(port), "--processes", "1"]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        assert server.stdout.readline().startswith(f"Serving on http://localhost:{port}/")
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=40) == 0
    assert len(children) == 2
    assert not any(Path(f"/proc/{child}").exists() for child in children)
    assert not private_database.running()


@pytest.mark.slow
def test_a_killed_serve_leaves_no_children(installation):
    assert liren("migrate").returncode == 0
    port = free_port()
    words = [sys.executable, "-m", "config.cli", "serve", "--port", str(port), "--processes", "1"]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        server.stdout.readline()
        server.kill()
    assert comes_free(port)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def comes_free(port: int) -> bool:
    """Within a while, nobody listens there any more."""
    deadline = time.monotonic() + 40
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return True
        os.sched_yield()
    return False


def note(word: str) -> None:
    with postgres_tools.connect_as_owner() as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS memory (word text)")
        owner.execute("INSERT INTO memory VALUES (%s)", [word])


def notes() -> list[str]:
    with postgres_tools.connect_as_owner() as owner:
        return [word for (word,) in owner.execute("SELECT word FROM memory ORDER BY word")]


def keep(name: str, content: bytes) -> None:
    file = data_folder.path() / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
