"""Put a whole installation into one file."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

import click

from liren.kernel.errors import Refused


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--without-keys", is_flag=True, help="Leave the keys out; keep them somewhere else, or all is lost."
)
def backup(file: Path, without_keys: bool) -> None:
    """Write database, keys and uploaded files into FILE, while the installation runs.

    Whoever has the file and the keys can read everything: keep it as safe as the installation itself.
    """
    if file.exists():
        raise Refused(f"{file} exists already. Choose another name: a backup is never overwritten.")
    if not file.absolute().parent.is_dir():
        raise Refused(f"There is no folder {file.absolute().parent}.")
    with tempfile.TemporaryDirectory(dir=file.absolute().parent, prefix=".liren-backup-") as folder:
        parts = write(Path(folder), keys=not without_keys)
        os.link(Path(folder) / "backup.tar", file)
    click.echo(f"{file}: {parts} parts, {file.stat().st_size / 2**20:,.1f} MB")


def write(folder: Path, *, keys: bool) -> int:
    """Write `backup.tar` into a private folder; how many parts it has."""
    from config import data_folder, database, postgres_tools
    from config.backup_file import DUMP, FOLDER, Writer, belongings
    from config.progress import progress

    home = data_folder.path()
    with progress() as bar, _private(folder / "backup.tar") as stream:
        step = bar.add_task("Database", total=None)
        postgres_tools.dump(folder / DUMP)
        files = list(belongings(home, keys=keys))
        bar.update(step, description="Files", total=len(files) + 1)
        writer = Writer(stream)
        writer.add(DUMP, folder / DUMP)
        for file in files:
            writer.add(f"{FOLDER}/{file.relative_to(home).as_posix()}", file)
            bar.advance(step)
        application = database.connection(database.APPLICATION)["USER"]
        writer.finish(
            {"at": datetime.now(UTC).isoformat(), "version": version("liren"), "application": application}
        )
    return len(writer.parts)


def _private(file: Path) -> BinaryIO:
    return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
