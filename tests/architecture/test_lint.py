"""What `make lint` says, the tests say too: every command of its recipe in the Makefile ends well."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import pytest

from tests.architecture.source import HOUSE


def commands() -> list[str]:
    """The lines of the recipe: `-m ruff check .`, `.venv/bin/lint-imports` …"""
    recipe = re.search(r"^lint:.*\n((?:\t.*\n)+)", (HOUSE / "Makefile").read_text(), re.MULTILINE)
    assert recipe is not None, "The Makefile has no recipe for lint"
    return [line.removeprefix("\t@").removeprefix("$(RUN) ") for line in recipe[1].splitlines()]


def patience(command: str) -> list[pytest.MarkDecorator]:
    """Types take long the first time."""
    return [pytest.mark.slow] if "mypy" in command else []


@pytest.mark.parametrize("command", [pytest.param(line, marks=patience(line)) for line in commands()])
def test_it_has_nothing_to_say(command: str) -> None:
    words = shlex.split(command)
    program = [sys.executable, *words] if words[0] == "-m" else words
    done = subprocess.run(program, cwd=HOUSE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"`make lint` stops at {command}\n{done.stdout[-3000:]}{done.stderr[-1000:]}"
