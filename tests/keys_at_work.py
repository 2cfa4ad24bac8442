"""What the tests of the keys stand on: a key file of their own, and the command line on the test's database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.db import connection

from config import database
from liren.events.queries.keys import needs
from liren.testing.people import a_phone, an_identity
from liren.testing.roster_writers import write_rows

ON_THE_TEST_DATABASE = """
import json, os, sys
from django.conf import settings
settings.DATABASES["default"].update(json.loads(os.environ["TEST_DATABASE"]))
"""
LIREN = ON_THE_TEST_DATABASE + "from config.cli import answer\nsys.exit(answer(sys.argv[1:]))"
READER = (
    ON_THE_TEST_DATABASE
    + """
import django, threading
django.setup()
from django.db import connection
from liren.kernel.fence import fenced
from liren.people import secrets
from liren.people.commands import command_line
from liren.people.models import PersonIdentity
numbers, ended = sys.argv[2:], threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
looks = missed = 0
with fenced(command_line(sys.argv[1])):
    while not ended.is_set():
        for number in numbers:
            rows = PersonIdentity.objects.unscoped("a reader of the tests looks")
            found = rows.filter(blind__in=secrets.identity_keys(number)).first()
            missed += found is None or secrets.open_identity(found.sealed) != number
            looks += 1
        if looks == len(numbers):
            print("reading", flush=True)
print(json.dumps({"looks": looks, "missed": missed}))
"""
)
"""Looks people up by their numbers, again and again, until its input ends."""


def number_of(serial: int) -> str:
    """The number of the roster's n-th person."""
    from datetime import date, timedelta

    return an_identity(date(1950, 1, 1) + timedelta(days=serial // 900), serial % 900 + 1)


def a_roster(folder: Path, people: int) -> Path:
    """A clean list of so many people, each with a number and a phone."""
    head = ["姓名", "公民身份号码", "联系电话"]
    rows = [[f"梅{'甲乙丙丁戊己庚辛壬癸'[n % 10]}", number_of(n), a_phone(n)] for n in range(people)]
    return write_rows(folder / "roster.csv", [head, *rows])


def start(program: str, *words: str, role: str = database.APPLICATION) -> subprocess.Popen[str]:
    """A process of its own on the test's database, as one of its roles."""
    who = database.connection(role)
    where = {**{key: who[key] for key in ("USER", "PASSWORD", "HOST", "PORT")}, "NAME": _name()}
    environment = {
        **os.environ, "TEST_DATABASE": json.dumps(where), "LIREN_DB_ROLE": role,
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }  # fmt: skip
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, "-c", program, *words], env=environment, text=True, **pipes)


def liren(*words: str, role: str = database.APPLICATION) -> tuple[int, str, str]:
    """Run a command to its end: exit code, answer, complaint."""
    process = start(LIREN, *words, role=role)
    answer, complaint = process.communicate()
    return process.returncode, answer, complaint


def rotate(*words: str) -> tuple[int, str, str]:
    """`liren keys rotate`, as the owner."""
    return liren("keys", "rotate", *words, role=database.OWNER)


def keys_needed() -> dict[str, set[str]]:
    """Which keys the values of each column need; the log's own, which never change, left out."""
    found: dict[str, set[str]] = {}
    for need in needs():
        if not need.place.kept:
            found.setdefault(need.place.key, set()).add(need.key)
    return found


def _name() -> str:
    return str(connection.settings_dict["NAME"])
