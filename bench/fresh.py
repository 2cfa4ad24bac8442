"""From a clean clone to the first page: how many seconds, against copying the same files and nothing else.

Clones the project into a temporary folder, runs its first command there with a data folder of its own, and waits for
the first page. The package registries' own speed is part of it, so run it twice and take the second.
"""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 600


def run(rows: int = 0) -> Iterator[dict[str, Any]]:
    """One clone, one `make demo`, one page."""
    with TemporaryDirectory() as folder:
        clone, began = Path(folder) / "liren", time.perf_counter()
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        copied = time.perf_counter() - began
        seconds = copied + _until_first_page(clone, Path(folder) / "data")
    yield {"bench": "fresh", "case": "clone → first page, two commands", "rows": 1, "figure": seconds, "twin": copied,
           "unit": "s", "ratio": seconds / copied}  # fmt: skip


def _until_first_page(clone: Path, data: Path) -> float:
    port, began = _free_port(), time.perf_counter()
    environment = {**os.environ, "LIREN_DATA": str(data), "LIREN_PORT": str(port)}
    for name in ("VIRTUAL_ENV", "DJANGO_SETTINGS_MODULE", "LIREN_DB_ROLE"):
        environment.pop(name, None)
    with subprocess.Popen(["make", "demo"], cwd=clone, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            while not _answers(port):
                if server.poll() is not None or time.perf_counter() - began > LIMIT:
                    raise RuntimeError("the demo did not come up")
                time.sleep(0.2)
            return time.perf_counter() - began
        finally:
            server.terminate()
            server.wait(timeout=60)


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in/", timeout=5) as page:
            return bool(page.status == 200)
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
