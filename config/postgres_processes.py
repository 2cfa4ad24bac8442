"""Which process is the postmaster of a cluster, when process ids lie.

`postmaster.pid` outlives a crash, and its number may have been given to another process since (in a container
that is the rule). PostgreSQL then refuses to start for ever. A process counts as the postmaster only when it
stands in the cluster's folder and runs `postgres`.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

_NEVER_A_PROCESS = 2**31 - 1


def postmaster_of(data: Path) -> int | None:
    """The living postmaster of a cluster, or nothing."""
    pid = _noted(data / "postmaster.pid")
    return pid if pid is not None and _is_postmaster(pid, data) else None


def name_impossible_process(lock_file: Path) -> None:
    """Put a process id that cannot exist into a lock file nobody holds.

    The rest of the file stays: PostgreSQL itself checks with it that no orphan of the crashed server still
    writes to the shared memory. Deleting the file would switch that check off.
    """
    if _noted(lock_file) is None:
        return
    first, _, rest = lock_file.read_text().partition("\n")
    if first != str(_NEVER_A_PROCESS):
        with lock_file.open("r+") as stream:
            stream.write(f"{_NEVER_A_PROCESS}\n{rest}")
            stream.truncate()


def _noted(lock_file: Path) -> int | None:
    try:
        return int(lock_file.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def _is_postmaster(pid: int, data: Path) -> bool:
    process = Path(f"/proc/{pid}")
    if not Path("/proc/self").exists():
        return _says_ps(pid, data)
    try:
        return (process / "cwd").resolve(strict=True) == data.resolve() and _program(process) == "postgres"
    except OSError:  # gone, a zombie, or not ours to look at
        return False


def _program(process: Path) -> str:
    return Path(str((process / "exe").readlink()).removesuffix(" (deleted)")).name


def _says_ps(pid: int, data: Path) -> bool:
    words = ["ps", "-p", str(pid), "-o", "command="]
    line = subprocess.run(words, capture_output=True, text=True, check=False).stdout
    return "postgres" in line and str(data) in line
