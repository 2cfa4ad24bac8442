"""One file that holds a whole installation: the database, the keys, the uploaded files, and their checksums.

A tar file. `manifest.json` comes last and names every other part with its size and SHA-256; a file without it
was broken off. What belongs to one machine only (the private database's passwords, gathered style sheets) is
left out.
"""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from liren.kernel.errors import Refused

MANIFEST, DUMP, FOLDER = "manifest.json", "database.dump", "data"
FORMAT = 1
KEYS = ("secrets", "keyring")
_OF_THIS_MACHINE = ("database", "static", "test")
_SECRETS_OF_THIS_MACHINE = "postgres_"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the file: where it stands, how long it is, and its SHA-256."""

    name: str
    size: int
    sha256: str


def belongings(data_folder: Path, *, keys: bool) -> Iterator[Path]:
    """The files of a data folder that make up the installation."""
    for path in sorted(data_folder.rglob("*")):
        inside = path.relative_to(data_folder).parts
        of_machine = inside[0].split(".")[0] in _OF_THIS_MACHINE or path.name.startswith(
            _SECRETS_OF_THIS_MACHINE
        )
        if (
            path.is_file()
            and not path.is_symlink()
            and not of_machine
            and (keys or inside[0].split(".")[0] not in KEYS)
        ):
            yield path


class Writer:
    """Writes parts one after the other, and the manifest at the end."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.tar = tarfile.TarFile(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT)
        self.parts: list[Part] = []

    def add(self, name: str, file: Path) -> None:
        """Add a file as a part."""
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = file.stat().st_size, 0o600
        with file.open("rb") as stream:
            self.parts.append(Part(name, entry.size, hashlib.file_digest(stream, "sha256").hexdigest()))
            stream.seek(0)
            self.tar.addfile(entry, stream)

    def finish(self, facts: dict[str, Any]) -> None:
        """Write the manifest and close."""
        text = json.dumps(
            {"format": FORMAT, **facts, "parts": [asdict(part) for part in self.parts]}, indent=1
        )
        entry = tarfile.TarInfo(MANIFEST)
        entry.size, entry.mode = len(text.encode()), 0o600
        self.tar.addfile(entry, io.BytesIO(text.encode()))
        self.tar.close()


def read_manifest(tar: tarfile.TarFile) -> dict[str, Any]:
    """The manifest, or a refusal that says what is wrong with the file."""
    try:
        stream = tar.extractfile(MANIFEST)
    except (KeyError, tarfile.TarError):
        raise Refused("This is not a backup, or it was broken off: it has no list of its parts.") from None
    manifest: dict[str, Any] = json.load(stream) if stream else {}
    if manifest.get("format") != FORMAT:
        raise Refused(f"This backup has the format {manifest.get('format')}; this version reads {FORMAT}.")
    return manifest


def unpack(tar: tarfile.TarFile, manifest: dict[str, Any], target: Path) -> list[Path]:
    """Unpack every part that the manifest names into a folder of ours. One wrong byte refuses all."""
    done = []
    for part in (Part(**each) for each in manifest["parts"]):
        path = target / _safe(part.name)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _copy(tar, part.name, path) != part.sha256:
            raise Refused(
                f"The backup is damaged: {part.name} is not what was written. Nothing was restored."
            )
        done.append(path)
    return done


def _copy(tar: tarfile.TarFile, name: str, target: Path) -> str:
    try:
        stream = tar.extractfile(name)
    except (KeyError, tarfile.TarError):
        stream = None
    if stream is None:
        return ""
    digest = hashlib.sha256()
    with target.open("xb") as copy:
        target.chmod(0o600)
        while piece := stream.read(1024 * 1024):
            digest.update(piece)
            copy.write(piece)
    return digest.hexdigest()


def _safe(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        raise Refused("The backup names files outside the data folder. Nothing was restored.")
    return path
