"""An import is killed in the middle of its commit: nothing of it is left, and it can be done again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from liren.kernel.fence import fenced
from liren.people.commands import command_line
from liren.people.queries.digest import people_in, register_digest
from liren.testing.dirty_roster import PLACE, make_dirty_roster

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

LIREN = """
import json, os, sys
from django.conf import settings
settings.DATABASES["default"].update(json.loads(os.environ["TEST_DATABASE"]))
from config.cli import answer
sys.exit(answer(sys.argv[1:]))
"""
"""The command line, on the test's own database."""


def liren(*words: str) -> subprocess.Popen[bytes]:
    where = {key: connection.settings_dict[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    environment = {
        **os.environ,
        "TEST_DATABASE": json.dumps(where),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    return subprocess.Popen([sys.executable, "-c", LIREN, *words], env=environment, stdout=subprocess.DEVNULL)


def statements_done() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(max(done), 0) FROM people_rosterprogress WHERE step = 'people'")
        return int(cursor.fetchone()[0])


def wait_until_it_writes(process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 120
    while statements_done() < 10:
        assert process.poll() is None, "the import ended before it could be killed"
        assert time.monotonic() < deadline


def digest() -> str:
    with fenced(command_line(PLACE)):
        return register_digest(PLACE)


def test_a_killed_import_leaves_the_register_as_it_was(tmp_path: Path) -> None:
    file = make_dirty_roster(6000, seed=11).write(tmp_path / "roster.csv")
    before = digest()

    process = liren("roster", "import", str(file), "--place", PLACE)
    wait_until_it_writes(process)
    process.send_signal(signal.SIGKILL)
    process.wait()

    assert digest() == before
    assert liren("roster", "import", str(file), "--place", PLACE).wait() == 0
    assert people_in(PLACE) > 5000
