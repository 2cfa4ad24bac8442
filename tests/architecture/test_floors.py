"""Upper floors import lower ones, never the other way; the plan of floors is `.importlinter`."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.source import HOUSE


def test_the_floors_are_kept() -> None:
    program = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(no_logo=True))"
    try:
        done = _run(program)
    except TypeError:
        done = _run(program.replace("no_logo=True", ""))
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert "0 broken" in done.stdout


def test_no_migration_is_missing() -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
        cwd=HOUSE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def _run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program], cwd=HOUSE, capture_output=True, text=True, check=False
    )
