"""Where this installation keeps what is its own: database, keys, uploaded files, first-run passwords.

`LIREN_DATA` names the folder; without it, `var/` beside the code is used. Everything in it is private
to the user who runs the server (folders 0700, files 0600).
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from liren.kernel.errors import Refused

DEFAULT = Path(__file__).resolve().parent.parent / "var"


def path() -> Path:
    """The data folder, made on first use."""
    folder = Path(os.environ.get("LIREN_DATA") or DEFAULT).expanduser().resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise Refused(
            f"The data folder {folder} cannot be made ({problem.strerror}). Set LIREN_DATA."
        ) from None
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise Refused(
            f"The data folder {folder} belongs to somebody else. Set LIREN_DATA to one of your own."
        )
    _keep_private(folder)
    return folder


def _keep_private(folder: Path) -> None:
    """A folder that was there before us: ours is closed to others; into another's, only its owner may write."""
    found = folder.stat()
    if found.st_uid == os.geteuid():
        if found.st_mode & 0o077:
            folder.chmod(0o700)
    elif found.st_mode & 0o022:
        raise Refused(f"Others may write into the data folder {folder}. Set LIREN_DATA to one of your own.")


def secret(name: str, length: int = 48) -> str:
    """A random secret of this installation, made on first use, in a file that only its owner reads."""
    file = path() / "secrets" / name
    if not file.exists():
        with suppress(FileExistsError):  # another process was faster: its secret is the one
            write_private(file, secrets.token_urlsafe(length), replace=False)
    return file.read_text().strip()


def has_secret(name: str) -> bool:
    """Whether this installation has made the secret already."""
    return (path() / "secrets" / name).exists()


def write_private(file: Path, text: str, *, replace: bool = True) -> None:
    """Write a file that only its owner may read, in one step: a reader sees the old text or the new."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as stream:
        stream.write(text)
    if replace:
        draft.replace(file)
        return
    try:
        os.link(draft, file)
    finally:
        draft.unlink()
